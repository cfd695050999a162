/// A view of cells that somebody else owns: the fields of a record, the arguments of a function.
///
/// Memory: valid until the owner changes, as `ByteSlice`.
@safe
public struct CellList: BitwiseCopyable {
  @usableFromInline let start: UnsafePointer<Cell>
  /// How many cells there are.
  public let count: Int

  /// The view of `count` cells from `start`, whose owner the caller vouches for.
  @unsafe
  @inlinable
  public init(start: UnsafePointer<Cell>, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  /// The view of some cells of a table.
  @inlinable
  @inline(__always)
  public init(_ table: borrowing GrowingTable<Cell>, from first: Int, count: Int) {
    precondition(first >= 0 && count >= 0 && first + count <= table.count, "cells out of range")
    unsafe start = table.address + first
    self.count = count
  }

  /// The cell at a position.
  @inlinable
  @inline(__always)
  public subscript(position: Int) -> Cell {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "cell out of range")
    return unsafe start[position]
  }
}
