import Records

/// The keys that are in memory: an open-addressing table that is always in the order of hashes.
///
/// How it works: an entry's home is the slot that its hash has among all hashes, so homes rise with the
/// hashes. An entry lies in its home or, where that is taken, behind it with no gap between; entries
/// that crowd there lie in the order of hashes. So the whole table is in order and is written to disk as
/// it stands, and a lookup ends at the first entry that is larger. It does not wrap around: some slots
/// behind the last home take what is pushed over the end.
struct KeyTable: ~Copyable {
  private var entries: CountedTable<KeyEntry>
  private let homeCount: Int
  private let countLimit: Int

  /// How many keys it holds.
  private(set) var count = 0

  init(slotCount: Int, memory: MemoryCount) {
    entries = CountedTable(count: slotCount, memory: memory)
    homeCount = slotCount - min(64, slotCount / 8)
    // Fuller, the crowds become long.
    countLimit = slotCount / 4 * 3
  }

  /// The place of a key that is here.
  @inline(__always)
  func find(_ hash: KeyHash) -> KeyPlace? {
    let position = position(of: hash)
    guard position < entries.count, entries[position].hash == hash else { return nil }
    return entries[position].place
  }

  /// Adds a key that is not here; false, and nothing is changed, if there is no room.
  @inline(__always)
  mutating func insert(_ entry: KeyEntry) -> Bool {
    guard count < countLimit else { return false }
    let position = position(of: entry.hash)
    var vacant = position
    while vacant < entries.count, !entries[vacant].isVacant { vacant += 1 }
    guard vacant < entries.count else { return false }
    while vacant > position {
      entries[vacant] = entries[vacant - 1]
      vacant -= 1
    }
    entries[position] = entry
    count += 1
    return true
  }

  /// Hands all keys over, in the order of hashes.
  func write(to run: inout KeyRunWriter) throws(Diagnostic) {
    for position in 0..<entries.count where !entries[position].isVacant {
      try run.append(entries[position])
    }
  }

  /// Drops all keys.
  mutating func removeAll() {
    entries.clear()
    count = 0
  }

  /// Where a key is, or would have to be put: the first slot from its home that is vacant or has a hash
  /// that is not smaller.
  @inline(__always)
  private func position(of hash: KeyHash) -> Int {
    var position = hash.part(of: homeCount)
    while position < entries.count, !entries[position].isVacant, entries[position].hash < hash {
      position += 1
    }
    return position
  }
}
