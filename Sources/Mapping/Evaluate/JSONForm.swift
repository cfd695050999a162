import JSON
import Records

/// Values as JSON, as `muster eval` shows them.
enum JSONForm {
  /// Adds a value as JSON: a date as its text, a file as its path, no value and `Clear()` as null.
  ///
  /// Errors: `date.outOfRange`.
  static func append(
    _ cell: Cell, to buffer: inout ByteBuffer, _ scratch: Scratch
  ) throws(RecordProblem) {
    switch cell.kind {
    case .absent, .null, .cleared: buffer.append("null")
    case .number, .nested: buffer.append(cell.bytes)
    case .boolean: buffer.append(cell.isTrue ? "true" : "false")
    case .text, .file, .date: buffer.appendJSONString(try TextForm.text(of: cell, scratch))
    case .list:
      buffer.append(UInt8(ascii: "["))
      for index in 0..<cell.elementCount {
        if index > 0 { buffer.append(UInt8(ascii: ",")) }
        try append(cell.element(index), to: &buffer, scratch)
      }
      buffer.append(UInt8(ascii: "]"))
    }
  }
}
