import Records

/// Items that were written to disk, in the order of their groups.
///
/// Layout: each item is an `ItemHeader` and the payload.
final class ItemRun {
  /// How often its items have been merged.
  let level: Int
  /// How many bytes it has.
  private(set) var byteCount = 0
  /// The group of the last item.
  var lastGroup: Int64 = 0

  private let file: SpillFile
  private let memory: MemoryCount

  init(file: SpillFile, level: Int, memory: MemoryCount) {
    self.file = file
    self.level = level
    self.memory = memory
    memory.take(GroupSortMemory.bytesPerRun)
  }

  deinit { memory.release(GroupSortMemory.bytesPerRun) }

  /// Adds bytes at the end.
  func append(_ bytes: ByteSlice) throws(Diagnostic) {
    try file.append(bytes)
    byteCount += bytes.count
  }

  /// Reads bytes to a position of an arena.
  func read(
    _ count: Int, at offset: Int, into arena: SortArena, to position: Int
  ) throws(Diagnostic) {
    try arena.read(count, at: offset, of: file, to: position)
  }
}
