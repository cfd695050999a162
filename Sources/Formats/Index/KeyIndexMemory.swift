/// How the memory of a key index is divided.
///
/// With a limit of L bytes: the table has L/4, all filters together 5L/8. The rest, L/8, goes to the
/// fences of each run, L/768, to the five blocks of a merge, L/96 each, and to the window of a lookup,
/// at most L/96: that is enough for 47 runs, and so many there are only after the table has been
/// written 4^15 times.
struct KeyIndexMemory {
  /// The smallest limit with which each part still has an element.
  static let smallestLimit = 16 * 1024
  /// How many runs of one size become one of the next.
  static let mergedRuns = 4

  /// All that may be held.
  let limit: Int

  /// How many entries the table has room for.
  var tableSlots: Int { limit / 4 / MemoryLayout<KeyEntry>.stride }

  /// Bytes of all filters.
  var filterBytes: Int { limit / 8 * 5 }

  /// How many fences a run has at most.
  var fencesPerRun: Int { limit / 768 / MemoryLayout<KeyHash>.stride }

  /// How many entries are written, and read in a merge, at a time.
  var blockEntries: Int { limit / 96 / MemoryLayout<KeyEntry>.stride }

  /// How many entries a lookup reads at a time: a page of 4 KiB.
  var windowEntries: Int { min(blockEntries, 128) }
}
