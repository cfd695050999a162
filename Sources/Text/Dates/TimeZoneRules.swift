public import Records

/// The offsets of a place's clocks from UTC, at every instant of the years 1 to 9999.
///
/// Shape: an immutable value; several threads may use it at once. A question costs a binary search
/// in a table that was made once, or nothing for UTC and fixed offsets.
/// Units: ticks. Offsets are positive east of Greenwich and rounded to whole minutes, as ISO 8601
/// cannot write the seconds of local mean time that clocks showed in the 19th century. A local time
/// that clocks skip is read with the offset before the change (02:30 becomes 03:30 of summer time);
/// one that they show twice means its first occurrence.
/// Source: RFC 5545 section 3.3.5 for both choices.
public struct TimeZoneRules: Sendable {
  private let fixedOffset: Int64
  private let transitions: ZoneTransitions?

  /// Coordinated universal time.
  public static let utc = TimeZoneRules(fixedOffset: 0)

  private init(fixedOffset: Int64, transitions: ZoneTransitions?) {
    self.fixedOffset = fixedOffset
    self.transitions = transitions
  }

  /// A zone whose offset never changes.
  public init(fixedOffset: Int64) { self.init(fixedOffset: fixedOffset, transitions: nil) }

  /// The zone of a name: `UTC`, `Z`, an offset such as `+01:00`, or a name of the IANA database
  /// such as `Europe/Amsterdam`, in any case.
  ///
  /// Errors: a `Diagnostic` of code `mapping.timeZone`, without a place.
  public init(named name: String) throws(Diagnostic) {
    if let offset = TimeZoneRules.fixedOffset(named: name) {
      self.init(fixedOffset: offset)
      return
    }
    guard let transitions = ZoneTransitions(ofZone: name) else {
      throw Diagnostic(
        "mapping.timeZone", "there is no time zone \"\(name)\"",
        advice: Suggestion.advice(
          for: name, among: ZoneTransitions.knownZones(), what: "time zones")
          ?? "use a name of the IANA database (Europe/Amsterdam), UTC, or an offset (+01:00)")
    }
    self.init(fixedOffset: 0, transitions: transitions)
  }

  private static func fixedOffset(named name: String) -> Int64? {
    if ["utc", "z", "gmt", "etc/utc"].contains(name.lowercased()) { return 0 }
    var bytes = ByteBuffer()
    bytes.append(name)
    var cursor = DateCursor(bytes.slice)
    guard let offset = cursor.offset(.any), cursor.isAtEnd else { return nil }
    return offset
  }

  /// Whether clocks here always show UTC.
  var isUTC: Bool { transitions == nil && fixedOffset == 0 }

  /// The offset at an instant.
  @inline(__always)
  public func offset(at instant: Int64) -> Int64 {
    guard let transitions else { return fixedOffset }
    return transitions.offset(at: instant)
  }

  /// The offset at a local time.
  @inline(__always)
  public func offset(atLocal local: Int64) -> Int64 {
    guard let transitions else { return fixedOffset }
    return transitions.offset(atLocal: local)
  }

  /// What clocks here show at an instant.
  ///
  /// Errors: `date.outOfRange`.
  @inline(__always)
  public func local(from instant: Int64) throws(RecordProblem) -> Int64 {
    try Ticks.checked(Ticks.checked(instant) + offset(at: instant))
  }

  /// The instant at which clocks here show a local time.
  ///
  /// Errors: `date.outOfRange`.
  @inline(__always)
  public func instant(fromLocal local: Int64) throws(RecordProblem) -> Int64 {
    try Ticks.checked(local - offset(atLocal: local))
  }
}
