import Records
import TestKit
import Testing

@testable import Formats

/// Rejects are a document of their own that reads as the input did.
@Suite struct XMLRejectsTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private static let own = "xmlns:muster=\"urn:muster:record\""
  private static let because = "muster:reason=\"bad\""

  struct Example: CustomTestStringConvertible, Sendable {
    var document: String
    var records: String?
    var rejects: String
    var testDescription: String { document }

    init(_ document: String, records: String? = nil, _ rejects: String) {
      self.document = document
      self.records = records
      self.rejects = rejects
    }
  }

  @Test(arguments: [
    Example(
      "<r a='1'>\n<p b=\"2\"/>text<p\n >x &amp; <![CDATA[y]]><!-- z --></p></r>",
      "<r \(own)>\n<p muster:line=\"2\" \(because) b=\"2\"/>\n"
        + "<p muster:line=\"2\" \(because)\n >x &amp; <![CDATA[y]]><!-- z --></p>\n</r>\n"),
    Example(
      "<r xmlns='urn:x' xmlns:q='urn:&quot;'><p><q:a/></p></r>",
      "<r xmlns=\"urn:x\" xmlns:q=\"urn:&quot;\" \(own)>\n"
        + "<p muster:line=\"1\" \(because)><q:a/></p>\n</r>\n"),
    Example(
      "<a xmlns='urn:a'><b c='1'><d xmlns:q='urn:q'><q:e/></d></b><b/></a>", records: "/a/b/d/*",
      "<a xmlns=\"urn:a\">\n<b>\n<d xmlns:q=\"urn:q\" \(own)>\n"
        + "<q:e muster:line=\"1\" \(because)/>\n</d>\n</b>\n</a>\n"),
    Example(
      "<a><b xmlns='urn:1'><c/></b><b xmlns='urn:2'><c x='&lt;'/></b><b><c/></b></a>",
      records: "/a/b/c",
      "<a>\n<b xmlns=\"urn:1\" \(own)>\n<c muster:line=\"1\" \(because)/>\n"
        + "<c muster:line=\"1\" \(because) xmlns=\"urn:2\" x='&lt;'/>\n"
        + "<c muster:line=\"1\" \(because) xmlns=\"\"/>\n</b>\n</a>\n"),
    Example(
      "<a><b xmlns:q='urn:1'><q:c/></b><b xmlns:q='urn:2'><q:c xmlns:q='urn:3'/></b></a>",
      records: "/a/b/*",
      "<a>\n<b xmlns:q=\"urn:1\" \(own)>\n<q:c muster:line=\"1\" \(because)/>\n"
        + "<q:c muster:line=\"1\" \(because) xmlns:q='urn:3'/>\n</b>\n</a>\n"),
    Example(
      "<r><p/></r>", records: "/r",
      "<r \(own) muster:line=\"1\" \(because)><p/></r>\n"),
    Example(
      "<r xmlns:muster='urn:other'><p muster:line='5'/></r>",
      "<r xmlns:muster=\"urn:other\" xmlns:muster2=\"urn:muster:record\">\n"
        + "<p muster2:line=\"1\" muster2:reason=\"bad\" muster:line='5'/>\n</r>\n"),
    Example(
      "<r><p xmlns:muster='urn:other'/></r>",
      "<r \(own)>\n<p xmlns:muster2=\"urn:muster:record\" muster2:line=\"1\" "
        + "muster2:reason=\"bad\" xmlns:muster='urn:other'/>\n</r>\n"),
    Example(
      "<r xmlns:m='urn:muster:record'>\n<p m:line='7' a='1' m:reason='worse' b='2'><x m:kind='list'/></p></r>",
      "<r xmlns:m=\"urn:muster:record\">\n"
        + "<p m:line=\"2\" m:reason=\"bad\" a='1' b='2'><x m:kind='list'/></p>\n</r>\n"),
  ]) func `are the records as they stand, below the elements around them`(
    _ example: Example
  ) throws {
    let reading = try XMLReading(example.document, records: example.records)
    #expect(reading.failure == nil)
    #expect(reading.rejects == Self.head + example.rejects)
    let again = try XMLReading(reading.rejects, records: example.records)
    #expect(again.failure == nil && again.records == reading.records)
  }

  @Test func `have reasons that are text of one line`() throws {
    let reader = try XMLRecordReader(
      ChunkedSource(Array("<r><p/></r>".utf8)), settings: XMLSettings())
    let batch = reader.makeBatch(fields: [])
    #expect(try reader.read(into: batch))
    var rejects = reader.makeRejects()
    #expect(!rejects.separatesReasons)
    var output = ByteBuffer()
    rejects.append(
      batch.bytes.slice[batch.places[0].raw], line: 1,
      reason: "\"a\" < 'b' & \u{1}\u{FFFE}é\n\t]]>",
      in: .utf8, to: &output)
    #expect(
      String(output.slice)
        == "<r xmlns:muster=\"urn:muster:record\">\n<p muster:line=\"1\" muster:reason=\"&quot;a&quot; &lt; 'b' &amp;   é&#10;&#9;]]&gt;\"/>\n"
    )
  }

  @Test(arguments: XMLDocuments.inputs)
  func `read as their input did, and once more`(_ input: [UInt8]) throws {
    let first = XMLReading(ChunkedSource(input))
    let second = XMLReading(ChunkedSource(Array(first.rejects.utf8)))
    let third = XMLReading(ChunkedSource(Array(second.rejects.utf8)))
    #expect(second.failure == nil && second.records == first.records)
    #expect(third.records == first.records && third.rejects == second.rejects)
    #expect(
      XMLOracleElement.root(of: Array(first.rejects.utf8))?.records == first.records.map { $0[0] })
  }

  @Test(arguments: [5, 6] as [UInt64])
  func `of mutated documents are well-formed too`(_ seed: UInt64) {
    var mutations = ByteMutations(of: XMLDocuments.inputs, seed: seed)
    for _ in 0..<700 {
      let reading = XMLReading(ChunkedSource(mutations.next()))
      if reading.records.isEmpty { continue }
      // A document that broke off has no end, which the end of its rejects does not change.
      let rejects = reading.rejects + (reading.failure == nil ? "" : "</broken>")
      let again = XMLReading(ChunkedSource(Array(rejects.utf8)))
      #expect(
        again.records == reading.records && (again.failure == nil) == (reading.failure == nil))
    }
  }
}
