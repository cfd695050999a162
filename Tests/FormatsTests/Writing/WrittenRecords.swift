import Formats
import Records

/// A value of a record that a test writes.
enum Value: ExpressibleByStringLiteral, ExpressibleByNilLiteral, Sendable {
  case none
  case text(String)
  case number(String)
  case boolean(Bool)
  case list([Value])
  case nested(String)
  case cleared

  init(stringLiteral text: String) { self = .text(text) }
  init(nilLiteral: ()) { self = .none }

  /// The value as a cell whose bytes a scratch keeps.
  func cell(_ scratch: Scratch) -> Cell {
    switch self {
    case .none: return .null
    case .text(let text): return .text(scratch.copy(text))
    case .number(let text): return .number(scratch.copy(text))
    case .boolean(let value): return .boolean(value)
    case .nested(let json): return .nested(scratch.copy(json))
    case .cleared: return .cleared
    case .list(let values):
      let mark = scratch.beginList()
      for value in values { scratch.push(value.cell(scratch)) }
      return scratch.finishList(from: mark)
    }
  }
}

/// What a writer made of records, and why it refused some.
struct WrittenRecords {
  /// The bytes as they would be in a file.
  private(set) var bytes: [UInt8] = []
  /// The records that were refused, with the property that is to blame: `name: csv.nulCharacter`.
  private(set) var problems: [String] = []

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes records one after the other with one memory.
  init(_ records: [[Value]], _ writer: any RecordWriter) {
    let memory = WritingMemory()
    var output = ByteBuffer()
    writer.begin(to: &output)
    var isFirst = true
    for record in records {
      let scratch = Scratch()
      var cells = GrowingTable<Cell>()
      for value in record { cells.append(value.cell(scratch)) }
      var bytes = ByteBuffer()
      bytes.append("kept")
      do throws(RecordProblem) {
        try withExtendedLifetime(scratch) { () throws(RecordProblem) in
          try writer.append(
            CellList(cells, from: 0, count: cells.count), memory, to: &bytes)
        }
        output.append(bytes.slice[(4 + (isFirst ? writer.separatorCount : 0))...])
        isFirst = false
      } catch {
        problems.append("\(error.property ?? "record"): \(error.code)")
        if !(bytes.slice == "kept") { problems.append("something was left of the record") }
      }
    }
    writer.end(to: &output)
    bytes = Array(output.slice)
  }

  /// Writes whole records, given as JSON.
  init(objects: [String], _ writer: any RecordWriter) {
    self.init(objects.map { [.nested($0)] }, writer)
  }
}
