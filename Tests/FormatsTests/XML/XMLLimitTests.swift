import Records
import Synchronization
import TestKit
import Testing

@testable import Formats

/// Documents that would take memory or time without end, and limits that hold to the byte.
@Suite struct XMLLimitTests {
  /// A document that is made while it is read: a beginning, a part many times over, an end.
  final class GrowingSource: ByteSource {
    let name = "staff.xml"
    /// What is left to give: a text and how often.
    private let rest: Mutex<[(text: FixedBytes, times: Int)]>

    init(_ head: String, _ part: String, times: Int, _ tail: String) {
      // Many parts at once, so that there are few reads.
      let together = max(1, 1_000 / part.utf8.count)
      rest = Mutex([
        (Self.bytes(head), 1),
        (Self.bytes(String(repeating: part, count: together)), times / together),
        (Self.bytes(String(repeating: part, count: times % together)), 1), (Self.bytes(tail), 1),
      ])
    }

    private static func bytes(_ text: String) -> FixedBytes {
      var buffer = ByteBuffer()
      buffer.append(text)
      return FixedBytes(buffer)
    }

    func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
      let next = rest.withLock { rest -> FixedBytes? in
        while let first = rest.first {
          if first.times > 0, !first.text.slice.isEmpty {
            rest[0].times -= 1
            return first.text
          }
          rest.removeFirst()
        }
        return nil
      }
      guard let next else { return 0 }
      buffer.append(next.slice)
      return next.slice.count
    }
  }

  private func limits(field: Int = 1 << 20, record: Int = 8 << 20, depth: Int = 512) -> XMLLimits {
    var limits = XMLLimits()
    limits.maximumFieldSize = field
    limits.maximumRecordSize = record
    limits.maximumDepth = depth
    return limits
  }

  @Test(arguments: [
    ("<p><a>12345</a></p>", "a"), ("<p><a>&amp;2345</a></p>", "a"),
    ("<p><a b='12345'/></p>", "a/@b"), ("<p><a>12<b/>345</a></p>", "a/#text"),
    ("<p><a><b>12345</b></a></p>", "a"), ("<p><a b='12345'><c/></a></p>", "a"),
    ("<p><a>12<![CDATA[345]]></a></p>", "a"),
  ]) func `rejects the record of a longer text or attribute`(
    _ record: String, _ field: String
  ) throws {
    let text = "<r>\(record)<p><a>1</a></p></r>"
    let fitting = try XMLReading(text, fields: [field], limits: limits(field: 5))
    #expect(fitting.problems == [:] && fitting.records.count == 2)
    let over = try XMLReading(text, fields: [field], limits: limits(field: 4))
    #expect(over.problems == [1: "xml.fieldTooLong"] && over.failure == nil)
    #expect(over.records.count == 2 && over.raw[0] == record)
    let unused = try XMLReading(text, fields: ["z"], limits: limits(field: 4))
    #expect(unused.problems == [:])
  }

  @Test func `stops at a longer record`() throws {
    let text = "<r>\n<p/>\n<p\n a='é'>12345</p></r>"
    let length = "<p\n a='é'>12345</p>".utf8.count
    #expect(try XMLReading(text, limits: limits(record: length)).failure == nil)
    let over = try XMLReading(text, limits: limits(record: length - 1))
    #expect(over.records.count == 1)
    #expect(over.failure?.code == "xml.recordTooLong")
    #expect(over.failure?.place == Place(file: "staff.csv", line: 3))
  }

  @Test(arguments: [1, 2, 7, 64])
  func `stops at the same record however the text comes`(_ feedSize: Int) {
    for limit in 4...20 {
      let source = { ChunkedSource(Array("<r><p/><p>123</p><p>12345678</p></r>".utf8)) }
      let whole = XMLReading(source(), limits: limits(record: limit))
      let pieces = XMLReading(source(), limits: limits(record: limit), feedSize: feedSize)
      #expect(pieces.records == whole.records && pieces.failure?.code == whole.failure?.code)
      #expect(whole.records.count == (limit < 10 ? 1 : limit < 15 ? 2 : 3), "\(limit)")
    }
  }

  @Test func `stops at deeper nesting`() throws {
    func nested(_ depth: Int) -> String {
      "<r>\n<p>" + String(repeating: "<a>", count: depth - 2)
        + String(repeating: "</a>", count: depth - 2) + "</p></r>"
    }
    #expect(try XMLReading(nested(12), limits: limits(depth: 12)).failure == nil)
    let over = try XMLReading(nested(13), limits: limits(depth: 12))
    #expect(over.failure?.code == "xml.tooDeep")
    #expect(over.failure?.place?.line == 2 && over.failure?.place?.column == 3 + 10 * 3 + 3)
    #expect(try XMLReading(nested(512)).failure == nil)
    #expect(try XMLReading(nested(513)).failure?.code == "xml.tooDeep")
    #expect(try XMLReading(nested(50_000), limits: limits(depth: 50_000)).failure == nil)
  }

  @Test func `stops at 100,000 nested elements`() throws {
    let source = GrowingSource("<r><p>", "<a>", times: 100_000, "")
    #expect(XMLReading(source).failure?.code == "xml.tooDeep")
  }

  @Test(
    arguments: [
      ("<r><p><a>", "x", "xml.recordTooLong"), ("<r><p a='", "x", "xml.markupTooLong"),
      ("<r><p><a b='", "x", "xml.recordTooLong"), ("<r><p><!--", "x", "xml.recordTooLong"),
      ("<r><!--", "x", "xml.markupTooLong"), ("<!--", "x", "xml.markupTooLong"),
      ("<r><?x ", "x", "xml.markupTooLong"), ("<r><p><![CDATA[", "x", "xml.recordTooLong"),
      ("<r", " ", "xml.markupTooLong"), ("<r><p><a>", "<b/>", "xml.recordTooLong"),
      ("<r><p><a", "aaaa", "xml.recordTooLong"), ("<", "a", "xml.markupTooLong"),
      ("<r><p><a>&", "a", "xml.entity"), ("<r><p>", "&#65;", "xml.recordTooLong"),
      ("<r><p", " a='1'", "xml.markupTooLong"), ("<r>&", "a", "xml.entity"),
    ] as [(String, String, DiagnosticCode)])
  func `ends before 30 MB of one thing are in memory`(
    _ head: String, _ part: String, _ code: DiagnosticCode
  ) {
    let reading = XMLReading(GrowingSource(head, part, times: 30_000_000 / part.utf8.count, ""))
    #expect(reading.failure?.code == code)
    #expect(reading.failure?.place?.line == 1)
    #expect(reading.records.isEmpty)
  }

  @Test func `passes over 30 MB of text between records`() {
    let reading = XMLReading(
      GrowingSource("<r><p/>", "text &amp; <![CDATA[more]]> ", times: 1_200_000, "<p/></r>"))
    #expect(reading.failure == nil && reading.records.count == 2)
  }

  @Test func `reads a record of many small parts`() {
    let fields = ["a", "a/9", ""]
    let source = GrowingSource("<r><p>", "<a/>", times: 200_000, "</p></r>")
    let reading = XMLReading(source, fields: fields)
    #expect(reading.failure == nil && reading.records[0][1] == "''")
    let names = (0..<100_000).map { "<field name='n\($0)'/>" }.joined()
    let named = XMLReading(ChunkedSource(Array("<r><p>\(names)</p></r>".utf8)))
    #expect(named.records[0][0].hasSuffix(#""n99999":""}"#))
  }

  @Test func `reads many names and many namespaces`() {
    let records = (0..<20_000).map { "<p\($0) xmlns:q='urn:\($0)' q:a\($0)='1'><b\($0)/></p\($0)>" }
    let text = "<r>\(records.joined())</r>"
    let reading = XMLReading(
      ChunkedSource(Array(text.utf8)), fields: ["b0", "b19999", "@q:a7", "*"])
    #expect(reading.failure == nil && reading.records.count == 20_000)
    #expect(reading.records[0] == ["''", "-", "-", "['']"])
    #expect(reading.records[7] == ["-", "-", "'1'", "['']"])
    #expect(reading.records[19_999] == ["-", "''", "-", "['']"])
  }

  // MARK: Entities

  static let entities: [(name: String, text: String)] = [
    (
      "billion laughs",
      "<!DOCTYPE r [<!ENTITY a 'ha'>"
        + (1...9).map { "<!ENTITY a\($0) '&a\($0 - 1 == 0 ? "" : "\($0 - 1)");&a;&a;'>" }.joined()
        + "]><r><p>&a9;</p></r>"
    ),
    (
      "quadratic blow-up",
      "<!DOCTYPE r [<!ENTITY a '\(String(repeating: "x", count: 100_000))'>]><r><p>"
        + String(repeating: "&a;", count: 10_000) + "</p></r>"
    ),
    (
      "an external entity",
      "<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><r><p>&a;</p></r>"
    ),
    ("an external DTD", "<!DOCTYPE r SYSTEM 'file:///etc/passwd'><r><p>1</p></r>"),
    ("a public DTD", "<!DOCTYPE r PUBLIC '-//X//Y' 'http://127.0.0.1:1/x.dtd'><r><p>1</p></r>"),
    ("a parameter entity", "<!DOCTYPE r [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><r/>"),
    ("default attributes", "<!DOCTYPE r [<!ATTLIST p a CDATA 'x'>]><r><p/></r>"),
  ]

  @Test(arguments: entities)
  func `refuses entities and DTDs by their DOCTYPE`(_ name: String, _ text: String) throws {
    for feedSize in [1, 100, XMLRecordReader.feedSize] {
      let reading = XMLReading(ChunkedSource(Array(text.utf8)), feedSize: feedSize)
      #expect(reading.failure?.code == "xml.doctype" && reading.records.isEmpty)
    }
  }

  @Test func `does not include other documents`() throws {
    let reading = try XMLReading(
      "<r xmlns:xi='http://www.w3.org/2001/XInclude'><p><xi:include href='/etc/passwd'/></p></r>")
    #expect(reading.records == [[#"{"xi:include":{"@href":"/etc/passwd"}}"#]])
  }
}
