import Records

/// The values that one record has for the slots of a projection.
///
/// Nearly every slot has one value or none; those beyond the first, in the order in which they stand, are
/// kept apart.
/// Cost: a record whose fields all have one value is copied out; otherwise the further values are
/// gone through once for each field.
struct XMLRow: ~Copyable {
  /// A value of a slot that has one already.
  ///
  /// It is not private: Swift 6.3.1 crashes on inlining a use of it into another file otherwise.
  struct Further: BitwiseCopyable {
    var slot: Int32
    var cell: Cell
  }

  private var first = GrowingTable<Cell>()
  private var further = GrowingTable<Further>()
  /// Slots of one value that is a list all the same.
  private var marked = GrowingTable<Int32>()
  /// Whether the record has elements that stand for ones whose names are attributes.
  var hasAliases = false

  init(slotCount: Int) {
    for _ in 0..<slotCount { first.append(.absent) }
  }

  mutating func removeAll() {
    for slot in 0..<first.count { first[slot] = .absent }
    further.removeAll()
    marked.removeAll()
    hasAliases = false
  }

  @inline(__always)
  mutating func put(_ cell: Cell, slot: Int32) {
    if first[Int(slot)].kind == .absent {
      first[Int(slot)] = cell
    } else {
      further.append(Further(slot: slot, cell: cell))
    }
  }

  /// Says that a value is an item of a list, be there more or not.
  mutating func markAsList(_ slot: Int32) {
    marked.append(slot)
  }

  /// Adds the values of all fields.
  @inline(__always)
  func append(
    to cells: inout GrowingTable<Cell>, _ projection: XMLProjection, _ scratch: Scratch
  ) {
    if further.count == 0, marked.count == 0, !projection.hasLists, !hasAliases {
      for field in 0..<projection.fieldCount { cells.append(first[field]) }
      return
    }
    for field in 0..<projection.fieldCount {
      // An element with the field's whole name comes before what its path found.
      let alias = projection.aliasSlots[field]
      let isAlias = alias >= 0 && first[Int(alias)].kind != .absent
      cells.append(
        value(of: isAlias ? Int(alias) : field, isList: projection.isList, scratch))
    }
  }

  /// All that a slot has: nothing, a value, or a list.
  private func value(of slot: Int, isList: [Bool], _ scratch: Scratch) -> Cell {
    let first = first[slot]
    if first.kind == .absent { return first }
    if further.count == 0, marked.count == 0, !isList[slot] { return first }
    let list = scratch.beginList()
    scratch.push(first)
    var count = 1
    for number in 0..<further.count where further[number].slot == Int32(slot) {
      scratch.push(further[number].cell)
      count += 1
    }
    var isList = count > 1 || isList[slot]
    for number in 0..<marked.count where marked[number] == Int32(slot) { isList = true }
    let cell = scratch.finishList(from: list)
    return isList ? cell : first
  }
}
