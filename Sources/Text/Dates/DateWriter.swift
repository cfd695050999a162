public import Records

/// Writes instants in the forms that schemas, columns and expressions ask for.
///
/// Each adds to the open piece of a scratch; after an error nothing was added.
/// Errors: `date.outOfRange`, when clocks of the zone show a year outside 1 to 9999.
public enum DateWriter {
  /// Adds the day, as `2020-03-16`.
  ///
  /// Source: RFC 3339 section 5.6, full-date.
  public static func appendDate(
    _ instant: Int64, zone: TimeZoneRules = .utc, to scratch: Scratch
  ) throws(RecordProblem) {
    append(CivilDate(dayNumber: Int(try zone.local(from: instant) / Ticks.perDay)), to: scratch)
  }

  /// Adds day, time and offset, as `2020-03-16T07:30:00Z` or `2020-03-16T08:30:00.25+01:00`.
  ///
  /// Source: RFC 3339 section 5.6, date-time; no fraction when it is 0.
  public static func appendDateTime(
    _ instant: Int64, zone: TimeZoneRules = .utc, to scratch: Scratch
  ) throws(RecordProblem) {
    let local = CivilDateTime(localTicks: try zone.local(from: instant))
    append(local.date, to: scratch)
    scratch.append(UInt8(ascii: "T"))
    scratch.append(twoDigits: local.hour)
    scratch.append(UInt8(ascii: ":"))
    scratch.append(twoDigits: local.minute)
    scratch.append(UInt8(ascii: ":"))
    scratch.append(twoDigits: local.second)
    scratch.append(significantFraction: local.fraction, upTo: 7, withPoint: true)
    if zone.isUTC {
      scratch.append(UInt8(ascii: "Z"))
    } else {
      scratch.append(offset: zone.offset(at: instant), form: .minutes)
    }
  }

  /// Adds Entra's text of a date, as `3/16/2020 7:30:00 AM`; fractions of seconds are cut off.
  public static func appendEntraText(
    _ instant: Int64, zone: TimeZoneRules = .utc, to scratch: Scratch
  ) throws(RecordProblem) {
    let local = CivilDateTime(localTicks: try zone.local(from: instant))
    scratch.append(number: local.date.month, width: 1)
    scratch.append(UInt8(ascii: "/"))
    scratch.append(number: local.date.day, width: 1)
    scratch.append(UInt8(ascii: "/"))
    scratch.append(year: local.date.year, width: 4)
    scratch.append(UInt8(ascii: " "))
    scratch.append(number: local.hourOfTwelve, width: 1)
    scratch.append(UInt8(ascii: ":"))
    scratch.append(twoDigits: local.minute)
    scratch.append(UInt8(ascii: ":"))
    scratch.append(twoDigits: local.second)
    scratch.append(local.hour < 12 ? " AM" : " PM")
  }

  private static func append(_ date: CivilDate, to scratch: Scratch) {
    scratch.append(year: date.year, width: 4)
    scratch.append(UInt8(ascii: "-"))
    scratch.append(twoDigits: date.month)
    scratch.append(UInt8(ascii: "-"))
    scratch.append(twoDigits: date.day)
  }
}
