public import Records

/// Instants as directories count them: 100-nanosecond ticks since 1601-01-01T00:00:00Z.
///
/// Source: Microsoft, [MS-DTYP] section 2.3.3 FILETIME; used by `accountExpires` and `pwdLastSet`.
public enum FileTime {
  /// 1601-01-01 in ticks since the year 1.
  private static let epoch: Int64 = 504_911_232_000_000_000

  /// The instant of a count of ticks since 1601, as `DateFromNum` gives it; negative counts lie
  /// before.
  ///
  /// Errors: `date.outOfRange`; directories use such numbers (the largest of 64 bits) for "never".
  public static func instant(of number: Int64) throws(RecordProblem) -> Int64 {
    let (instant, overflow) = number.addingReportingOverflow(epoch)
    if overflow { throw .dateOutOfRange() }
    return try Ticks.checked(instant)
  }

  /// The ticks since 1601 of an instant.
  public static func number(of instant: Int64) -> Int64 { instant - epoch }

  /// The ticks since 1601 of a date's text, as `NumFromDate` gives them; it reads what `CDate`
  /// reads.
  ///
  /// Errors: those of `DateReader`.
  public static func number(
    ofText text: ByteSlice, zone: TimeZoneRules = .utc
  ) throws(RecordProblem) -> Int64 {
    number(of: try DateReader.instant(of: text, zone: zone))
  }
}
