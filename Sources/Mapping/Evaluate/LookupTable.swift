import Records

/// A code table: from text to a value.
///
/// Layout: open addressing over the keys' checksums; a slot holds the position of an entry plus one.
/// Memory: keys and values are copied here; `byteCount` says how much that is.
final class LookupTable: @unchecked Sendable {
  // Unchecked: nothing changes once it is filled, which is before any worker has it.

  private struct Entry: BitwiseCopyable {
    var checksum: UInt64
    var key: ByteSlice
    var value: Cell
  }

  private let scratch = Scratch()
  private var entries = GrowingTable<Entry>()
  private var slots: [UInt32] = Array(repeating: 0, count: 16)
  /// Bytes of keys, values and entries.
  private(set) var byteCount = 0

  /// Adds a key; false when it is there already, which keeps the first value.
  func insert(_ key: ByteSlice, _ value: Cell) -> Bool {
    let checksum = Checksum.of(key)
    if position(of: key, checksum) != nil { return false }
    let kept =
      switch value.kind {
      case .text, .number: Cell(kind: value.kind, bytes: scratch.copy(value.bytes))
      default: value
      }
    entries.append(Entry(checksum: checksum, key: scratch.copy(key), value: kept))
    byteCount += key.count + value.bytes.count + MemoryLayout<Entry>.stride + 8
    if entries.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for number in 0..<entries.count { place(number) }
    } else {
      place(entries.count - 1)
    }
    return true
  }

  /// The value of a key; nil without one.
  func value(of key: ByteSlice) -> Cell? {
    position(of: key, Checksum.of(key)).map { entries[$0].value }
  }

  private func place(_ number: Int) {
    var slot = Int(truncatingIfNeeded: entries[number].checksum) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }

  private func position(of key: ByteSlice, _ checksum: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: checksum) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if entries[number].checksum == checksum && entries[number].key == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }
}
