import Records

/// Makes other text of JSON that has been checked.
enum JSONText {
  /// A text between quotes with its escapes replaced.
  ///
  /// Source: RFC 8259 section 7.
  static func unescaped(_ text: ByteSlice, _ scratch: Scratch) -> ByteSlice {
    var at = 0
    while let backslash = text.firstOffset(of: UInt8(ascii: "\\"), from: at) {
      scratch.append(text[at..<backslash])
      at = backslash + 2
      switch text[backslash + 1] {
      case UInt8(ascii: "b"): scratch.append(UInt8(0x08))
      case UInt8(ascii: "f"): scratch.append(UInt8(0x0C))
      case UInt8(ascii: "n"): scratch.append(UInt8(0x0A))
      case UInt8(ascii: "r"): scratch.append(UInt8(0x0D))
      case UInt8(ascii: "t"): scratch.append(UInt8(0x09))
      case UInt8(ascii: "u"):
        var value = unit(of: text[at..<at + 4])
        at += 4
        if value & 0xFC00 == 0xD800 {
          // Its other half is known to follow.
          value = 0x10000 + (value - 0xD800) << 10 + (unit(of: text[at + 2..<at + 6]) - 0xDC00)
          at += 6
        }
        scratch.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      case let byte: scratch.append(byte)
      }
    }
    scratch.append(text[at...])
    return scratch.finish()
  }

  private static func unit(of digits: ByteSlice) -> UInt32 {
    var unit: UInt32 = 0
    for byte in digits { unit = unit << 4 | UInt32(byte.hexadecimalValue ?? 0) }
    return unit
  }

  /// Adds a value to the open piece of a scratch, without white space between its tokens.
  static func appendCompact(_ value: ByteSlice, to scratch: Scratch) {
    var at = 0
    while at < value.count {
      let byte = value[at]
      if byte == UInt8(ascii: "\"") {
        let end = endOfText(value, from: at)
        scratch.append(value[at..<end])
        at = end
      } else {
        if !JSONScan.isSpace(byte) { scratch.append(byte) }
        at += 1
      }
    }
  }

  /// The offset behind a text whose opening quote is given.
  static func endOfText(_ value: ByteSlice, from start: Int) -> Int {
    var at = start + 1
    while at < value.count {
      switch value[at] {
      case UInt8(ascii: "\""): return at + 1
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return value.count
  }
}
