import Records

/// The memory of a sort, which holds items, then the blocks of a merge, then items again.
///
/// It is one piece for the whole time, so that the process needs no more than that.
@safe
final class SortArena {
  private let start: UnsafeMutableRawPointer
  private let memory: MemoryCount

  /// How many bytes there are.
  let byteCount: Int

  init(byteCount: Int, memory: MemoryCount) {
    unsafe start = .allocate(byteCount: byteCount, alignment: MemoryLayout<ItemEntry>.alignment)
    self.byteCount = byteCount
    self.memory = memory
    memory.take(byteCount)
  }

  deinit {
    unsafe start.deallocate()
    memory.release(byteCount)
  }

  /// The entry at a position, if all memory were a table of entries.
  @inline(__always)
  subscript(entry position: Int) -> ItemEntry {
    get {
      check(position * MemoryLayout<ItemEntry>.stride, MemoryLayout<ItemEntry>.stride)
      return unsafe start.load(
        fromByteOffset: position * MemoryLayout<ItemEntry>.stride, as: ItemEntry.self)
    }
    set {
      check(position * MemoryLayout<ItemEntry>.stride, MemoryLayout<ItemEntry>.stride)
      unsafe start.storeBytes(
        of: newValue, toByteOffset: position * MemoryLayout<ItemEntry>.stride, as: ItemEntry.self)
    }
  }

  /// A view of some bytes, valid until they are written to.
  @inline(__always)
  func slice(at position: Int, count: Int) -> ByteSlice {
    check(position, count)
    let bytes = unsafe UnsafeRawPointer(start + position).assumingMemoryBound(to: UInt8.self)
    return unsafe ByteSlice(start: bytes, count: count)
  }

  /// Copies bytes to a position; they may lie here themselves.
  @inline(__always)
  func copy(_ bytes: ByteSlice, to position: Int) {
    check(position, bytes.count)
    unsafe (start + position).copyMemory(from: bytes.start, byteCount: bytes.count)
  }

  /// Reads a part of a file to a position.
  func read(
    _ count: Int, at offset: Int, of file: SpillFile, to position: Int
  ) throws(Diagnostic) {
    check(position, count)
    try unsafe file.read(count, at: offset, into: start + position)
  }

  @inline(__always)
  private func check(_ position: Int, _ count: Int) {
    precondition(position >= 0 && count >= 0 && position <= byteCount - count, "out of range")
  }
}

/// A part of an arena.
struct ArenaPart {
  let arena: SortArena
  let range: Range<Int>
}
