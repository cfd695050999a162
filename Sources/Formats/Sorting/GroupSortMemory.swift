/// How the memory of a sort is divided.
///
/// With a limit of L bytes: L/16, at most 256 KiB, gathers what is written; each run that may be there
/// has 384 bytes for its objects and its node in the tree of a merge. The rest is the arena, in which
/// items are gathered or, in a merge, the runs' blocks lie.
struct GroupSortMemory {
  /// The smallest limit with which each part still has a use.
  static let smallestLimit = 32 * 1024
  /// Bytes for the objects of a run, its file and its reader, and their places in arrays.
  static let bytesPerRun = 368

  /// All that may be held.
  let limit: Int

  /// How many runs there may be: so many that each has a block of about 48 KiB in the last merge, and
  /// not more than a quarter of the files that a process may usually have open.
  var runLimit: Int { min(max(limit / (48 << 10), 8), 256) }

  /// How many runs are merged at most to make room for others.
  var mergedRuns: Int { runLimit / 2 }

  /// Bytes that are gathered before they are written.
  var writerBytes: Int { min(limit / 16, 256 << 10) }

  /// Bytes for items, or for the runs' blocks.
  var arenaBytes: Int {
    // While runs are merged there is one more, which they are merged into.
    let runs = (runLimit + 1) * (Self.bytesPerRun + LoserTree.bytesPerRun)
    return (limit - writerBytes - runs) / 16 * 16
  }

  /// How long a payload may be for which the last merge finds room in the arena.
  var longestPayload: Int { limit / 4 * 3 }
}
