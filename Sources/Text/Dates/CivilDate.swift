/// A day of the proleptic Gregorian calendar.
///
/// Source: ISO 8601-1:2019 section 4.2.1 for the calendar. Days are numbered from 0 on 0001-01-01,
/// a Monday.
public struct CivilDate: Equatable, Sendable, BitwiseCopyable {
  /// The year, 1 to 9999.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int

  /// The day of a year, month and day, if the calendar has it.
  @inline(__always)
  public init?(year: Int, month: Int, day: Int) {
    guard year >= 1, year <= 9999, month >= 1, month <= 12, day >= 1,
      day <= 28 || day <= CivilDate.dayCount(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of a number.
  ///
  /// The number is one of the years 1 to 9999.
  public init(dayNumber: Int) {
    // Whole cycles of 400, 100, 4 and 1 years; the last year of a cycle may be a day longer, hence
    // `min`.
    var rest = dayNumber % 146_097
    let centuries = min(rest / 36_524, 3)
    rest -= centuries * 36_524
    let fourYears = rest / 1461
    rest -= fourYears * 1461
    let years = min(rest / 365, 3)
    rest -= years * 365
    year = dayNumber / 146_097 * 400 + centuries * 100 + fourYears * 4 + years + 1
    let isLeap = CivilDate.isLeapYear(year)
    let marchFirst = isLeap ? 60 : 59
    // As if February had 30 days, months follow a straight line of 367 / 12 days.
    let smooth = rest < marchFirst ? rest : rest + (isLeap ? 1 : 2)
    month = (12 * smooth + 373) / 367
    day = rest - CivilDate.daysBefore(month: month, isLeap: isLeap) + 1
  }

  /// How many days lie between 0001-01-01 and this day.
  @inline(__always)
  public var dayNumber: Int {
    let before = year - 1
    return before * 365 + before / 4 - before / 100 + before / 400
      + CivilDate.daysBefore(month: month, isLeap: CivilDate.isLeapYear(year)) + day - 1
  }

  /// The day of the week, 0 for Sunday to 6 for Saturday.
  public var weekday: Int { (dayNumber + 1) % 7 }

  /// The day some months later or earlier, its day at most the month's last; nil outside the years
  /// 1 to 9999.
  public func adding(months: Int) -> CivilDate? {
    let (index, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
    guard !overflow, index >= 12, index < 120_000 else { return nil }
    let newYear = index / 12
    let newMonth = index % 12 + 1
    let last = CivilDate.dayCount(ofMonth: newMonth, year: newYear)
    return CivilDate(year: newYear, month: newMonth, day: min(day, last))
  }

  /// Whether a year has a 29th of February.
  @inline(__always)
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has.
  public static func dayCount(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  @inline(__always)
  private static func daysBefore(month: Int, isLeap: Bool) -> Int {
    (367 * month - 362) / 12 - (month > 2 ? (isLeap ? 1 : 2) : 0)
  }
}
