internal import CVectors
public import Records

/// JSON strings on the data path.
///
/// Runs of plain bytes are copied sixteen at a time: they are stored first and looked at then, and the
/// buffer grows only by what was plain.
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
  @inline(__always)
  public mutating func appendJSONEscaped(_ text: ByteSlice) {
    // Most values are short and plain: they are stored with what lies behind them.
    guard unsafe text.count <= 16 && vectors_reads_nearby(text.start, text.count) else {
      return appendLongJSONEscaped(text)
    }
    var special: UInt32 = 0
    unsafe append(upTo: 16) { destination in
      special =
        unsafe vectors_copy_json_nearby(destination, text.start)
        & (1 << UInt32(truncatingIfNeeded: text.count) &- 1)
      return special == 0 ? text.count : 0
    }
    if special != 0 { appendLongJSONEscaped(text) }
  }

  /// Adds text of any length as the inside of a JSON string.
  private mutating func appendLongJSONEscaped(_ text: ByteSlice) {
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
      let source = unsafe text.start
      let target = unsafe destination - position
      while at < text.count {
        let left = text.count - at
        // What lies behind the text is stored too, in the slack, and not looked at.
        guard unsafe left >= 16 || vectors_reads_nearby(source + at, left) else { break }
        var special = unsafe vectors_copy_json_nearby(target + at, source + at)
        if left < 16 { special &= 1 << UInt32(left) - 1 }
        if special != 0 {
          at += special.trailingZeroBitCount
          return at - position
        }
        at += Swift.min(left, 16)
      }
      while at < text.count {
        let byte = text[at]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { break }
        unsafe target[at] = byte
        at += 1
      }
      return at - position
    }
    return at
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
