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
    for bytes in mutations.truncated() { verify(bytes, as: dialect) }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `survives random damage`(_ seed: UInt64) {
    var mutations = ByteMutations(of: Self.seeds.map { Array($0.utf8) }, seed: seed)
    for _ in 0..<1_500 {
      let bytes = mutations.next()
      verify(bytes, as: .json5)
      verify(bytes, as: .strict)
    }
  }

  /// What holds for any bytes at all.
  private func verify(_ bytes: [UInt8], as dialect: JSONDialect) {
    let source = SourceText(file: "t", bytes: bytes)
    let reading = JSONReader.read(source, as: dialect)
    #expect(reading.root != nil || !reading.mistakes.isEmpty, "\(bytes)")
    for mistake in reading.mistakes {
      #expect(mistake.place?.line != nil && mistake.excerpt != nil, "\(bytes)")
    }
    guard let root = reading.root else { return }
    #expect(root.range.lowerBound >= 0 && root.range.upperBound <= bytes.count, "\(bytes)")
    var compact = ByteBuffer()
    compact.append(json: root)
    // What was read can be written and read again, with the same outcome.
    let again = JSONReader.read(SourceText(file: "t", bytes: compact.slice), as: .strict)
    #expect(again.mistakes.isEmpty, "\(bytes)")
    var compactAgain = ByteBuffer()
    again.root.map { compactAgain.append(json: $0) }
    #expect(compact.slice == compactAgain.slice, "\(bytes)")
  }
}
