import Records

/// Goes through JSON that a reader has checked and made compact.
///
/// It does not check again: on other bytes it gives nonsense or ends the program, but never reads outside
/// its slice. Names and strings are given raw, as they stand between their quotes; `unescaped` makes text of
/// them.
struct JSONCursor {
  /// What begins at a position.
  enum Kind {
    case object
    case array
    case string
    case number
    case boolean
    case null
  }

  private let json: ByteSlice
  private var at: Int

  /// A cursor at the first byte of a value.
  init(_ json: ByteSlice) {
    self.json = json
    at = 0
  }

  /// The kind of the value that begins here.
  var kind: Kind {
    switch json[at] {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Whether the object or array that begins here has nothing in it.
  var isEmptyContainer: Bool { json[at] | 0x20 == 0x7B && json[at + 1] | 0x20 == 0x7D }

  /// Goes inside the object or array that begins here.
  mutating func enter() { at += 1 }

  /// Goes to the value of the object's next member and gives the member's raw name; nil behind the object's
  /// end.
  mutating func nextMember() -> ByteSlice? {
    if json[at] == UInt8(ascii: ",") { at += 1 }
    guard json[at] == UInt8(ascii: "\"") else {
      at += 1
      return nil
    }
    let name = readString()
    at += 1
    return name
  }

  /// Goes to the array's next element; false behind the array's end.
  mutating func nextElement() -> Bool {
    switch json[at] {
    case UInt8(ascii: ","): at += 1
    case UInt8(ascii: "]"):
      at += 1
      return false
    default: break
    }
    return true
  }

  /// Reads the string that begins here; raw.
  mutating func readString() -> ByteSlice {
    let start = at + 1
    at = start
    while json[at] != UInt8(ascii: "\"") { at += json[at] == UInt8(ascii: "\\") ? 2 : 1 }
    at += 1
    return json[start..<at - 1]
  }

  /// Reads the number, truth value or null that begins here.
  mutating func readPlain() -> ByteSlice {
    let start = at
    while at < json.count, !Self.endsPlain(json[at]) { at += 1 }
    return json[start..<at]
  }

  /// Passes over the value that begins here and gives its bytes.
  @discardableResult
  mutating func readValue() -> ByteSlice {
    let start = at
    var depth = 0
    repeat {
      switch json[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        at += 1
      case UInt8(ascii: "\""): _ = readString()
      case UInt8(ascii: ","), UInt8(ascii: ":"): at += 1
      default: _ = readPlain()
      }
    } while depth > 0
    return json[start..<at]
  }

  private static func endsPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte | 0x20 == UInt8(ascii: "}")
  }

  /// The text of a raw name or string; made in the scratch where it has escapes.
  ///
  /// Source: RFC 8259 section 7.
  static func unescaped(_ raw: ByteSlice, _ scratch: Scratch) -> ByteSlice {
    guard var escape = raw.firstOffset(of: UInt8(ascii: "\\")) else { return raw }
    var start = 0
    while true {
      scratch.append(raw[start..<escape])
      start = appendEscape(raw, at: escape + 1, to: scratch)
      guard let next = raw.firstOffset(of: UInt8(ascii: "\\"), from: start) else { break }
      escape = next
    }
    scratch.append(raw[start...])
    return scratch.finish()
  }

  /// Adds what an escape stands for, from the byte behind its backslash on, and gives the position behind it.
  private static func appendEscape(_ raw: ByteSlice, at position: Int, to scratch: Scratch) -> Int {
    switch raw[position] {
    case UInt8(ascii: "n"): scratch.append(UInt8(ascii: "\n"))
    case UInt8(ascii: "t"): scratch.append(UInt8(ascii: "\t"))
    case UInt8(ascii: "r"): scratch.append(UInt8(ascii: "\r"))
    case UInt8(ascii: "b"): scratch.append(0x08 as UInt8)
    case UInt8(ascii: "f"): scratch.append(0x0C as UInt8)
    case UInt8(ascii: "u"):
      let unit = codeUnit(raw, at: position + 1)
      guard unit & 0xFC00 == 0xD800 else {
        scratch.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        return position + 5
      }
      let low = codeUnit(raw, at: position + 7)
      scratch.append(
        Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF) ?? "\u{FFFD}")
      return position + 11
    default: scratch.append(raw[position])
    }
    return position + 1
  }

  /// The UTF-16 code unit of four hexadecimal digits.
  private static func codeUnit(_ raw: ByteSlice, at position: Int) -> UInt32 {
    var unit: UInt32 = 0
    for offset in 0..<4 { unit = unit << 4 | UInt32(raw[position + offset].hexadecimalValue ?? 0) }
    return unit
  }
}
