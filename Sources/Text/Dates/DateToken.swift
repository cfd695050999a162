/// One step of a date pattern.
///
/// Widths are the number of letters in the pattern.
enum DateToken: Equatable, Sendable {
  /// Text that stands for itself: a range of the pattern's literal bytes.
  case literal(Range<Int>)
  case year(Int)
  case month(Int)
  case monthName(full: Bool)
  case day(Int)
  case weekdayName(full: Bool)
  case hour(Int)
  case hourOfTwelve(Int)
  case minute(Int)
  case second(Int)
  case halfDay(Int)
  /// Exactly so many digits of the second's fraction.
  case fraction(Int)
  /// Up to so many digits, and the point before them, which goes when there are none.
  case optionalFraction(Int, hasPoint: Bool)
  case offset(UTCOffset.Form)
  case offsetOrZ

  /// Whether it is a part of the time of day, behind which `Z` means UTC.
  var isTime: Bool {
    switch self {
    case .hour, .hourOfTwelve, .minute, .second, .halfDay, .fraction, .optionalFraction: true
    default: false
    }
  }

  /// Whether it is a difference from UTC.
  var isOffset: Bool {
    switch self {
    case .offset, .offsetOrZ: true
    default: false
    }
  }

  /// What a text must have here, for messages.
  var expectation: String {
    switch self {
    case .literal: "other text of the pattern"
    case .year(let width): width == 2 ? "a year of 2 digits" : "the year in \(max(width, 4)) digits"
    case .month(let width): "the month in \(DateToken.digits(width))"
    case .monthName: "a month's name"
    case .day(let width): "the day in \(DateToken.digits(width))"
    case .weekdayName: "a weekday's name"
    case .hour(let width), .hourOfTwelve(let width): "the hour in \(DateToken.digits(width))"
    case .minute(let width): "the minute in \(DateToken.digits(width))"
    case .second(let width): "the second in \(DateToken.digits(width))"
    case .halfDay: "AM or PM"
    case .fraction(let width): "a fraction of \(width) digits"
    case .optionalFraction: "a fraction"
    case .offset, .offsetOrZ: "an offset from UTC"
    }
  }

  private static func digits(_ width: Int) -> String { width == 1 ? "1 or 2 digits" : "2 digits" }
}
