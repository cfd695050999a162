import CVectors
import Records

/// The tokens of JSON: where one that begins at an offset ends, and what is wrong with it.
///
/// Bytes are given by the address of the first and offsets from it. Behind `end` there must be
/// `ByteBuffer.slack` bytes that may be read, as in every buffer and scratch; none of them counts.
/// Errors: the first fault of the token; `endsEarly` when it may go on behind `end`.
/// Source: RFC 8259.
@safe
enum JSONScan {
  typealias Bytes = UnsafePointer<UInt8>

  /// The first byte at or behind an offset that is not white space, or the end.
  @inline(__always)
  static func valueStart(_ bytes: Bytes, from start: Int, end: Int) -> Int {
    var at = start
    while at < end, unsafe isSpace(bytes[at]) { at += 1 }
    return at
  }

  /// Source: RFC 8259 section 2.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Text

  /// Where the text ends whose first byte behind the quote is given, and whether it has escapes.
  struct TextEnd {
    /// The offset of the closing quote.
    var close: Int
    var hasEscapes: Bool
  }

  /// The end of a text.
  ///
  /// Source: RFC 8259 sections 7 and 8.
  @inline(__always)
  static func text(_ bytes: Bytes, from start: Int, end: Int) throws(JSONFault) -> TextEnd {
    let at = unsafe plainEnd(bytes, from: start, end: end)
    if at < end, unsafe bytes[at] == UInt8(ascii: "\"") {
      return TextEnd(close: at, hasEscapes: false)
    }
    return try unsafe unevenText(bytes, from: at, end: end)
  }

  /// The end of a text that has other bytes than plain ones.
  private static func unevenText(
    _ bytes: Bytes, from start: Int, end: Int
  ) throws(JSONFault) -> TextEnd {
    let slice = unsafe ByteSlice(start: bytes, count: end)
    var hasEscapes = false
    var at = start
    while at < end {
      let byte = unsafe bytes[at]
      if byte >= 0x80 {
        // Letters beyond ASCII come alone or in runs.
        repeat {
          let length = slice.multiByteScalarLength(at: at)
          if length == 0 { throw JSONFault(.invalidUTF8, at: at) }
          at += length
        } while unsafe at < end && bytes[at] >= 0x80
      } else if byte == UInt8(ascii: "\"") {
        return TextEnd(close: at, hasEscapes: hasEscapes)
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        at = try unsafe escape(bytes, from: at, end: end)
      } else {
        throw JSONFault(.controlCharacter, at: at)
      }
      at = unsafe plainEnd(bytes, from: at, end: end)
    }
    throw JSONFault(.endsEarly, at: end)
  }

  /// The first byte at or behind an offset that is a quote, a backslash, a control character or
  /// beyond ASCII; without one an offset at or behind the end.
  @inline(__always)
  private static func plainEnd(_ bytes: Bytes, from start: Int, end: Int) -> Int {
    var at = start
    while at < end {
      let uneven = unsafe vectors_json_uneven16(bytes + at)
      if uneven != 0 { return at + uneven.trailingZeroBitCount }
      at += 16
    }
    return at
  }

  /// The offset behind an escape whose backslash is given.
  private static func escape(_ bytes: Bytes, from start: Int, end: Int) throws(JSONFault) -> Int {
    guard start + 1 < end else { throw JSONFault(.endsEarly, at: end) }
    switch unsafe bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"): break
    default: throw JSONFault(.badEscape, at: start)
    }
    let unit = try unsafe unit(bytes, ofEscape: start, end: end)
    guard unit & 0xF800 == 0xD800 else { return start + 6 }
    // A surrogate: the first half of a pair, and its second must follow.
    guard unit < 0xDC00 else { throw JSONFault(.loneSurrogate, at: start) }
    for (offset, wanted) in [(6, UInt8(ascii: "\\")), (7, UInt8(ascii: "u"))] {
      guard start + offset < end else { throw JSONFault(.endsEarly, at: end) }
      guard unsafe bytes[start + offset] == wanted else {
        throw JSONFault(.loneSurrogate, at: start)
      }
    }
    let second = try unsafe JSONScan.unit(bytes, ofEscape: start + 6, end: end)
    guard second & 0xFC00 == 0xDC00 else { throw JSONFault(.loneSurrogate, at: start) }
    return start + 12
  }

  /// The UTF-16 unit of an escape `\uXXXX`.
  private static func unit(
    _ bytes: Bytes, ofEscape start: Int, end: Int
  ) throws(JSONFault) -> UInt32 {
    var unit: UInt32 = 0
    for at in start + 2..<start + 6 {
      guard at < end else { throw JSONFault(.endsEarly, at: end) }
      guard let digit = unsafe bytes[at].hexadecimalValue else {
        throw JSONFault(.badUnicodeEscape, at: start)
      }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }

  // MARK: Numbers and words

  /// The end of a number that begins with a digit or a minus sign.
  ///
  /// Source: RFC 8259 section 6.
  static func number(_ bytes: Bytes, from start: Int, end: Int) throws(JSONFault) -> Int {
    var at = start
    if unsafe bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    at = try unsafe digits(bytes, from: at, of: start, end: end)
    if at - first > 1, unsafe bytes[first] == UInt8(ascii: "0") {
      throw JSONFault(.leadingZeros, at: start)
    }
    if at < end, unsafe bytes[at] == UInt8(ascii: ".") {
      at = try unsafe digits(bytes, from: at + 1, of: start, end: end)
    }
    if at < end, unsafe bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, unsafe bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      at = try unsafe digits(bytes, from: at, of: start, end: end)
    }
    return at
  }

  /// The end of one or more digits of a number.
  @inline(__always)
  private static func digits(
    _ bytes: Bytes, from start: Int, of number: Int, end: Int
  ) throws(JSONFault) -> Int {
    var at = start
    while at < end, unsafe bytes[at].isASCIIDigit { at += 1 }
    if at > start { return at }
    throw JSONFault(at < end ? .badNumber : .endsEarly, at: at < end ? number : end)
  }

  /// The end of `true`, `false` or `null`, and which it is.
  ///
  /// Source: RFC 8259 section 3.
  static func word(
    _ bytes: Bytes, from start: Int, end: Int
  ) throws(JSONFault) -> (end: Int, value: Cell) {
    let (text, value): (StaticString, Cell) =
      switch unsafe bytes[start] {
      case UInt8(ascii: "t"): ("true", .boolean(true))
      case UInt8(ascii: "f"): ("false", .boolean(false))
      default: ("null", .null)
      }
    let wanted = ByteSlice(text)
    for position in wanted.indices {
      guard start + position < end else { throw JSONFault(.endsEarly, at: end) }
      guard unsafe bytes[start + position] == wanted[position] else {
        throw JSONFault(.unknownWord, at: start)
      }
    }
    return (start + wanted.count, value)
  }

  /// What a byte is that begins no value: a word, or something else.
  static func fault(ofValueAt offset: Int, _ byte: UInt8) -> JSONFault {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ":"):
      JSONFault(.noValue, at: offset)
    case _ where byte.isASCIILetter: JSONFault(.unknownWord, at: offset)
    case UInt8(ascii: "+"), UInt8(ascii: "."): JSONFault(.badNumber, at: offset)
    default: JSONFault(.noValue, at: offset)
    }
  }
}
