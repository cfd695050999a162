import Records
import TestKit

@testable import Formats

/// What a reader made of a document: everything that a user could see of it.
struct XMLReading: Equatable {
  /// The cells of each record, as `form` shows them.
  var records: [[String]] = []
  var lines: [Int] = []
  var ordinals: [Int] = []
  var raw: [String] = []
  var problems: [Int: DiagnosticCode] = [:]
  var failure: Diagnostic?
  /// The rejects document with all records.
  var rejects = ""

  /// Reads a source.
  ///
  /// - Parameter feedSize: How many bytes libxml2 is given at once.
  init(
    _ source: any ByteSource, fields: [String] = [wholeRecordField],
    _ settings: XMLSettings = XMLSettings(), limits: XMLLimits = XMLLimits(),
    feedSize: Int = XMLRecordReader.feedSize
  ) {
    var output = ByteBuffer()
    do throws(Diagnostic) {
      let reader = try XMLRecordReader(
        source, settings: settings, limits: limits, feedSize: feedSize)
      let batch = reader.makeBatch(fields: fields)
      var rejects = reader.makeRejects()
      while try reader.read(into: batch) {
        defer { take(batch) }
        try batch.decode()
        if records.isEmpty { rejects.begin(to: &output) }
        for number in 0..<batch.count {
          let place = batch.places[number]
          rejects.append(
            batch.bytes.slice[place.raw], line: place.line, reason: "bad", in: reader.encoding,
            to: &output)
        }
      }
      if !records.isEmpty { rejects.end(to: &output) }
    } catch {
      failure = error
    }
    rejects = String(output.slice)
  }

  /// Reads a text.
  init(
    _ text: String, fields: [String] = [wholeRecordField], records: String? = nil,
    namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits()
  ) throws {
    var settings = XMLSettings()
    if let records { settings.records = try XMLElementPath(records) }
    settings.namespaces = XMLNamespaces(namespaces)
    self.init(ChunkedSource(Array(text.utf8)), fields: fields, settings, limits: limits)
  }

  private mutating func take(_ batch: RecordBatch) {
    for number in 0..<batch.count {
      let fields = batch.fields(of: number)
      records.append((0..<fields.count).map { Self.form(fields[$0]) })
      lines.append(batch.places[number].line)
      ordinals.append(batch.places[number].ordinal)
      raw.append(String(batch.bytes.slice[batch.places[number].raw]))
      if let problem = batch.problems[number] { problems[ordinals.count] = problem.code }
    }
  }

  /// A cell for comparison: text in quotes, `-` for one that is absent.
  static func form(_ cell: Cell) -> String {
    switch cell.kind {
    case .absent: "-"
    case .null: "null"
    case .text: "'\(String(cell.bytes))'"
    case .nested: String(cell.bytes)
    case .list:
      "[" + (0..<cell.elementCount).map { form(cell.element($0)) }.joined(separator: " ") + "]"
    default: "\(cell.kind)"
    }
  }
}
