/// A growing run of plain values with one owner.
///
/// Where an array would check at every step that nobody else holds it, this is known to be alone: byte
/// loops write to it straight.
/// Memory: grows by doubling and keeps its storage until it goes.
@safe
public struct GrowingTable<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
  // Unchecked: the storage has no other owner.

  @usableFromInline var start: UnsafeMutablePointer<Element>
  @usableFromInline var capacity = 64
  /// How many elements there are.
  @inlinable
  public var count: Int { length }

  @usableFromInline var length = 0

  /// A table without elements.
  public init() { unsafe start = .allocate(capacity: 64) }

  deinit { unsafe start.deallocate() }

  /// Makes room for more elements.
  @inlinable
  @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if additional > capacity - count { grow(by: additional) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by additional: Int) {
    capacity = max(capacity * 2, count + additional)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe moved.initialize(from: start, count: count)
    unsafe start.deallocate()
    unsafe start = moved
  }

  /// Adds an element.
  @inlinable
  @inline(__always)
  public mutating func append(_ element: Element) {
    reserve(1)
    unsafe (start + count).initialize(to: element)
    length += 1
  }

  /// Adds what a loop writes: it gets an address with room for `capacity` elements and answers how many
  /// it wrote.
  @inlinable
  @inline(__always)
  @unsafe
  public mutating func append(upTo capacity: Int, _ write: (UnsafeMutablePointer<Element>) -> Int) {
    reserve(capacity)
    let written = unsafe write(start + count)
    precondition(written >= 0 && written <= capacity)
    length += written
  }

  /// Drops the elements and keeps the storage.
  @inlinable
  public mutating func removeAll() { length = 0 }

  /// Drops the elements behind a count.
  @inlinable
  public mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count)
    self.length = length
  }

  /// The element at a position.
  @inlinable
  @inline(__always)
  public subscript(position: Int) -> Element {
    // Lent and not given, so that one field of a large element can be looked at without a copy of it all.
    _read {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
      yield unsafe start[position]
    }
    set {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
      unsafe start[position] = newValue
    }
  }

  /// The address of the first element, valid until the table changes.
  @unsafe
  @inlinable
  public var address: UnsafePointer<Element> { unsafe UnsafePointer(start) }
}
