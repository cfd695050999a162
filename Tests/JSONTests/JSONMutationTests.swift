import JSON
import Records
import TestKit
import Testing

@Suite struct JSONMutationTests {
  static let seeds: [String] = [
    """
    // A mapping
    {
      muster: 1, 'target': "surf",
      let: { mail: '=ToLower(Trim([E-mail]))', },
      requests: [ { operation: "a", body: { name: '=[N] & "\\t"', n: [0x1F, -.5, +1e3] } }, ],
    }
    """,
    #"{"a":[1,2.5e-3,true,false,null,"\u00e9\ud83d\ude00\n"],"b":{"":{}},"ümläut":"日本"}"#,
    "[[[[1,],],],] /* end **/",
    "{ a: 'x\\\ny', $b_1: NaN, sig\\u03A3ma: -Infinity }",
  ]

  @Test(arguments: [JSONDialect.json5, .strict])
  func `survives every truncation`(_ dialect: JSONDialect) {
    let mutations = ByteMutations(of: Self.seeds.map { Array($0.utf8) }, seed: 0)
    let complaints = mutations.truncated().compactMap { complaint(about: $0, as: dialect) }
    #expect(complaints == [])
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `survives random damage`(_ seed: UInt64) {
    var mutations = ByteMutations(of: Self.seeds.map { Array($0.utf8) }, seed: seed)
    var complaints: [String] = []
    for _ in 0..<1_500 {
      let bytes = mutations.next()
      for dialect in [JSONDialect.json5, .strict] {
        if let complaint = complaint(about: bytes, as: dialect) { complaints.append(complaint) }
      }
    }
    #expect(complaints == [])
  }

  /// Which of the things that hold for any bytes at all does not hold for these.
  private func complaint(about bytes: [UInt8], as dialect: JSONDialect) -> String? {
    let reading = JSONReader.read(SourceText(file: "t", bytes: bytes), as: dialect)
    if reading.root == nil && reading.mistakes.isEmpty {
      return "neither tree nor mistake: \(bytes)"
    }
    if !reading.mistakes.allSatisfy({ $0.place?.line != nil && $0.excerpt != nil }) {
      return "a mistake without a place: \(bytes)"
    }
    guard let root = reading.root else { return nil }
    if root.range.upperBound > bytes.count { return "a node outside of the text: \(bytes)" }
    // What was read can be written and read again, with the same outcome.
    let written = compactForm(of: root)
    let again = JSONReader.read(SourceText(file: "t", bytes: written), as: .strict)
    guard let rootAgain = again.root, again.mistakes.isEmpty else { return "not JSON: \(bytes)" }
    return compactForm(of: rootAgain) == written ? nil : "written differently: \(bytes)"
  }

  private func compactForm(of tree: JSONNode) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(json: tree)
    return Array(buffer.slice)
  }
}
