public import Records

/// The unit of instants: 100 nanoseconds, counted from 0001-01-01T00:00:00Z.
///
/// Units: every `Int64` of this folder that is an instant, a local time or an offset is ticks.
/// Source: the range is that of .NET's DateTime, years 1 to 9999, without leap seconds.
public enum Ticks {
  /// Ticks of a second.
  public static let perSecond: Int64 = 10_000_000
  /// Ticks of a minute.
  public static let perMinute: Int64 = 600_000_000
  /// Ticks of an hour.
  public static let perHour: Int64 = 36_000_000_000
  /// Ticks of a day.
  public static let perDay: Int64 = 864_000_000_000
  /// The last tick of the year 9999; the first of the year 1 is 0.
  public static let maximum: Int64 = 3_155_378_975_999_999_999

  /// Lets ticks of the years 1 to 9999 through.
  ///
  /// Errors: `date.outOfRange`.
  @inline(__always)
  public static func checked(_ ticks: Int64) throws(RecordProblem) -> Int64 {
    guard ticks >= 0, ticks <= maximum else { throw .dateOutOfRange() }
    return ticks
  }
}
