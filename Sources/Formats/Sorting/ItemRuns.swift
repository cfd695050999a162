import Records

/// The items that are on disk: some runs, each of items that were added before those of the next.
///
/// When there are as many runs as may be, the oldest of the level that has most become one of the next
/// level. So all that are there can be merged at once at any time, and with n runs' worth of items each
/// item is written once more for each level: at the standard limit a level takes 128 runs of that below,
/// and there is one level from 3 GB on and a second from 200 GB.
/// Disk: the payloads and two or three bytes for each, and while runs are merged once more the size of
/// those.
struct ItemRuns {
  private let division: GroupSortMemory
  private let arena: SortArena
  private let memory: MemoryCount
  private let folder: String
  private let content: String
  private let temporaryFiles: TemporaryFiles
  private var runs: [ItemRun] = []
  private var longestPayload = 0

  /// How often an item has been merged at most, before the last merge.
  private(set) var highestLevel = 0
  /// How many bytes were written.
  private(set) var writtenBytes = 0
  /// How many bytes are held beyond the limit, for a payload that has no room within.
  private(set) var outsizeBytes = 0

  init(
    division: GroupSortMemory, arena: SortArena, memory: MemoryCount, folder: String,
    content: String, temporaryFiles: TemporaryFiles
  ) {
    self.division = division
    self.arena = arena
    self.memory = memory
    self.folder = folder
    self.content = content
    self.temporaryFiles = temporaryFiles
  }

  /// How many runs there are.
  var count: Int { runs.count }

  /// Writes items that are in order to disk; the arena is as before.
  mutating func add(_ items: GatheredItems) throws(Diagnostic) {
    guard items.count > 0 else { return }
    let run = try run(beginningWith: items[0].group)
    var writer = makeWriter(for: run)
    for position in 0..<items.count {
      let item = items[position]
      longestPayload = max(longestPayload, item.payload.count)
      try writer.append(group: item.group, item.payload)
    }
    writtenBytes += try writer.finish()
  }

  /// Writes one item to disk, which the arena has no room for.
  mutating func add(group: Int64, _ payload: ByteSlice) throws(Diagnostic) {
    let run = try run(beginningWith: group)
    var writer = makeWriter(for: run)
    longestPayload = max(longestPayload, payload.count)
    try writer.append(group: group, payload)
    writtenBytes += try writer.finish()
  }

  /// Merges some runs if no other may be added; needs the whole arena.
  mutating func makeRoom() throws(Diagnostic) {
    guard runs.count == division.runLimit else { return }
    let oldest = runsToMerge
    let level = runs[oldest.lowerBound].level
    let merged = try makeRun(level: level + 1)
    let merge = try ItemRunMerge(runs[oldest], blocks: wholeArena, outsize: nil, memory: memory)
    var writer = makeWriter(for: merged)
    try merge.write(to: &writer)
    writtenBytes += try writer.finish()
    runs.replaceSubrange(oldest, with: [merged])
    highestLevel = max(highestLevel, level + 1)
  }

  /// Hands out all items; needs the whole arena until it is done.
  mutating func mergeAll() throws(Diagnostic) -> ItemRunMerge {
    var blocks = wholeArena
    var outsize: ArenaPart?
    if longestPayload > arena.byteCount / runs.count {
      if longestPayload <= division.longestPayload {
        let border = arena.byteCount - longestPayload
        blocks = ArenaPart(arena: arena, range: 0..<border)
        outsize = ArenaPart(arena: arena, range: border..<arena.byteCount)
      } else {
        outsizeBytes = longestPayload
        let beyond = SortArena(
          byteCount: longestPayload, memory: MemoryCount(limit: longestPayload))
        outsize = ArenaPart(arena: beyond, range: 0..<longestPayload)
      }
    }
    return try ItemRunMerge(runs[...], blocks: blocks, outsize: outsize, memory: memory)
  }

  /// Gives the files back.
  mutating func removeAll() { runs.removeAll() }

  private var wholeArena: ArenaPart { ArenaPart(arena: arena, range: 0..<arena.byteCount) }

  /// The oldest runs of the level that has most; levels never rise from older runs to newer ones.
  private var runsToMerge: Range<Int> {
    var most = 0..<0
    var first = 0
    for position in runs.indices {
      if runs[position].level != runs[first].level { first = position }
      if position - first >= most.count - 1 { most = first..<position + 1 }
    }
    // As good as never is each on a level of its own.
    if most.count == 1 { most = runs.indices }
    return most.prefix(division.mergedRuns)
  }

  /// The run for items of which the first has this group: the last one, if that goes on so.
  private mutating func run(beginningWith group: Int64) throws(Diagnostic) -> ItemRun {
    if let last = runs.last, last.lastGroup <= group { return last }
    let run = try makeRun(level: 0)
    runs.append(run)
    return run
  }

  private func makeRun(level: Int) throws(Diagnostic) -> ItemRun {
    let file = try SpillFile(
      folder: folder, content: content, temporaryFiles: temporaryFiles, isReadInOrder: true)
    return ItemRun(file: file, level: level, memory: memory)
  }

  private func makeWriter(for run: ItemRun) -> ItemRunWriter {
    ItemRunWriter(run: run, byteCount: division.writerBytes, memory: memory)
  }
}
