import Records

/// Joins four runs that have no key in common.
struct KeyRunMerge {
  private let readers: [KeyRunReader]
  private let keyCount: Int

  init(_ runs: ArraySlice<KeyRun>, blockEntries: Int, memory: MemoryCount) {
    precondition(runs.count == KeyIndexMemory.mergedRuns)
    readers = runs.map { KeyRunReader($0, blockEntries: blockEntries, memory: memory) }
    keyCount = runs.reduce(0) { $0 + $1.count }
  }

  /// Hands all keys over, in the order of hashes.
  func write(to run: inout KeyRunWriter) throws(Diagnostic) {
    var heads = InlineArray<4, KeyHash>(repeating: .behindAll)
    for number in readers.indices { heads[number] = try readers[number].loadFirst() }
    for _ in 0..<keyCount {
      let left = heads[1] < heads[0] ? 1 : 0
      let right = heads[3] < heads[2] ? 3 : 2
      let smallest = heads[right] < heads[left] ? right : left
      try run.append(readers[smallest].entry)
      heads[smallest] = try readers[smallest].advance()
    }
  }
}

/// Reads a run from front to back.
private final class KeyRunReader {
  private let run: KeyRun
  private var block: CountedTable<KeyEntry>
  private var position = 0
  private var length = 0
  private var loaded = 0

  init(_ run: KeyRun, blockEntries: Int, memory: MemoryCount) {
    self.run = run
    block = CountedTable(count: blockEntries, memory: memory)
  }

  /// The entry where the reader stands.
  @inline(__always)
  var entry: KeyEntry { block[position] }

  /// Goes to the first entry and answers its hash.
  func loadFirst() throws(Diagnostic) -> KeyHash { try load() }

  /// Goes to the next entry and answers its hash; behind the last, the hash behind all.
  @inline(__always)
  func advance() throws(Diagnostic) -> KeyHash {
    position += 1
    return position < length ? block[position].hash : try load()
  }

  private func load() throws(Diagnostic) -> KeyHash {
    guard loaded < run.count else { return .behindAll }
    length = try run.read(from: loaded, into: &block)
    loaded += length
    position = 0
    return block[0].hash
  }
}
