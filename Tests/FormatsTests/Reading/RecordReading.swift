import Formats
import Records

/// What a reader made of an input: everything that a user could see of it.
struct RecordReading: Equatable {
  /// A record as it came.
  struct Record: Equatable {
    var cells: [String]
    var ordinal: Int
    var line: Int
    var raw: String
    var problem: RecordProblem?
  }

  var records: [Record] = []
  /// What ended the input, if it was not its end.
  var failure: Diagnostic?

  /// Nothing was there.
  init() {}

  /// Reads all of an input.
  init(
    _ format: FormatUnderTest, _ source: any ByteSource, fields: [String],
    limits: FormatUnderTest.Limits = FormatUnderTest.Limits()
  ) {
    do throws(Diagnostic) {
      let reader = try format.open(source, limits)
      let batch = reader.makeBatch(fields: fields)
      while try reader.read(into: batch) {
        defer { take(batch) }
        try batch.decode()
      }
    } catch {
      failure = error
    }
  }

  /// Reads all of some bytes.
  init(
    _ format: FormatUnderTest, _ bytes: some Sequence<UInt8>, sizes: [Int] = [.max],
    fields: [String], limits: FormatUnderTest.Limits = FormatUnderTest.Limits()
  ) {
    self.init(format, ChunkedSource(Array(bytes), sizes: sizes), fields: fields, limits: limits)
  }

  private mutating func take(_ batch: RecordBatch) {
    for number in 0..<batch.count {
      let fields = batch.fields(of: number)
      let place = batch.places[number]
      records.append(
        Record(
          cells: batch.problems[number] == nil
            ? (0..<fields.count).map { Self.text(of: fields[$0]) } : [],
          ordinal: place.ordinal, line: place.line,
          raw: String(batch.bytes.slice[place.raw]), problem: batch.problems[number]))
    }
  }

  /// The codes of records with problems, and nil for the others.
  var codes: [DiagnosticCode?] { records.map { $0.problem?.code } }

  /// The first cell of each record that has no problem.
  var firstCells: [String] { records.compactMap { $0.cells.first } }

  /// A cell with its kind: text in quotes, numbers and nested values as they are, lists in brackets.
  static func text(of cell: Cell) -> String {
    switch cell.kind {
    case .absent: "absent"
    case .null: "null"
    case .text: "\"" + String(cell.bytes) + "\""
    case .number, .nested: String(cell.bytes)
    case .boolean: cell.isTrue ? "true" : "false"
    case .list:
      "[" + (0..<cell.elementCount).map { text(of: cell.element($0)) }.joined(separator: ",") + "]"
    case .date, .cleared, .file: "\(cell.kind)"
    }
  }
}
