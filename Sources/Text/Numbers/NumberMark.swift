import Records

/// What may stand between the digits of a number.
enum NumberMark: Equatable {
  case point
  case comma
  case space
  case apostrophe

  /// The mark at a position and how many bytes it takes.
  static func at(_ position: Int, of text: ByteSlice) -> (NumberMark, Int)? {
    guard position < text.count else { return nil }
    switch text[position] {
    case UInt8(ascii: "."): return (.point, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: " "): return (.space, 1)
    case UInt8(ascii: "'"): return (.apostrophe, 1)
    case 0xC2: return text[position...].hasPrefix(ByteSlice("\u{A0}")) ? (.space, 2) : nil
    case 0xE2:
      let rest = text[position...]
      if rest.hasPrefix(ByteSlice("\u{202F}")) || rest.hasPrefix(ByteSlice("\u{2009}")) {
        return (.space, 3)
      }
      return rest.hasPrefix(ByteSlice("\u{2019}")) ? (.apostrophe, 3) : nil
    default: return nil
    }
  }
}
