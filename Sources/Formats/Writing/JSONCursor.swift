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
  static func unescaped(_ raw: ByteSlice, _ scratch: Scratch) -> ByteSlice {
    raw.firstOffset(of: UInt8(ascii: "\\")) == nil ? raw : JSONText.unescaped(raw, scratch)
  }
}
