public import Records

extension DatePattern {
  /// Adds an instant in this form, as clocks of the zone show it, to the open piece of a scratch.
  ///
  /// Names are English. After an error nothing was added.
  /// Errors: `date.outOfRange`.
  public func format(
    _ instant: Int64, zone: TimeZoneRules = .utc, into scratch: Scratch
  ) throws(RecordProblem) {
    let zone = saysUTC ? .utc : zone
    let local = CivilDateTime(localTicks: try zone.local(from: instant))
    if let layout { return layout.append(local, to: scratch) }
    for token in tokens { write(token, of: local, at: instant, zone: zone, into: scratch) }
  }

  private func write(
    _ token: DateToken, of local: CivilDateTime, at instant: Int64, zone: TimeZoneRules,
    into scratch: Scratch
  ) {
    switch token {
    case .literal(let range): for byte in literals[range] { scratch.append(byte) }
    case .year(let width):
      if width <= 2 {
        scratch.append(number: local.date.year % 100, width: width)
      } else {
        scratch.append(year: local.date.year, width: width)
      }
    case .month(let width): scratch.append(number: local.date.month, width: width)
    case .day(let width): scratch.append(number: local.date.day, width: width)
    case .hour(let width): scratch.append(number: local.hour, width: width)
    case .hourOfTwelve(let width): scratch.append(number: local.hourOfTwelve, width: width)
    case .minute(let width): scratch.append(number: local.minute, width: width)
    case .second(let width): scratch.append(number: local.second, width: width)
    case .monthName(let isFull):
      scratch.append(name: DateNames.months[local.date.month - 1], isFull: isFull)
    case .weekdayName(let isFull):
      scratch.append(name: DateNames.weekdays[local.date.weekday], isFull: isFull)
    case .halfDay(let letters):
      scratch.append(local.hour < 12 ? UInt8(ascii: "A") : UInt8(ascii: "P"))
      if letters == 2 { scratch.append(UInt8(ascii: "M")) }
    case .fraction(let width): scratch.append(fraction: local.fraction, digits: width)
    case .optionalFraction(let width, let hasPoint):
      scratch.append(
        significantFraction: local.fraction, upTo: width, withPoint: hasPoint)
    case .offset(let form): scratch.append(offset: zone.offset(at: instant), form: form)
    case .offsetOrZ:
      if zone.isUTC {
        scratch.append(UInt8(ascii: "Z"))
      } else {
        scratch.append(offset: zone.offset(at: instant), form: .minutes)
      }
    }
  }
}

extension Scratch {
  /// Adds an English name, or its first three letters.
  fileprivate func append(name: StaticString, isFull: Bool) {
    let name = ByteSlice(name)
    append(isFull ? name : name[..<3])
  }
}
