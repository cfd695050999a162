import Records
import Text

/// Values as text, for `&`, text functions and tables.
enum TextForm {
  /// The text of a value: a date in Entra's form, true and false as these words, no value as no text.
  @inline(__always)
  static func text(of cell: Cell, _ scratch: Scratch) throws(RecordProblem) -> ByteSlice {
    switch cell.kind {
    case .text, .number, .nested, .file: cell.bytes
    case .boolean: ByteSlice(cell.isTrue ? "true" : "false")
    case .date: try dateText(cell.ticks, scratch)
    case .absent, .null, .cleared, .list: .empty
    }
  }

  /// Adds the text of a value to the open piece.
  @inline(__always)
  static func append(_ cell: Cell, to scratch: Scratch) throws(RecordProblem) {
    switch cell.kind {
    case .text, .number, .nested, .file: scratch.append(cell.bytes)
    case .boolean: scratch.append(cell.isTrue ? "true" : "false")
    case .date: try DateWriter.appendEntraText(cell.ticks, to: scratch)
    case .absent, .null, .cleared, .list: break
    }
  }

  private static func dateText(_ ticks: Int64, _ scratch: Scratch) throws(RecordProblem)
    -> ByteSlice
  {
    try DateWriter.appendEntraText(ticks, to: scratch)
    return scratch.finish()
  }
}
