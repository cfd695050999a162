import Records

/// Goes through JSON that a reader has checked and made compact.
///
/// It does not check again: on other bytes it gives nonsense or ends the program, but never reads outside
/// its slice. Texts with escapes are made anew in a scratch.
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

  /// Goes to the value of the object's next member and gives the member's name; nil behind the object's end.
  mutating func nextMember(_ scratch: Scratch) -> ByteSlice? {
    if json[at] == UInt8(ascii: ",") { at += 1 }
    guard json[at] == UInt8(ascii: "\"") else {
      at += 1
      return nil
    }
    let name = readText(scratch)
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

  /// Reads the string that begins here.
  mutating func readText(_ scratch: Scratch) -> ByteSlice {
    let start = at + 1
    let hasEscapes = passString()
    let raw = json[start..<at - 1]
    return hasEscapes ? JSONText.unescaped(raw, scratch) : raw
  }

  /// Goes behind the string that begins here, and says whether there are escapes in it.
  @discardableResult
  private mutating func passString() -> Bool {
    var hasEscapes = false
    at += 1
    while true {
      passPlainText()
      guard json[at] == UInt8(ascii: "\\") else {
        at += 1
        return hasEscapes
      }
      hasEscapes = true
      at += 2
    }
  }

  /// Goes to the next quote or backslash.
  @inline(__always)
  private mutating func passPlainText() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    while at + 8 <= json.count {
      let bytes = unsafe UnsafeRawPointer(json.start + at).loadUnaligned(as: UInt64.self)
      let word = UInt64(littleEndian: bytes)
      let quotes = word ^ ones &* UInt64(UInt8(ascii: "\""))
      let backslashes = word ^ ones &* UInt64(UInt8(ascii: "\\"))
      // The lowest bit that is set is that of the first such byte.
      let found = ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & ones << 7
      if found != 0 {
        at += found.trailingZeroBitCount / 8
        return
      }
      at += 8
    }
    while json[at] != UInt8(ascii: "\""), json[at] != UInt8(ascii: "\\") { at += 1 }
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
      case UInt8(ascii: "\""): passString()
      case UInt8(ascii: ","), UInt8(ascii: ":"): at += 1
      default: _ = readPlain()
      }
    } while depth > 0
    return json[start..<at]
  }

  private static func endsPlain(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte | 0x20 == UInt8(ascii: "}")
  }
}
