import Records

/// The keys that are on disk: some runs, the older the larger.
///
/// A full table becomes a run of level 0; four runs of a level become one of the next. So after n times
/// there are at most three runs on each of log4(n) levels, and each key is written once for each level.
/// Disk: 32 bytes a key, and while runs are merged once more the size of those.
struct KeyRuns: ~Copyable {
  /// How messages call what is in the files.
  private static let content = "the values seen so far, which unique and SelectUniqueValue compare,"

  private let division: KeyIndexMemory
  private let folder: String
  private let temporaryFiles: TemporaryFiles
  private let memory: MemoryCount
  private var runs: [KeyRun] = []
  private var window: CountedTable<KeyEntry>

  init(
    division: KeyIndexMemory, folder: String, temporaryFiles: TemporaryFiles, memory: MemoryCount
  ) {
    self.division = division
    self.folder = folder
    self.temporaryFiles = temporaryFiles
    self.memory = memory
    window = CountedTable(count: division.windowEntries, memory: memory)
  }

  /// How many runs there are.
  var count: Int { runs.count }

  /// The place of a key that is on disk.
  mutating func find(_ hash: KeyHash) throws(Diagnostic) -> KeyPlace? {
    for run in runs where run.mayHold(hash) {
      if let place = try run.find(hash, window: &window) { return place }
    }
    return nil
  }

  /// Writes the keys of a table to disk; the table is as before.
  mutating func add(_ table: borrowing KeyTable) throws(Diagnostic) {
    var writer = try makeWriter(keyCount: table.count, level: 0)
    try table.write(to: &writer)
    runs.append(try writer.finish())
    while isMergeDue { try mergeNewest() }
  }

  private var isMergeDue: Bool {
    let newest = runs.suffix(KeyIndexMemory.mergedRuns)
    return newest.count == KeyIndexMemory.mergedRuns && newest.first?.level == newest.last?.level
  }

  /// Makes the newest four runs one.
  private mutating func mergeNewest() throws(Diagnostic) {
    let newest = runs.suffix(KeyIndexMemory.mergedRuns)
    // Nothing is looked up meanwhile: the new filter takes the place of the old ones.
    for run in newest { run.giveUpFilter() }
    var writer = try makeWriter(
      keyCount: newest.reduce(0) { $0 + $1.count }, level: (newest.first?.level ?? 0) + 1)
    let merge = KeyRunMerge(newest, blockEntries: division.blockEntries, memory: memory)
    try merge.write(to: &writer)
    let merged = try writer.finish()
    runs.replaceSubrange(newest.indices, with: [merged])
  }

  private func makeWriter(keyCount: Int, level: Int) throws(Diagnostic) -> KeyRunWriter {
    KeyRunWriter(
      file: try SpillFile(folder: folder, content: Self.content, temporaryFiles: temporaryFiles),
      keyCount: keyCount, level: level, filter: makeFilter(keyCount: keyCount),
      division: division, memory: memory)
  }

  /// A filter for a new run, for which the largest filters make room, its own included.
  ///
  /// A page read in vain costs the same in every run, so memory is taken where one halving frees most.
  private func makeFilter(keyCount: Int) -> KeyFilter {
    var blockCount = KeyFilter.blockCount(forKeys: keyCount)
    while true {
      let wanted = KeyFilter.byteCount(ofBlocks: blockCount)
      let held = runs.reduce(0) { $0 + $1.filterByteCount }
      if held + wanted <= division.filterBytes { break }
      if let largest = runs.max(by: { $0.filterByteCount < $1.filterByteCount }),
        largest.filterByteCount >= wanted
      {
        largest.coarsenFilter()
      } else {
        blockCount = KeyFilter.coarser(blockCount, keyCount: keyCount)
      }
    }
    return KeyFilter(blockCount: blockCount, keyCount: keyCount, memory: memory)
  }
}
