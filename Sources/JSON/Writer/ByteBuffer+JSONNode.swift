public import Records

extension ByteBuffer {
  /// Adds a tree as JSON in its shortest form: no white space, members in the order of the source.
  ///
  /// The same tree always gives the same bytes. Numbers keep their digits, those of JSON5 are written
  /// in JSON's form. What JSON has no form for (infinities, NaN, an `invalid` node) is written as null;
  /// who must not lose those asks `JSONNumber.decimal` before.
  public mutating func append(json node: JSONNode) {
    switch node.kind {
    case .null, .invalid: append("null")
    case .boolean(let value): append(value ? "true" as StaticString : "false")
    case .number(let number):
      if let decimal = number.decimal { append(decimal) } else { append("null") }
    case .string(let string): appendJSONString(string.value)
    case .array(let elements):
      append(UInt8(ascii: "["))
      for (position, element) in elements.enumerated() {
        if position > 0 { append(UInt8(ascii: ",")) }
        append(json: element)
      }
      append(UInt8(ascii: "]"))
    case .object(let object):
      append(UInt8(ascii: "{"))
      for (position, member) in object.members.enumerated() {
        if position > 0 { append(UInt8(ascii: ",")) }
        appendJSONString(member.key)
        append(UInt8(ascii: ":"))
        append(json: member.value)
      }
      append(UInt8(ascii: "}"))
    }
  }

  /// Adds a text as a JSON string, in quotes.
  public mutating func appendJSONString(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return append("\"\"") }
      unsafe appendJSONString(ByteSlice(start: start, count: bytes.count))
    }
  }
}
