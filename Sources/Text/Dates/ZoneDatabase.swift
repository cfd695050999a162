// FoundationEssentials does not do: its TimeZone knows fixed offsets only, the names live in
// Foundation.
import Foundation

extension ZoneTransitions {
  /// The seconds between 0001-01-01 and 1970-01-01.
  private static var unixEpoch: Double { 62_135_596_800 }

  /// The changes of a zone of the IANA database, by its name in any case; nil for no such zone.
  convenience init?(ofZone name: String) {
    let wanted = name.lowercased()
    guard
      let zone = TimeZone(identifier: name)
        ?? ZoneTransitions.knownZones().first(where: { $0.lowercased() == wanted })
        .flatMap(TimeZone.init(identifier:))
    else { return nil }
    let beginning = Date(timeIntervalSince1970: -ZoneTransitions.unixEpoch)
    let end = Date(
      timeIntervalSince1970: Double(ZoneTransitions.cycleEnd / Ticks.perSecond)
        - ZoneTransitions.unixEpoch)
    var changes: [(instant: Int64, offset: Int64)] = []
    var known = beginning
    while let next = zone.nextDaylightSavingTimeTransition(after: known), next > known, next < end {
      let seconds = (next.timeIntervalSince1970 + ZoneTransitions.unixEpoch).rounded()
      changes.append((Int64(seconds) * Ticks.perSecond, ZoneTransitions.offset(of: zone, at: next)))
      known = next
    }
    self.init(firstOffset: ZoneTransitions.offset(of: zone, at: beginning), changes: changes)
  }

  private static func offset(of zone: TimeZone, at date: Date) -> Int64 {
    let minutes = (Double(zone.secondsFromGMT(for: date)) / 60).rounded()
    return Int64(minutes) * Ticks.perMinute
  }

  /// The names to suggest.
  static func knownZones() -> [String] { TimeZone.knownTimeZoneIdentifiers }
}
