public import Records

/// Brings items of one group together: an external, stable sort in bounded memory.
///
/// How it works: items are gathered in memory. When that is full they are put in order and written to
/// disk as a run (`ItemRuns`); at the end the runs are merged. What fits in memory never touches the
/// disk, and a run that begins where the one before ended only makes that longer: groups that come in
/// ascending order are written once, in one run, and not sorted. The files have no names, so nothing is
/// left behind.
/// Order: by group; within a group, that of adding.
/// Errors: those of `SpillFile`; after one, each further call throws it again.
/// Memory: never above the limit, of which small inputs touch little; except by one payload that is
/// longer than three quarters of it, from `finish` to the end.
public final class GroupSort: @unchecked Sendable {
  // Unchecked: one task at a time uses it, the one whose turn it is in an ordered stage.

  /// The limit that muster's own memory bound allows for.
  public static let standardMemoryLimit = 12 << 20
  /// The smallest limit that can be asked for.
  public static let smallestMemoryLimit = GroupSortMemory.smallestLimit

  /// How many items were added.
  public private(set) var count = 0

  private let memory: MemoryCount
  private var items: GatheredItems
  private var runs: ItemRuns
  private var output = Output.none
  private var failure: Diagnostic?

  /// Where the items come from, once all were added.
  private enum Output {
    /// They are still being added.
    case none
    /// Memory, from a position on.
    case memory(next: Int)
    /// The disk.
    case disk(ItemRunMerge)
  }

  /// A sort without items.
  ///
  /// - Parameters:
  ///   - memoryLimit: Bytes, from `smallestMemoryLimit` to 4 GiB.
  ///   - folder: Where it spills to, as `SpillFolder` says; it is not touched before.
  ///   - content: What is sorted, as the beginning of the sentence that says what failed.
  ///   - temporaryFiles: The run's list of what an interrupt must remove.
  public init(
    memoryLimit: Int = standardMemoryLimit, folder: String, content: String,
    temporaryFiles: TemporaryFiles
  ) {
    let limits = Self.smallestMemoryLimit...Int(UInt32.max)
    precondition(limits.contains(memoryLimit), "the limit is out of bounds")
    let division = GroupSortMemory(limit: memoryLimit)
    memory = MemoryCount(limit: memoryLimit)
    let arena = SortArena(byteCount: division.arenaBytes, memory: memory)
    items = GatheredItems(arena: arena)
    runs = ItemRuns(
      division: division, arena: arena, memory: memory, folder: folder, content: content,
      temporaryFiles: temporaryFiles)
  }

  /// The most bytes it has held so far.
  public var memoryPeak: Int { memory.peak + runs.outsizeBytes }

  /// How many bytes it has written to disk so far, those of merges included.
  public var spilledBytes: Int { runs.writtenBytes }

  /// How many runs are on disk now.
  var runCount: Int { runs.count }

  /// How often an item has been merged at most, before the last merge.
  var highestLevel: Int { runs.highestLevel }

  /// Adds an item, whose payload is copied and may be of any length.
  public func add(group: Int64, _ payload: ByteSlice) throws(Diagnostic) {
    guard case .none = output else { preconditionFailure("the sort has ended") }
    if let failure { throw failure }
    if !items.add(group: group, payload) { try addToFull(group: group, payload) }
    count += 1
  }

  /// Says that there are no more items: from now on `next` hands them out.
  public func finish() throws(Diagnostic) {
    guard case .none = output else { preconditionFailure("the sort has ended") }
    if let failure { throw failure }
    do throws(Diagnostic) {
      items.sort()
      if runs.count == 0 {
        output = .memory(next: 0)
      } else {
        try runs.add(items)
        items.removeAll()
        output = .disk(try runs.mergeAll())
      }
    } catch { throw keep(error) }
  }

  /// The next item, whose payload is valid until the next call; nil at the end and ever after.
  public func next() throws(Diagnostic) -> (group: Int64, payload: ByteSlice)? {
    if let failure { throw failure }
    switch output {
    case .none: preconditionFailure("the sort has not ended")
    case .memory(let position):
      guard position < items.count else { return nil }
      output = .memory(next: position + 1)
      return items[position]
    case .disk(let merge):
      do throws(Diagnostic) {
        if let item = try merge.next() { return item }
      } catch { throw keep(error) }
      // Nothing is needed any more: the disk gets its room back.
      runs.removeAll()
      items.removeAll()
      output = .memory(next: 0)
      return nil
    }
  }

  /// Adds an item for which there is no room.
  private func addToFull(group: Int64, _ payload: ByteSlice) throws(Diagnostic) {
    do throws(Diagnostic) {
      if items.count > 0 {
        items.sort()
        try runs.add(items)
        items.removeAll()
        try runs.makeRoom()
      }
      if items.add(group: group, payload) { return }
      try runs.add(group: group, payload)
      try runs.makeRoom()
    } catch { throw keep(error) }
  }

  private func keep(_ error: Diagnostic) -> Diagnostic {
    failure = error
    return error
  }
}
