import Records
import TestKit
import Testing

@testable import Formats

@Suite struct XMLRecordReaderTests {
  @Test func `reads records, lines and their bytes`() {
    let reading = XMLReading(ChunkedSource(Array(XMLDocuments.tricky.utf8)))
    #expect(reading.failure == nil)
    #expect(
      reading.records.map { $0[0] } == [
        #"{"@id":"1","@note":"it's \"so\" <\n>","name":{"first":"Zoë","last":"d'Ève & co"},"#
          + #""mail":["a@x.nl",null,"b@x.nl"]}"#,
        #"{"@id":"2","name":"","note":"<b> & ]]> tail"}"#,
        #"{"@id":"3","@q:id":"x","q:name":null,"E-mail 2":"日本 😀","z":""}"#,
        ##"{"@id":"4","a":["  ",{"@b":"x\r y z","@c":"a>b\"","@d":"'>"},"\none\n"],"#text":"text"}"##,
        "{}",
      ])
    #expect(reading.lines == [6, 10, 14, 16, 19])
    #expect(reading.ordinals == [1, 2, 3, 4, 5])
    #expect(reading.raw[4] == "<s:other/>")
    #expect(reading.raw[1].hasPrefix("<employee\n    id = \"2\"\n    >"))
    #expect(reading.raw[2].hasSuffix("</field><z/></employee\n  >"))
  }

  @Test(arguments: XMLDocuments.inputs)
  func `reads the same at every chunking`(_ input: [UInt8]) {
    let whole = XMLReading(ChunkedSource(input))
    #expect(whole.failure == nil && !whole.records.isEmpty)
    for size in 1...input.count {
      #expect(XMLReading(ChunkedSource(input), feedSize: size) == whole, "pieces of \(size)")
    }
    for size in 1...64 {
      #expect(XMLReading(ChunkedSource(input, sizes: [size])) == whole, "chunks of \(size)")
    }
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let sizes = (0..<input.count).map { _ in Int.random(in: 1...9, using: &generator) }
      let feedSize = Int.random(in: 1...40, using: &generator)
      let reading = XMLReading(ChunkedSource(input, sizes: sizes), feedSize: feedSize)
      #expect(reading == whole, "chunks of \(sizes), pieces of \(feedSize)")
    }
  }

  @Test(arguments: XMLDocuments.inputs)
  func `finds what libxml2's own tree has`(_ input: [UInt8]) {
    let reading = XMLReading(ChunkedSource(input))
    #expect(reading.records.map { $0[0] } == XMLOracleElement.root(of: input)?.records)
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `survives mutated documents, and reads those that are well-formed as libxml2 does`(
    _ seed: UInt64
  ) {
    var mutations = ByteMutations(of: XMLDocuments.inputs, seed: seed)
    var acceptedCount = 0
    let fields = ["name/first", "@id", "mail/1", "*", "#text", "note", "*/@b", ""]
    let truncated = seed == 1 ? mutations.truncated() : []
    for input in truncated + (0..<700).map({ _ in mutations.next() }) {
      let whole = XMLReading(ChunkedSource(input))
      #expect(whole.ordinals == whole.ordinals.indices.map { $0 + 1 })
      let pieces = XMLReading(ChunkedSource(input), feedSize: Int(seed) * 5)
      #expect(pieces.records == whole.records, "\(input)")
      #expect((pieces.failure == nil) == (whole.failure == nil), "\(input)")
      let cut = XMLReading(ChunkedSource(input), fields: fields)
      #expect(cut.records.map { $0.last } == whole.records.map { $0.last }, "\(input)")
      guard whole.failure == nil else {
        #expect(whole.failure?.place?.line != nil || whole.failure?.code == "xml.empty", "\(input)")
        continue
      }
      acceptedCount += 1
      let oracle = XMLOracleElement.root(of: input)?.records
      // Where a byte order mark says that it is UTF-16, muster does not read the name of the encoding.
      if oracle == nil, input.starts(with: [0xFE, 0xFF]) { continue }
      #expect(whole.records.map { $0[0] } == oracle, "\(input)")
    }
    #expect(acceptedCount > 15)
  }
}
