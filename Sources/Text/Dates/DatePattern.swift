public import Records

/// The form in which a date is written, in the pattern language of .NET, compiled once.
///
/// - Date: `y yy yyyy` year, `M MM` month, `MMM MMMM` its name, `d dd` day, `ddd dddd` weekday.
/// - Time: `H HH` and `h hh` hour of 24 and of 12, `m mm` minute, `s ss` second, `t tt` AM or PM,
///   `f` to `fffffff` fraction, `F` to `FFFFFFF` fraction without trailing zeros.
/// - Offset: `z zz zzz` from hours to hours and minutes, `K` the same or `Z`.
/// - Text in `'…'` or `"…"`, behind `\`, and everything that is no letter, stands for itself; so do
///   `T` and `Z`.
/// - One letter alone is a standard format of the invariant culture: one of
///   `d D f F g G m M o O r R s t T u y Y`. `%` before it makes it a letter of a pattern: `%d`.
///
/// Beyond .NET: `Z`, `UTC` or `GMT` behind a time means that the time is UTC, whatever the zone.
/// Where .NET takes unknown letters for text (`YYYY-MM-DD`), this is a mistake that is told.
/// Source: Microsoft, "Custom date and time format strings" and "Standard date and time format
/// strings" for .NET.
public final class DatePattern: Sendable {
  let tokens: [DateToken]
  let literals: [UInt8]
  /// The quick way for patterns of digits in fixed places.
  let layout: FixedDateLayout?
  /// Whether the pattern itself says that its time is UTC.
  let saysUTC: Bool
  /// Whether texts of this form say which zone's clocks they mean: with an offset, `Z`, `UTC` or `GMT`.
  public let isZoned: Bool

  /// The form of dates that are written.
  ///
  /// Errors: a `Diagnostic` of code `mapping.datePattern`, without a place.
  public init(writing pattern: String) throws(Diagnostic) {
    var compiler = DatePatternCompiler(pattern)
    try compiler.compile()
    tokens = compiler.tokens
    literals = compiler.literals
    layout = FixedDateLayout(tokens, literals: literals)
    saysUTC = compiler.saysUTC
    isZoned = saysUTC || tokens.contains(where: \.isOffset)
  }

  /// The form of texts that are read.
  ///
  /// It must say enough for a date: a year where it has a month or day, a month where it has a day,
  /// AM or PM where its hours go to 12. Without any part of the date it reads times of 0001-01-01.
  /// Errors: a `Diagnostic` of code `mapping.datePattern`, without a place.
  public convenience init(reading pattern: String) throws(Diagnostic) {
    try self.init(writing: pattern)
    if let gap = readingGap {
      throw Diagnostic(
        "mapping.datePattern", "the date pattern cannot be read with: \(gap)",
        advice: "complete the pattern; it has to describe the whole text")
    }
  }

  private var readingGap: String? {
    var hasYear = false
    var hasMonth = false
    var hasDay = false
    var hasHalfDay = false
    var hasHourOfTwelve = false
    for token in tokens {
      switch token {
      case .year: hasYear = true
      case .month, .monthName: hasMonth = true
      case .day, .weekdayName: hasDay = true
      case .halfDay: hasHalfDay = true
      case .hourOfTwelve: hasHourOfTwelve = true
      default: break
      }
    }
    if !hasYear && (hasMonth || hasDay) { return "it has no year (yyyy)" }
    if hasDay && !hasMonth { return "it has a day and no month (MM)" }
    if hasHourOfTwelve && !hasHalfDay { return "h needs AM or PM (tt); hours to 23 are H" }
    if !hasYear && !tokens.contains(where: \.isTime) { return "it has neither date nor time" }
    return nil
  }
}
