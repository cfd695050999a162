import Records

/// The items that are in memory.
///
/// Layout: entries grow from the front of the arena, payloads from its end towards them; between them
/// there is always room for as many entries once more, which sorting needs.
struct GatheredItems {
  private let arena: SortArena
  /// The lowest byte of the payloads.
  private var payloadStart: Int
  /// The position of the first entry: not 0 if sorting left them in the room behind.
  private var firstEntry = 0
  private var isAscending = true
  private var lowest = Int64.max
  private var highest = Int64.min

  /// How many items there are.
  private(set) var count = 0

  init(arena: SortArena) {
    self.arena = arena
    payloadStart = arena.byteCount
  }

  /// The item at a position, its payload valid until items are removed.
  subscript(position: Int) -> (group: Int64, payload: ByteSlice) {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
    let entry = arena[entry: firstEntry + position]
    return (entry.group, arena.slice(at: Int(entry.start), count: Int(entry.length)))
  }

  /// Adds an item; false, and nothing is changed, if there is no room.
  @inline(__always)
  mutating func add(group: Int64, _ payload: ByteSlice) -> Bool {
    let entryBytes = (count + 1) * 2 * MemoryLayout<ItemEntry>.stride
    guard payload.count <= payloadStart - entryBytes else { return false }
    payloadStart -= payload.count
    arena.copy(payload, to: payloadStart)
    arena[entry: count] = ItemEntry(
      group: group, start: UInt32(payloadStart), length: UInt32(payload.count))
    count += 1
    if group < highest { isAscending = false }
    highest = max(highest, group)
    lowest = min(lowest, group)
    return true
  }

  /// Puts the items in the order of their groups, those of a group in the order of adding.
  ///
  /// How it works: distributes all entries by the lowest byte of their group's distance from the lowest
  /// group, then by the byte above, as many bytes as there are; each time equals keep their order.
  mutating func sort() {
    guard !isAscending else { return }
    let span = UInt64(bitPattern: highest &- lowest)
    var other = count
    var shift: UInt64 = 0
    // Shifted by 64 it is 0.
    while span >> shift > 0 {
      distribute(to: other, shift: shift)
      swap(&firstEntry, &other)
      shift += 8
    }
    isAscending = true
  }

  /// Drops all items.
  mutating func removeAll() { self = GatheredItems(arena: arena) }

  /// Copies all entries to a position on, ordered by one byte.
  private func distribute(to target: Int, shift: UInt64) {
    var next = InlineArray<256, Int>(repeating: 0)
    for position in firstEntry..<firstEntry + count {
      next[digit(arena[entry: position], shift)] += 1
    }
    var start = target
    for digit in 0..<256 {
      let width = next[digit]
      next[digit] = start
      start += width
    }
    for position in firstEntry..<firstEntry + count {
      let entry = arena[entry: position]
      let digit = digit(entry, shift)
      arena[entry: next[digit]] = entry
      next[digit] += 1
    }
  }

  @inline(__always)
  private func digit(_ entry: ItemEntry, _ shift: UInt64) -> Int {
    Int(truncatingIfNeeded: UInt64(bitPattern: entry.group &- lowest) >> shift & 0xFF)
  }
}

/// An item in memory: its group, and where in the arena its payload lies.
struct ItemEntry: BitwiseCopyable {
  var group: Int64
  var start: UInt32
  var length: UInt32
}
