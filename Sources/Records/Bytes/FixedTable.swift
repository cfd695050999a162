/// Elements with one owner, fixed once and for all: for loops that may not count references.
///
/// An array gives out copies of its elements, and counts what they refer to; this lends them.
@safe
public struct FixedTable<Element: ~Copyable>: ~Copyable {
  private let start: UnsafeMutablePointer<Element>
  /// How many elements there are.
  public let count: Int

  /// The elements that a closure makes, by their position.
  public init(count: Int, _ make: (Int) -> Element) {
    unsafe start = .allocate(capacity: count)
    self.count = count
    for position in 0..<count { unsafe (start + position).initialize(to: make(position)) }
  }

  deinit {
    unsafe start.deinitialize(count: count)
    unsafe start.deallocate()
  }

  /// The element at a position.
  @inline(__always)
  public subscript(position: Int) -> Element {
    _read {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
      yield unsafe start[position]
    }
  }
}
