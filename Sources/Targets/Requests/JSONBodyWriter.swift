import JSON
public import Records

/// Writes the JSON body of a request: its values in the objects and arrays of the body's shape.
///
/// Source: RFC 8259; the same request makes the same bytes, members in the order of the mapping.
public struct JSONBodyWriter {
  /// Where the item of a collecting request is in the output; empty when it has no value.
  public private(set) var item = 0..<0

  private var needsComma = false

  /// A writer of one body.
  public init() {}

  /// Adds a body.
  ///
  /// - Parameter first: The position of the body's first value.
  public mutating func append(
    _ request: borrowing MappedRequest, from first: Int, _ shape: JSONBodyShape,
    to output: inout ByteBuffer
  ) {
    var position = first
    var number = 0
    var itemStart = 0
    while number < shape.count {
      let piece = shape[number]
      let hasValue =
        position < request.values.count && request.values[position].name < piece.endLeaf
      switch piece.kind {
      case .objectBegin, .arrayBegin:
        if !hasValue && number > 0 {
          number = Int(piece.next)
          continue
        }
        begin(piece, to: &output)
        output.append(UInt8(ascii: piece.kind == .objectBegin ? "{" : "["))
        needsComma = false
        if piece.isCollected { itemStart = output.count }
      case .objectEnd:
        output.append(UInt8(ascii: "}"))
        needsComma = true
      case .arrayEnd:
        if piece.isCollected { item = itemStart..<output.count }
        output.append(UInt8(ascii: "]"))
        needsComma = true
      case .value:
        if hasValue {
          begin(piece, to: &output)
          appendValues(request, &position, leaf: piece.leaf, to: &output)
          needsComma = true
        } else if shape.count == 1 {
          output.append("null")
        }
      }
      number += 1
    }
  }

  private func begin(_ piece: JSONBodyShape.Piece, to output: inout ByteBuffer) {
    if needsComma { output.append(UInt8(ascii: ",")) }
    output.append(piece.head)
  }

  /// Adds the values of a leaf: one, or the elements of a list.
  private func appendValues(
    _ request: borrowing MappedRequest, _ position: inout Int, leaf: Int32,
    to output: inout ByteBuffer
  ) {
    let isList = request.values[position].isElement
    if isList { output.append(UInt8(ascii: "[")) }
    let first = position
    while position < request.values.count, request.values[position].name == leaf {
      if position > first { output.append(UInt8(ascii: ",")) }
      let value = request.values[position]
      switch value.kind {
      case .text, .date: output.appendJSONString(value.bytes)
      case .cleared: output.append("null")
      default: output.append(value.bytes)
      }
      position += 1
    }
    if isList { output.append(UInt8(ascii: "]")) }
  }
}
