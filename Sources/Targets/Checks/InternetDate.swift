internal import Records
internal import Text

/// The formats `date` and `date-time`, exactly as they are defined.
///
/// Source: RFC 3339, section 5.6; section 5.7 for the ranges.
enum InternetDate {
  /// Whether text is `2026-01-31`, a day that the calendar has.
  static func isDate(_ text: ByteSlice) -> Bool {
    guard text.count == 10, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      let year = number(text[0..<4]), let month = number(text[5..<7]),
      let day = number(text[8..<10])
    else { return false }
    return CivilDate(year: year, month: month, day: day) != nil
  }

  /// Whether text is a date and a time with an offset: `2026-01-31T09:30:00.5+01:00`.
  ///
  /// A leap second is taken in any minute, since tables of leap seconds age.
  static func isDateTime(_ text: ByteSlice) -> Bool {
    guard text.count >= 20, isDate(text[0..<10]), text[10] | 0x20 == UInt8(ascii: "t"),
      text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
      isNumber(text[11..<13], below: 24), isNumber(text[14..<16], below: 60),
      isNumber(text[17..<19], below: 61)
    else { return false }
    var rest = text[19...]
    if rest.first == UInt8(ascii: ".") {
      var end = 1
      while end < rest.count, rest[end].isASCIIDigit { end += 1 }
      guard end > 1 else { return false }
      rest = rest[end...]
    }
    return isOffset(rest)
  }

  private static func isOffset(_ text: ByteSlice) -> Bool {
    guard let sign = text.first else { return false }
    if sign | 0x20 == UInt8(ascii: "z") { return text.count == 1 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), text.count == 6 else {
      return false
    }
    return text[3] == UInt8(ascii: ":") && isNumber(text[1..<3], below: 24)
      && isNumber(text[4..<6], below: 60)
  }

  private static func isNumber(_ text: ByteSlice, below limit: Int) -> Bool {
    number(text).map { $0 < limit } ?? false
  }

  /// The number of digits alone, without a sign.
  private static func number(_ text: ByteSlice) -> Int? {
    guard let first = text.first, first.isASCIIDigit else { return nil }
    return text.decimalInteger
  }
}
