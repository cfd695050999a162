public import Records

/// Says whether a key occurred before, and where first: at any number of keys, in bounded memory.
///
/// How it works: keys are reduced to hashes of 128 bits. New ones go to a table in memory; a full table is
/// written to disk as a sorted run (`KeyRuns`). A lookup asks the table, then the runs' filters, and
/// reads one page of a run that may hold the key. The files have no names, so nothing is left behind.
/// Several rules share an index when each puts its number in front of its keys.
///
/// Collisions: two keys with the same hash are taken for one. Among n keys that happens with odds of
/// n² / 2^129, for 10 million keys 1 in 7 * 10^24, as long as nobody makes keys in order to collide.
/// Errors: those of `SpillFile`; after one, each further call throws it again.
/// Memory: never above the limit, of which small inputs touch little; nothing of it is on disk before
/// the table is full.
public final class KeyIndex: @unchecked Sendable {
  // Unchecked: one task at a time uses it, the one whose turn it is in an ordered stage.

  /// The limit that muster's own memory bound allows for.
  public static let standardMemoryLimit = 12 << 20
  /// The smallest limit that can be asked for.
  public static let smallestMemoryLimit = KeyIndexMemory.smallestLimit

  /// How many different keys it holds.
  public private(set) var count = 0

  private let memory: MemoryCount
  private var table: KeyTable
  private var runs: KeyRuns
  private var failure: Diagnostic?

  /// An empty index.
  ///
  /// - Parameters:
  ///   - memoryLimit: Bytes, at least `smallestMemoryLimit`.
  ///   - folder: Where it spills to, as `SpillFolder` says; it is not touched before.
  ///   - temporaryFiles: The run's list of what an interrupt must remove.
  public init(
    memoryLimit: Int = standardMemoryLimit, folder: String, temporaryFiles: TemporaryFiles
  ) {
    precondition(memoryLimit >= Self.smallestMemoryLimit, "the index needs more memory")
    let division = KeyIndexMemory(limit: memoryLimit)
    memory = MemoryCount(limit: memoryLimit)
    table = KeyTable(slotCount: division.tableSlots, memory: memory)
    runs = KeyRuns(
      division: division, folder: folder, temporaryFiles: temporaryFiles, memory: memory)
  }

  /// The most bytes it has held so far.
  public var memoryPeak: Int { memory.peak }

  /// How many sorted runs are on disk now.
  var runCount: Int { runs.count }

  /// The first place of a key; nil if it has not occurred.
  public func find(_ key: ByteSlice) throws(Diagnostic) -> KeyPlace? {
    try find(KeyHash(of: key))
  }

  /// Adds a key with its place and answers nil; if it occurred before, its first place, and nothing is
  /// changed.
  public func insert(_ key: ByteSlice, place: KeyPlace) throws(Diagnostic) -> KeyPlace? {
    let hash = KeyHash(of: key)
    if let first = try find(hash) { return first }
    let entry = KeyEntry(hash: hash, place: place)
    if !table.insert(entry) {
      try spill()
      let hasRoom = table.insert(entry)
      precondition(hasRoom, "an empty table has room")
    }
    count += 1
    return nil
  }

  private func find(_ hash: KeyHash) throws(Diagnostic) -> KeyPlace? {
    if let failure { throw failure }
    if let place = table.find(hash) { return place }
    do throws(Diagnostic) { return try runs.find(hash) } catch {
      failure = error
      throw error
    }
  }

  private func spill() throws(Diagnostic) {
    do throws(Diagnostic) { try runs.add(table) } catch {
      failure = error
      throw error
    }
    table.removeAll()
  }
}
