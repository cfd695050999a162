import Records

/// The parts of a date that were read so far, and what they come to.
struct DateFields {
  var year: Int?
  var month: Int?
  var day: Int?
  var weekday: Int?
  var hour: Int?
  var hourOfTwelve: Int?
  var isAfternoon: Bool?
  var minute: Int?
  var second: Int?
  var fraction: Int?
  /// The offset from UTC, where the text has one.
  var offset: Int64?

  /// Keeps a part; one that comes twice must say the same.
  @inline(__always)
  static func keep<Value: Equatable>(
    _ value: Value, in part: inout Value?
  ) throws(RecordProblem) {
    if let known = part, known != value { throw .dateContradictory("repeated part") }
    part = value
  }

  /// The instant of the parts: what was not read is the first there is (month, day) or 0 (time).
  func instant(in zone: TimeZoneRules) throws(RecordProblem) -> Int64 {
    guard let date = CivilDate(year: year ?? 1, month: month ?? 1, day: day ?? 1) else {
      throw .dateImpossible("day")
    }
    if let weekday, weekday != date.weekday { throw .dateContradictory("day of the week") }
    let local = Int64(date.dayNumber) * Ticks.perDay + (try ticksOfDay())
    if let offset { return try Ticks.checked(local - offset) }
    return try zone.instant(fromLocal: local)
  }

  private func ticksOfDay() throws(RecordProblem) -> Int64 {
    let hour = try hourOfDay()
    let minute = minute ?? 0
    let second = second ?? 0
    let ticks =
      Int64(hour) * Ticks.perHour + Int64(minute) * Ticks.perMinute
      + Int64(second) * Ticks.perSecond + Int64(fraction ?? 0)
    // ISO 8601 writes the end of a day as 24:00.
    guard minute < 60, second < 60, hour < 24 || ticks == Ticks.perDay else {
      throw .dateImpossible("time of day")
    }
    return ticks
  }

  private func hourOfDay() throws(RecordProblem) -> Int {
    var fromTwelve: Int?
    if let hourOfTwelve {
      guard hourOfTwelve >= 1, hourOfTwelve <= 12 else { throw .dateImpossible("time of day") }
      fromTwelve = hourOfTwelve % 12 + (isAfternoon == true ? 12 : 0)
    }
    guard let hour else { return fromTwelve ?? 0 }
    if let fromTwelve, fromTwelve != hour { throw .dateContradictory("hour") }
    if let isAfternoon, isAfternoon != (hour >= 12) { throw .dateContradictory("AM or PM") }
    return hour
  }

  /// The year that two digits mean: 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999.
  static func fullYear(ofTwoDigits year: Int) -> Int { year + (year < 50 ? 2000 : 1900) }
}
