/// The changes of one zone's offset, for look-up by instant and by local time.
///
/// Shape: sorted columns, up to `cycleEnd`. Behind it a zone follows its last rule for ever, and
/// the calendar repeats every 400 years to the weekday, so later times are looked up whole cycles
/// earlier.
/// Memory: 24 bytes a change, about 1,100 changes for a zone with summer time.
final class ZoneTransitions: Sendable {
  /// Where the table ends and its last 400 years begin to stand for all later ones: 2500-01-01.
  static let cycleEnd = Int64(912_803) * Ticks.perDay
  private static let cycle = Int64(146_097) * Ticks.perDay

  private let firstOffset: Int64
  private let instants: [Int64]
  private let locals: [Int64]
  private let offsets: [Int64]

  /// The table of changes in order of time: each an instant before `cycleEnd` and the offset from
  /// then on.
  init(firstOffset: Int64, changes: [(instant: Int64, offset: Int64)]) {
    self.firstOffset = firstOffset
    instants = changes.map(\.instant)
    offsets = changes.map(\.offset)
    // Clocks are surely past a change once they show a time that neither offset puts before it.
    // Until then the offset before counts, which is the choice made both for skipped and for
    // repeated times.
    var before = firstOffset
    locals = changes.map { change in
      defer { before = change.offset }
      return change.instant + max(before, change.offset)
    }
  }

  func offset(at instant: Int64) -> Int64 {
    offset(behind: ZoneTransitions.lastIndex(notAbove: folded(instant), in: instants))
  }

  func offset(atLocal local: Int64) -> Int64 {
    offset(behind: ZoneTransitions.lastIndex(notAbove: folded(local), in: locals))
  }

  private func offset(behind index: Int) -> Int64 { index < 0 ? firstOffset : offsets[index] }

  private func folded(_ ticks: Int64) -> Int64 {
    if ticks < ZoneTransitions.cycleEnd { return ticks }
    let cycleStart = ZoneTransitions.cycleEnd - ZoneTransitions.cycle
    return cycleStart + (ticks - cycleStart) % ZoneTransitions.cycle
  }

  /// The position of the last value that is at most a bound; -1 without one.
  private static func lastIndex(notAbove bound: Int64, in values: [Int64]) -> Int {
    var lower = 0
    var upper = values.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if values[middle] <= bound { lower = middle + 1 } else { upper = middle }
    }
    return lower - 1
  }
}
