import JSON
import Records

extension ByteBuffer {
  /// Adds a cell as JSON in its shortest form: a nested value as it is, a file as its path, no value as null.
  mutating func append(jsonOf cell: Cell) {
    switch cell.kind {
    case .absent, .null, .cleared: append("null")
    case .text, .file: appendJSONString(cell.bytes)
    case .number, .nested: append(cell.bytes)
    case .boolean: append(cell.isTrue ? "true" : "false")
    case .list:
      append(UInt8(ascii: "["))
      for position in 0..<cell.elementCount {
        if position > 0 { append(UInt8(ascii: ",")) }
        append(jsonOf: cell.element(position))
      }
      append(UInt8(ascii: "]"))
    case .date: preconditionFailure("dates are made text before they are written")
    }
  }
}
