/// A day and a time of day as a clock on a wall shows them, in no particular zone.
public struct CivilDateTime: Equatable, Sendable, BitwiseCopyable {
  /// The day.
  public let date: CivilDate
  /// The ticks since the day began.
  public let ticksOfDay: Int64

  /// The reading of local ticks, which lie in the years 1 to 9999.
  public init(localTicks: Int64) {
    date = CivilDate(dayNumber: Int(localTicks / Ticks.perDay))
    ticksOfDay = localTicks % Ticks.perDay
  }

  /// A day with a time of day.
  public init(date: CivilDate, ticksOfDay: Int64) {
    self.date = date
    self.ticksOfDay = ticksOfDay
  }

  /// The ticks between 0001-01-01 at midnight and this reading, on the same clock.
  public var localTicks: Int64 { Int64(date.dayNumber) * Ticks.perDay + ticksOfDay }

  /// The hour, 0 to 23.
  public var hour: Int { Int(ticksOfDay / Ticks.perHour) }
  /// The minute, 0 to 59.
  public var minute: Int { Int(ticksOfDay / Ticks.perMinute) % 60 }
  /// The second, 0 to 59.
  public var second: Int { Int(ticksOfDay / Ticks.perSecond) % 60 }
  /// The ticks since the second began.
  public var fraction: Int { Int(ticksOfDay % Ticks.perSecond) }
  /// The hour of a clock of twelve hours, 1 to 12.
  public var hourOfTwelve: Int { hour % 12 == 0 ? 12 : hour % 12 }
}
