public import Records

extension DatePattern {
  /// The instant that a text in this form means.
  ///
  /// The whole text must have the form; a text without an offset is read as time of the zone.
  /// Digits are as many as the pattern's letters, one or two for a single letter. Two digits of a
  /// year from 00 to 49 are 2000 to 2049, from 50 to 99 are 1950 to 1999. Names are English, Dutch
  /// or Norwegian, full or short, in any case.
  /// Errors: `date.unreadable`, `date.impossible`, `date.contradictory`, `date.outOfRange`.
  public func parse(
    _ text: ByteSlice, zone: TimeZoneRules = .utc
  ) throws(RecordProblem) -> Int64 {
    if let local = layout?.localTicks(of: text) {
      return saysUTC ? local : try zone.instant(fromLocal: local)
    }
    var cursor = DateCursor(text)
    var fields = DateFields()
    for (index, token) in tokens.enumerated() {
      let position = cursor.position
      guard try read(token, at: index, from: &cursor, into: &fields) else {
        throw .dateUnreadable(
          expected: token.expectation, at: DateCursor.character(at: position, in: text))
      }
    }
    guard cursor.isAtEnd else {
      throw .dateUnreadable(
        expected: "the end", at: DateCursor.character(at: cursor.position, in: text))
    }
    return try fields.instant(in: saysUTC ? .utc : zone)
  }

  /// Takes what a token stands for off the text; false when the text has something else there.
  private func read(
    _ token: DateToken, at index: Int, from cursor: inout DateCursor, into fields: inout DateFields
  ) throws(RecordProblem) -> Bool {
    switch token {
    case .literal(let range): return cursor.take(literals[range])
    case .year(let width):
      guard let year = cursor.number(DatePattern.yearWidth(width)) else { return false }
      try DateFields.keep(
        width <= 2 ? DateFields.fullYear(ofTwoDigits: year) : year, in: &fields.year)
    case .month(let width): return try readNumber(width, from: &cursor, into: &fields.month)
    case .day(let width): return try readNumber(width, from: &cursor, into: &fields.day)
    case .hour(let width): return try readNumber(width, from: &cursor, into: &fields.hour)
    case .hourOfTwelve(let width):
      return try readNumber(width, from: &cursor, into: &fields.hourOfTwelve)
    case .minute(let width): return try readNumber(width, from: &cursor, into: &fields.minute)
    case .second(let width): return try readNumber(width, from: &cursor, into: &fields.second)
    case .monthName:
      let names = DateNames.readableMonths
      guard let month = cursor.name(of: names, beforeFullStop: hasFullStop(behind: index)) else {
        return false
      }
      try DateFields.keep(month, in: &fields.month)
    case .weekdayName:
      let names = DateNames.readableWeekdays
      guard let weekday = cursor.name(of: names, beforeFullStop: hasFullStop(behind: index)) else {
        return false
      }
      try DateFields.keep(weekday, in: &fields.weekday)
    case .halfDay(let letters):
      guard let isAfternoon = cursor.isAfternoon(letters: letters) else { return false }
      try DateFields.keep(isAfternoon, in: &fields.isAfternoon)
    case .fraction(let width):
      guard let fraction = cursor.fraction(width...width) else { return false }
      try DateFields.keep(fraction, in: &fields.fraction)
    case .optionalFraction(let width, let hasPoint):
      if hasPoint, !cursor.take(UInt8(ascii: ".")) { return true }
      guard let fraction = cursor.fraction((hasPoint ? 1 : 0)...width) else { return false }
      try DateFields.keep(fraction, in: &fields.fraction)
    case .offset(let form):
      guard let offset = cursor.offset(form) else { return false }
      try DateFields.keep(offset, in: &fields.offset)
    case .offsetOrZ:
      guard let offset = cursor.offsetOrZ(.minutes) else { return true }
      try DateFields.keep(offset, in: &fields.offset)
    }
    return true
  }

  private func readNumber(
    _ width: Int, from cursor: inout DateCursor, into part: inout Int?
  ) throws(RecordProblem) -> Bool {
    guard let number = cursor.number(width...2) else { return false }
    try DateFields.keep(number, in: &part)
    return true
  }

  private static func yearWidth(_ width: Int) -> ClosedRange<Int> {
    switch width {
    case 1: 1...2
    case 3: 3...4
    default: width...width
    }
  }

  private func hasFullStop(behind index: Int) -> Bool {
    guard index + 1 < tokens.count, case .literal(let range) = tokens[index + 1] else {
      return false
    }
    return literals[range.lowerBound] == UInt8(ascii: ".")
  }
}
