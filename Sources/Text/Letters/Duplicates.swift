public import Records

/// Lists in which every value stands once.
public enum Duplicates {
  /// Lists up to this length are compared pair by pair, which needs no memory.
  private static let longestComparedInPairs = 16

  /// The list with only the first of equal elements; the list itself when all differ, or when it is no list.
  ///
  /// Elements are equal when kind and bytes are; a number is its text, so `1` and `1.0` differ.
  public static func removed(from list: Cell, scratch: Scratch) -> Cell {
    let count = list.elementCount
    var seen = count > longestComparedInPairs ? SeenCells(capacity: count) : nil
    let mark = scratch.beginList()
    var kept = 0
    for index in 0..<count {
      let cell = list.element(index)
      let isNew =
        if seen != nil {
          seen?.insert(index, of: list) ?? true
        } else {
          !(0..<index).contains { areEqual(list.element($0), cell) }
        }
      if isNew {
        scratch.push(cell)
        kept += 1
      }
    }
    let result = scratch.finishList(from: mark)
    return kept == count ? list : result
  }

  fileprivate static func areEqual(_ left: Cell, _ right: Cell) -> Bool {
    guard left.kind == right.kind, left.bytes == right.bytes, left.ticks == right.ticks,
      left.isTrue == right.isTrue, left.elementCount == right.elementCount
    else { return false }
    return (0..<left.elementCount).allSatisfy { areEqual(left.element($0), right.element($0)) }
  }

  fileprivate static func hash(_ cell: Cell) -> UInt64 {
    var hash = Checksum.of(cell.bytes) ^ UInt64(cell.kind.rawValue)
    hash ^= UInt64(bitPattern: cell.ticks) &* 0x9E37_79B9_7F4A_7C15
    for index in 0..<cell.elementCount { hash = hash &* 31 &+ self.hash(cell.element(index)) }
    return hash
  }
}

/// The elements of a list that have been met: a hash table of their positions with open addressing.
private struct SeenCells {
  private var slots: [Int32]

  init(capacity: Int) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: -1, count: size)
  }

  /// Notes an element; false when an equal one was there.
  mutating func insert(_ index: Int, of list: Cell) -> Bool {
    let cell = list.element(index)
    var slot = Int(truncatingIfNeeded: Duplicates.hash(cell)) & (slots.count - 1)
    while slots[slot] >= 0 {
      if Duplicates.areEqual(list.element(Int(slots[slot])), cell) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(index)
    return true
  }
}
