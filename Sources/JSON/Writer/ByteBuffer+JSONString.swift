public import Records

/// JSON strings on the data path.
///
/// Runs of plain bytes are copied a word at a time: the word is stored first and looked at then, and
/// the buffer grows only by what was plain. The last word overlaps the one before it, so that only
/// texts of less than a word go byte by byte.
extension ByteBuffer {
  /// Adds text as a JSON string, in quotes.
  ///
  /// The text must be valid UTF-8 and must not lie in this buffer.
  /// Source: RFC 8259 section 7. Only what must be escaped is.
  @inline(__always)
  public mutating func appendJSONString(_ text: ByteSlice) {
    append(UInt8(ascii: "\""))
    appendJSONEscaped(text)
    append(UInt8(ascii: "\""))
  }

  /// Adds text as the inside of a JSON string, without quotes.
  public mutating func appendJSONEscaped(_ text: ByteSlice) {
    var position = appendPlainRun(of: text, from: 0)
    while position < text.count {
      appendJSONEscape(of: text[position])
      position = appendPlainRun(of: text, from: position + 1)
    }
  }

  /// Adds bytes up to the first that must be escaped, and answers its position or the end.
  @inline(__always)
  private mutating func appendPlainRun(of text: ByteSlice, from position: Int) -> Int {
    var at = position
    unsafe append(upTo: text.count - position) { destination in
      let source = unsafe UnsafeRawPointer(text.start)
      let target = unsafe UnsafeMutableRawPointer(destination) - position
      let lastWord = text.count - 8
      while at <= lastWord {
        let word = unsafe (source + at).loadUnaligned(as: UInt64.self)
        unsafe (target + at).storeBytes(of: word, as: UInt64.self)
        let special = Self.specialBytes(in: UInt64(littleEndian: word))
        if special != 0 {
          at += special.trailingZeroBitCount / 8
          return at - position
        }
        at = at == lastWord ? text.count : Swift.min(at + 8, lastWord)
      }
      if at == 0 && text.count >= 4 && text.count < 8 {
        // Two halves that overlap, as names and codes are often this short.
        let end = text.count - 4
        let half = unsafe source.loadUnaligned(as: UInt32.self)
        let rest = unsafe (source + end).loadUnaligned(as: UInt32.self)
        let both = UInt64(UInt32(littleEndian: half)) | UInt64(UInt32(littleEndian: rest)) << 32
        if Self.specialBytes(in: both) == 0 {
          unsafe target.storeBytes(of: half, as: UInt32.self)
          unsafe (target + end).storeBytes(of: rest, as: UInt32.self)
          at = text.count
        }
      }
      while at < text.count {
        let byte = text[at]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
        unsafe destination[at - position] = byte
        at += 1
      }
      return at - position
    }
    return at
  }

  /// The high bits of the bytes in a word that must be escaped; the lowest bit set is exact.
  ///
  /// Each term is the test whether a byte of the word is zero, or less than 0x20: a subtraction borrows
  /// into the high bit of such a byte, and only above it into bytes that are none.
  @inline(__always)
  private static func specialBytes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let controls = (word &- ones &* 0x20) & ~word
    return (controls | (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & highs
  }

  private mutating func appendJSONEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
    case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
    case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
    case 0x08: append(UInt8(ascii: "b"))
    case 0x0C: append(UInt8(ascii: "f"))
    default:
      append("u00")
      append(ByteSlice("0123456789abcdef")[Int(byte >> 4)])
      append(ByteSlice("0123456789abcdef")[Int(byte & 0x0F)])
    }
  }
}
