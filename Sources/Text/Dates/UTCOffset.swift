import Records

/// How offsets from UTC are written: their forms, read and written.
///
/// Units: ticks, positive east of Greenwich.
/// Source: ISO 8601-1:2019 section 5.3.4; the limit of 14 hours is XML Schema 1.1 part 2 section
/// 3.3.7's.
enum UTCOffset {
  /// Which forms are accepted.
  enum Form {
    /// `±h`, `±hh`.
    case shortHours
    /// `±hh`.
    case hours
    /// `±hh:mm`.
    case colon
    /// `±hh:mm`, `±hhmm`.
    case minutes
    /// `±hh:mm`, `±hhmm`, `±hh`.
    case any
  }

  /// No clock is further from UTC.
  static let limit = 14 * Ticks.perHour
}

extension DateCursor {
  /// Takes `Z` or an offset in a form; nil, and nothing taken, when neither comes next.
  mutating func offsetOrZ(_ form: UTCOffset.Form) -> Int64? {
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
    return offset(form)
  }

  /// Takes an offset in a form; nil, and nothing taken, when there is none of at most 14 hours.
  mutating func offset(_ form: UTCOffset.Form) -> Int64? {
    var ahead = self
    let isWest = ahead.take(UInt8(ascii: "-"))
    guard isWest || ahead.take(UInt8(ascii: "+")),
      let hours = ahead.number(form == .shortHours ? 1...2 : 2...2),
      let minutes = ahead.offsetMinutes(form), minutes < 60
    else { return nil }
    let offset = Int64(hours) * Ticks.perHour + Int64(minutes) * Ticks.perMinute
    guard offset <= UTCOffset.limit else { return nil }
    self = ahead
    return isWest ? -offset : offset
  }

  private mutating func offsetMinutes(_ form: UTCOffset.Form) -> Int? {
    switch form {
    case .shortHours, .hours: return 0
    case .colon: return take(UInt8(ascii: ":")) ? number(2...2) : nil
    case .minutes:
      _ = take(UInt8(ascii: ":"))
      return number(2...2)
    case .any:
      let hasColon = take(UInt8(ascii: ":"))
      return hasColon || digitCount > 0 ? number(2...2) : 0
    }
  }
}

extension Scratch {
  /// Adds an offset in a form: `+1`, `+01` or `+01:00`.
  func append(offset: Int64, form: UTCOffset.Form) {
    append(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    let minutes = Int(abs(offset) / Ticks.perMinute)
    append(decimal: minutes / 60, width: form == .shortHours ? 1 : 2)
    if form == .shortHours || form == .hours { return }
    append(UInt8(ascii: ":"))
    append(twoDigits: minutes % 60)
  }
}
