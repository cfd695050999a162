import Records

/// Keys that were written to disk, in the order of their hashes.
///
/// Layout: entries of 32 bytes; the fences are the hashes of every `spacing`-th entry. A lookup asks the
/// filter, finds the stretch between two fences, and guesses the position in it from the hash: hashes
/// are even, so nearly always the first page read holds the key or shows that it is not there.
final class KeyRun {
  /// How many keys it holds.
  let count: Int
  /// How often its keys have been merged.
  let level: Int

  private let file: SpillFile
  private let spacing: Int
  private let fences: CountedTable<KeyHash>
  private var filter: KeyFilter

  init(
    file: SpillFile, count: Int, level: Int, spacing: Int,
    fences: consuming CountedTable<KeyHash>, filter: consuming KeyFilter
  ) {
    self.file = file
    self.count = count
    self.level = level
    self.spacing = spacing
    self.fences = fences
    self.filter = filter
  }

  /// The bytes of its filter.
  var filterByteCount: Int { filter.byteCount }

  /// Makes its filter smaller and less exact.
  func coarsenFilter() { filter.coarsen() }

  /// Does without its filter.
  func giveUpFilter() { filter.giveUp() }

  /// Whether the key may be here; true if it is.
  @inline(__always)
  func mayHold(_ hash: KeyHash) -> Bool { filter.mayHold(hash) }

  /// The place of a key that is here.
  func find(
    _ hash: KeyHash, window: inout CountedTable<KeyEntry>
  ) throws(Diagnostic) -> KeyPlace? {
    let next = fences.firstPosition(in: 0..<fences.count) { $0 <= hash }
    guard next > 0 else { return nil }
    var stretch = Stretch(
      positions: (next - 1) * spacing..<min(next * spacing, count),
      from: fences[next - 1].high, to: next < fences.count ? fences[next].high : .max)
    while !stretch.positions.isEmpty {
      let pages = stretch.guess(hash.high, width: window.count)
      try window.read(first: pages.count, from: pages.lowerBound, of: file)
      if hash < window[0].hash {
        stretch.end(before: pages.lowerBound, window[0].hash.high)
      } else if window[pages.count - 1].hash < hash {
        stretch.begin(behind: pages.upperBound, window[pages.count - 1].hash.high)
      } else {
        let found = window.firstPosition(in: 0..<pages.count) { $0.hash < hash }
        return window[found].hash == hash ? window[found].place : nil
      }
    }
    return nil
  }

  /// Reads the entries from a position on into a block and says how many there were.
  func read(
    from position: Int, into block: inout CountedTable<KeyEntry>
  ) throws(Diagnostic) -> Int {
    let length = min(block.count, count - position)
    try block.read(first: length, from: position, of: file)
    return length
  }
}

/// The entries among which a key must be, and between which hashes they lie.
private struct Stretch {
  private(set) var positions: Range<Int>
  private var from: UInt64
  private var to: UInt64

  init(positions: Range<Int>, from: UInt64, to: UInt64) {
    self.positions = positions
    self.from = from
    self.to = to
  }

  /// The entries around the position where a hash is to be expected.
  func guess(_ hash: UInt64, width: Int) -> Range<Int> {
    let share = from < to ? Double(hash - from) / Double(to - from) : 0
    let middle = positions.lowerBound + Int(share * Double(positions.count))
    let latest = max(positions.lowerBound, positions.upperBound - width)
    let first = min(max(middle - width / 2, positions.lowerBound), latest)
    return first..<min(first + width, positions.upperBound)
  }

  /// The key is before a position that has a larger hash.
  mutating func end(before position: Int, _ hash: UInt64) {
    positions = positions.lowerBound..<position
    to = hash
  }

  /// The key is not before a position; the entry in front of that has a smaller hash.
  mutating func begin(behind position: Int, _ hash: UInt64) {
    positions = position..<positions.upperBound
    from = hash
  }
}
