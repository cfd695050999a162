import Records

/// Writes a run: its entries to a file, its fences and its filter to memory.
struct KeyRunWriter: ~Copyable {
  private let file: SpillFile
  private let keyCount: Int
  private let level: Int
  private let spacing: Int
  private var fences: CountedTable<KeyHash>
  private var filter: KeyFilter
  private var block: CountedTable<KeyEntry>
  private var gathered = 0
  private var count = 0
  private var nextFence = 0

  /// Begins a run of so many keys.
  init(
    file: SpillFile, keyCount: Int, level: Int, filter: consuming KeyFilter,
    division: KeyIndexMemory, memory: MemoryCount
  ) {
    self.file = file
    self.keyCount = keyCount
    self.level = level
    self.filter = filter
    let most = division.fencesPerRun
    spacing = max(division.windowEntries, (keyCount + most - 1) / most)
    fences = CountedTable(count: (keyCount + spacing - 1) / spacing, memory: memory)
    block = CountedTable(count: division.blockEntries, memory: memory)
  }

  /// Adds an entry, whose hash is larger than all before.
  mutating func append(_ entry: KeyEntry) throws(Diagnostic) {
    if count == nextFence {
      fences[count / spacing] = entry.hash
      nextFence += spacing
    }
    filter.insert(entry.hash)
    block[gathered] = entry
    gathered += 1
    count += 1
    if gathered == block.count { try flush() }
  }

  /// Completes the run.
  consuming func finish() throws(Diagnostic) -> KeyRun {
    try flush()
    precondition(count == keyCount, "a run has as many keys as were announced")
    return KeyRun(
      file: file, count: count, level: level, spacing: spacing, fences: fences, filter: filter)
  }

  private mutating func flush() throws(Diagnostic) {
    try block.write(first: gathered, to: file)
    gathered = 0
  }
}
