import Foundation
import FoundationXML
import Records
import Testing

@testable import Benchmarks

@Suite struct EmployeeGeneratorTests {
  private static func export(
    records: Int, seed: UInt64, _ form: RecordForm = .csv
  ) -> [UInt8] {
    var generator = EmployeeGenerator(seed: seed)
    var writer = FormWriter(form)
    var output = ByteBuffer()
    writer.begin(to: &output)
    for _ in 0..<records {
      var row = ByteBuffer()
      generator.writeRecord(to: &row)
      writer.write(row.slice, to: &output)
    }
    writer.end(to: &output)
    return Array(output.slice)
  }

  @Test func `all formats hold the same records`() throws {
    let rows = try CSVRows(Self.export(records: 2000, seed: 5)).rows
    let array = try JSONDecoder().decode(
      [[String: String?]].self, from: Data(Self.export(records: 2000, seed: 5, .json)))
    let lines = try Self.export(records: 2000, seed: 5, .jsonl).split(separator: 0x0A).map {
      try JSONDecoder().decode([String: String?].self, from: Data($0))
    }
    let elements = try XMLRecords(Self.export(records: 2000, seed: 5, .xml)).records
    #expect(array.count == 2000 && lines == array && elements == array)
    for (row, record) in zip(rows.dropFirst(), array) {
      #expect(zip(rows[0], row).allSatisfy { (record[$0] ?? nil) ?? "" == $1 })
      #expect(record.count == 21)
    }
  }

  @Test func `the seed fixes every byte`() {
    #expect(Self.export(records: 500, seed: 7) == Self.export(records: 500, seed: 7))
    #expect(Self.export(records: 500, seed: 7) != Self.export(records: 500, seed: 8))
  }

  @Test func `a longer file begins with the shorter one`() {
    #expect(Self.export(records: 300, seed: 1).starts(with: Self.export(records: 200, seed: 1)))
  }

  @Test func `every record has the header's columns and about 220 bytes`() throws {
    let bytes = Self.export(records: 5000, seed: 1)
    let rows = try CSVRows(bytes).rows
    #expect(rows.count == 5001)
    #expect(rows.allSatisfy { $0.count == 21 })
    #expect((205...230).contains(bytes.count / 5000))
  }

  @Test(arguments: [
    ("remarks", "\""), ("remarks", ","), ("remarks", "\n"), ("remarks", "\r\n"),
    ("job_title", "\""),
    ("job_title", ","), ("house_number", ","), ("email", "  "), ("first_name", " "), ("city", "ø"),
  ])
  func `what makes CSV hard occurs`(_ column: String, _ part: String) throws {
    let values = try CSVRows(Self.export(records: 1000, seed: 1)).column(column)
    #expect(values.contains { !$0.utf8.ranges(of: part.utf8).isEmpty })
  }

  @Test func `addresses are unique, and about three in five have letters beyond ASCII`() throws {
    let addresses = try CSVRows(Self.export(records: 5000, seed: 1)).column("email")
    #expect(Set(addresses.map { $0.lowercased() }).count == 5000)
    let beyondASCII = addresses.count { address in address.utf8.contains { $0 >= 0x80 } }
    #expect((2700...3300).contains(beyondASCII))
  }

  @Test(arguments: ["birth_date", "start_date"])
  func `dates are days that exist, written dd-MM-yyyy`(_ column: String) throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for date in try CSVRows(Self.export(records: 2000, seed: 3)).column(column) {
      let parts = date.split(separator: "-").compactMap { Int($0) }
      #expect(date.utf8.count == 10 && parts.count == 3)
      #expect((1...12).contains(parts[1]) && (1...lengths[parts[1] - 1]).contains(parts[0]))
    }
  }
}

/// A reader of its own, so that no mistake is shared with the product's: RFC 4180, strict, one byte at
/// a time.
private struct CSVRows {
  struct Malformed: Error {}

  private(set) var rows: [[String]] = []

  init(_ bytes: [UInt8]) throws {
    var fields: [String] = []
    var field: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\"") {
        guard field.isEmpty else { throw Malformed() }
        at += 1
        while at < bytes.count {
          if bytes[at] == UInt8(ascii: "\"") {
            at += 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { break }
          }
          field.append(bytes[at])
          at += 1
        }
      }
      guard at < bytes.count else { throw Malformed() }
      switch bytes[at] {
      case UInt8(ascii: ","), UInt8(ascii: "\r"):
        fields.append(String(decoding: field, as: UTF8.self))
        field = []
        guard bytes[at] == UInt8(ascii: "\r") else { break }
        at += 1
        guard at < bytes.count, bytes[at] == UInt8(ascii: "\n") else { throw Malformed() }
        rows.append(fields)
        fields = []
      default: field.append(bytes[at])
      }
      at += 1
    }
    guard fields.isEmpty, field.isEmpty else { throw Malformed() }
  }

  /// The values of a column, without the header.
  func column(_ name: String) throws -> [String] {
    let header = try #require(rows.first)
    let index = try #require(header.firstIndex(of: name))
    return rows.dropFirst().map { $0[index] }
  }
}

/// The records of an XML file, by a parser that is not ours.
private final class XMLRecords: NSObject, XMLParserDelegate {
  private(set) var records: [[String: String?]] = []
  private var text: String?

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "employee" { records.append([:]) }
    text = attributes["nil"] == "true" ? nil : ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard name != "employee", name != "employees" else { return }
    records[records.count - 1][name] = .some(text)
  }
}
