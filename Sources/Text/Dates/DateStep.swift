public import Records

/// The intervals that `DateAdd` and `DateDiff` count in.
public enum DateStep: String, CaseIterable, Sendable {
  /// Years.
  case year = "yyyy"
  /// Months.
  case month = "m"
  /// Weeks, which begin on Sunday.
  case week = "ww"
  /// Days.
  case day = "d"
  /// Hours.
  case hour = "h"
  /// Minutes.
  case minute = "n"
  /// Seconds.
  case second = "s"

  /// The step of a name, in any case.
  ///
  /// Errors: `date.unknownInterval`.
  public init(named name: ByteSlice) throws(RecordProblem) {
    if name.spells("yyyy") {
      self = .year
    } else if name.spells("m") {
      self = .month
    } else if name.spells("ww") {
      self = .week
    } else if name.spells("d") {
      self = .day
    } else if name.spells("h") {
      self = .hour
    } else if name.spells("n") {
      self = .minute
    } else if name.spells("s") {
      self = .second
    } else {
      throw RecordProblem(
        "date.unknownInterval", "there is no such interval of dates",
        advice: "known are yyyy (years), m (months), ww (weeks), d (days), h (hours), "
          + "n (minutes) and s (seconds)"
      )
    }
  }

  /// The length of steps that always take the same time.
  private var length: Int64 {
    switch self {
    case .week: 7 * Ticks.perDay
    case .day: Ticks.perDay
    case .hour: Ticks.perHour
    case .minute: Ticks.perMinute
    case .second: Ticks.perSecond
    case .year, .month: 0
    }
  }

  /// The instant so many steps later, or earlier for a negative number.
  ///
  /// Years, months, weeks and days move the calendar of the zone and keep the time of day; a day
  /// that the month reached does not have becomes its last. Hours, minutes and seconds move the
  /// instant.
  /// Errors: `date.outOfRange`.
  public func add(
    _ count: Int64, to instant: Int64, zone: TimeZoneRules = .utc
  ) throws(RecordProblem) -> Int64 {
    switch self {
    case .year, .month:
      let local = CivilDateTime(localTicks: try zone.local(from: instant))
      // 9999 years are 119,988 months; what is beyond fails below.
      guard abs(Int128(count)) <= 120_000,
        let date = local.date.adding(months: Int(count) * (self == .year ? 12 : 1))
      else { throw .dateOutOfRange() }
      let moved = CivilDateTime(date: date, ticksOfDay: local.ticksOfDay)
      return try zone.instant(fromLocal: moved.localTicks)
    case .week, .day:
      return try zone.instant(fromLocal: moved(try zone.local(from: instant), by: count))
    case .hour, .minute, .second:
      return try moved(Ticks.checked(instant), by: count)
    }
  }

  private func moved(_ ticks: Int64, by count: Int64) throws(RecordProblem) -> Int64 {
    let (distance, tooFar) = count.multipliedReportingOverflow(by: length)
    let (sum, overflow) = ticks.addingReportingOverflow(distance)
    guard !tooFar, !overflow else { throw .dateOutOfRange() }
    return try Ticks.checked(sum)
  }

  /// How many steps lie between two instants; negative when the second is the earlier one.
  ///
  /// Days, hours, minutes and seconds count whole intervals that passed, days on the clocks of the
  /// zone. Years, months and weeks count how often the calendar of the zone begins a new one.
  /// Errors: `date.outOfRange`.
  public func count(
    from first: Int64, to second: Int64, zone: TimeZoneRules = .utc
  ) throws(RecordProblem) -> Int64 {
    switch self {
    case .hour, .minute, .second:
      return try (Ticks.checked(second) - Ticks.checked(first)) / length
    case .day:
      return (try zone.local(from: second) - zone.local(from: first)) / length
    case .week, .month, .year:
      return try calendarIndex(of: second, zone) - calendarIndex(of: first, zone)
    }
  }

  /// The number of the year, month or week that an instant lies in.
  private func calendarIndex(
    of instant: Int64, _ zone: TimeZoneRules
  ) throws(RecordProblem) -> Int64 {
    let date = CivilDate(dayNumber: Int(try zone.local(from: instant) / Ticks.perDay))
    switch self {
    case .year: return Int64(date.year)
    case .month: return Int64(date.year * 12 + date.month)
    // Day 0 is a Monday, so one more day makes weeks begin on Sundays.
    default: return Int64((date.dayNumber + 1) / 7)
    }
  }
}
