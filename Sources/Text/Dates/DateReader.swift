public import Records

/// Reads dates without being told their form: what `CDate`, and `Date` with one argument,
/// understand.
///
/// ISO 8601: `2020-03-16` or `20200316`; behind it `T` or a space and `07:30`, `07:30:15`, a
/// fraction behind point or comma (finer than a tick is cut off), or the same without colons, 24:00
/// for the end of the day; behind that `Z`, `+01:00`, `+0100` or `+01`, also after a space. A date
/// alone may be followed by `Z` or `-07:00` and is midnight there. Besides, `M/d/yyyy h:mm:ss tt`,
/// where the seconds may be missing: AM and PM tell that it is American. White space around the
/// text is ignored. Dates such as `03-04-2020` or `3/4/2020` are refused, also where only one order
/// is possible: the next record would be read the other way round.
/// Source: ISO 8601-1:2019 sections 5.2.2, 5.3 and 5.4; XML Schema 1.1 part 2 section 3.3.9 for
/// dates with an offset.
public enum DateReader {
  /// The instant that a text means; one without an offset is time of the zone.
  ///
  /// Errors: `date.unreadable`, `date.ambiguous`, `date.impossible`, `date.outOfRange`.
  public static func instant(
    of text: ByteSlice, zone: TimeZoneRules = .utc
  ) throws(RecordProblem) -> Int64 {
    let text = text.trimmedASCII
    var cursor = DateCursor(text)
    var fields = DateFields()
    let isRead =
      switch cursor.digitCount {
      case 4: readExtended(&cursor, &fields)
      case 8: readBasic(&cursor, &fields)
      case 1, 2: readAmerican(&cursor, &fields)
      default: false
      }
    guard isRead, cursor.isAtEnd else {
      throw isAmbiguous(text) ? .dateAmbiguous() : .dateNotRecognised()
    }
    return try fields.instant(in: zone)
  }

  /// Takes `2020-03-16` and what may follow it.
  private static func readExtended(_ cursor: inout DateCursor, _ fields: inout DateFields) -> Bool {
    fields.year = cursor.number(4...4)
    guard cursor.take(UInt8(ascii: "-")), let month = cursor.number(2...2),
      cursor.take(UInt8(ascii: "-")), let day = cursor.number(2...2)
    else { return false }
    fields.month = month
    fields.day = day
    if let offset = cursor.offsetOrZ(.colon) {
      fields.offset = offset
      return true
    }
    return readTimeIfAny(&cursor, &fields)
  }

  /// Takes `20200316` and what may follow it.
  ///
  /// It cannot be mistaken for a day first: no month is 19 or 20.
  private static func readBasic(_ cursor: inout DateCursor, _ fields: inout DateFields) -> Bool {
    fields.year = cursor.number(4...4)
    fields.month = cursor.number(2...2)
    fields.day = cursor.number(2...2)
    return readTimeIfAny(&cursor, &fields)
  }

  private static func readTimeIfAny(
    _ cursor: inout DateCursor, _ fields: inout DateFields
  ) -> Bool {
    if cursor.isAtEnd { return true }
    guard cursor.take(UInt8(ascii: "T")) || cursor.take(UInt8(ascii: "t")) || cursor.take(0x20)
    else { return false }
    guard readClock(&cursor, &fields) else { return false }
    if cursor.isAtEnd { return true }
    _ = cursor.take(0x20)
    fields.offset = cursor.offsetOrZ(.any)
    return fields.offset != nil
  }

  /// Takes `07:30`, `07:30:15.25`, or the same without colons.
  private static func readClock(_ cursor: inout DateCursor, _ fields: inout DateFields) -> Bool {
    guard let hour = cursor.number(2...2) else { return false }
    let hasColons = cursor.take(UInt8(ascii: ":"))
    guard let minute = cursor.number(2...2) else { return false }
    fields.hour = hour
    fields.minute = minute
    guard hasColons ? cursor.take(UInt8(ascii: ":")) : cursor.digitCount > 0 else { return true }
    guard let second = cursor.number(2...2) else { return false }
    fields.second = second
    if cursor.take(UInt8(ascii: ".")) || cursor.take(UInt8(ascii: ",")) {
      guard let fraction = cursor.fraction(1...Int.max) else { return false }
      fields.fraction = fraction
    }
    return true
  }

  /// Takes `3/16/2020 7:30:00 AM`.
  private static func readAmerican(_ cursor: inout DateCursor, _ fields: inout DateFields) -> Bool {
    fields.month = cursor.number(1...2)
    guard cursor.take(UInt8(ascii: "/")), let day = cursor.number(1...2),
      cursor.take(UInt8(ascii: "/")), let year = cursor.number(4...4), cursor.take(0x20),
      let hour = cursor.number(1...2), cursor.take(UInt8(ascii: ":")),
      let minute = cursor.number(2...2)
    else { return false }
    fields.day = day
    fields.year = year
    fields.hourOfTwelve = hour
    fields.minute = minute
    if cursor.take(UInt8(ascii: ":")) {
      guard let second = cursor.number(2...2) else { return false }
      fields.second = second
    }
    guard cursor.takeSpace(), let isAfternoon = cursor.isAfternoon(letters: 2) else { return false }
    fields.isAfternoon = isAfternoon
    return true
  }

  /// Whether a text begins with two short numbers and a year, in an order that nobody can tell.
  private static func isAmbiguous(_ text: ByteSlice) -> Bool {
    var cursor = DateCursor(text)
    guard cursor.number(1...2) != nil, let separator = cursor.next, cursor.take(separator),
      [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "."), 0x20].contains(separator)
    else { return false }
    return cursor.number(1...2) != nil && cursor.take(separator) && cursor.number(2...4) != nil
  }
}

extension DateCursor {
  /// Takes the space before AM or PM, which newer Unicode data makes a narrow one that does not
  /// break.
  fileprivate mutating func takeSpace() -> Bool {
    take(0x20) || take([0xE2, 0x80, 0xAF]) || take([0xC2, 0xA0])
  }
}
