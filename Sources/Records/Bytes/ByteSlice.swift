#if canImport(Glibc)
  public import Glibc
#endif

/// A view of bytes that somebody else owns: the unit in which all data moves through muster.
///
/// Shape: 16 bytes, trivially copyable; no reference counting, no allocation.
/// Memory: valid as long as its owner, which is a `RecordBatch`, a `Scratch` until its next `reset`,
/// a `ByteBuffer` until it is next changed, or a constant of the program. A worker holds batch and
/// scratch for as long as it looks at slices of them; nothing keeps a slice beyond that.
/// Every subscript is checked in release builds too, so a slice never reads outside itself.
@safe
public struct ByteSlice: Sequence, Equatable, BitwiseCopyable, @unchecked Sendable {
  // Unchecked: a view for reading. Who may look at it when is the owner's rule, stated above.

  /// The first byte; never read when `count` is 0.
  ///
  /// Outside this module only the byte loops marked `unsafe` use it.
  public let start: UnsafePointer<UInt8>

  /// How many bytes there are.
  public let count: Int

  /// The view of `count` bytes from `start`, whose owner the caller vouches for.
  @inlinable
  @unsafe
  public init(start: UnsafePointer<UInt8>, count: Int) {
    precondition(count >= 0)
    unsafe self.start = start
    self.count = count
  }

  /// No bytes.
  @inlinable
  public static var empty: ByteSlice { ByteSlice("") }

  /// The bytes of a literal, which live as long as the program.
  @inlinable
  public init(_ literal: StaticString) {
    precondition(literal.hasPointerRepresentation)
    unsafe self.start = literal.utf8Start
    self.count = literal.utf8CodeUnitCount
  }

  /// Whether there are no bytes.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// The positions of the bytes.
  @inlinable
  public var indices: Range<Int> { 0..<count }

  /// The byte at a position.
  @inlinable
  public subscript(position: Int) -> UInt8 {
    precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "byte out of range")
    return unsafe start[position]
  }

  /// The bytes of a range of positions, numbered from 0 again.
  @inlinable
  public subscript(range: Range<Int>) -> ByteSlice {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "bytes out of range")
    return unsafe ByteSlice(start: start + range.lowerBound, count: range.count)
  }

  /// The bytes from a position to the end, numbered from 0 again.
  @inlinable
  public subscript(range: PartialRangeFrom<Int>) -> ByteSlice {
    self[range.lowerBound..<count]
  }

  /// The bytes before a position.
  @inlinable
  public subscript(range: PartialRangeUpTo<Int>) -> ByteSlice {
    self[0..<range.upperBound]
  }

  /// The first byte, if there is one.
  @inlinable
  public var first: UInt8? { isEmpty ? nil : self[0] }

  /// The last byte, if there is one.
  @inlinable
  public var last: UInt8? { isEmpty ? nil : self[count - 1] }

  /// Whether two views show the same bytes.
  @inlinable
  public static func == (left: ByteSlice, right: ByteSlice) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe memcmp(left.start, right.start, left.count) == 0
  }

  /// Whether the view shows the bytes of a literal.
  @inlinable
  public static func == (left: ByteSlice, right: StaticString) -> Bool {
    left == ByteSlice(right)
  }

  /// Whether the bytes come before others in byte order, which for UTF-8 is the order of scalars.
  @inlinable
  public func precedes(_ other: ByteSlice) -> Bool {
    let order = unsafe memcmp(start, other.start, Swift.min(count, other.count))
    return order == 0 ? count < other.count : order < 0
  }

  /// Whether the view begins with given bytes.
  @inlinable
  public func hasPrefix(_ prefix: ByteSlice) -> Bool {
    count >= prefix.count && self[0..<prefix.count] == prefix
  }

  /// Whether the view ends with given bytes.
  @inlinable
  public func hasSuffix(_ suffix: ByteSlice) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...] == suffix
  }

  /// Goes through the bytes in order.
  @inlinable
  public func makeIterator() -> Iterator { Iterator(self) }

  /// The walk through a slice.
  public struct Iterator: IteratorProtocol {
    @usableFromInline var position = 0
    @usableFromInline let slice: ByteSlice

    @inlinable
    init(_ slice: ByteSlice) { self.slice = slice }

    /// The next byte, or nil at the end and ever after.
    @inlinable
    public mutating func next() -> UInt8? {
      guard position < slice.count else { return nil }
      defer { position += 1 }
      return unsafe slice.start[position]
    }
  }
}

extension String {
  /// The text of a slice, with invalid UTF-8 replaced.
  ///
  /// Copies: for messages and for the few functions that need Unicode's tables, not for the data path.
  public init(_ slice: ByteSlice) {
    self = unsafe String(
      decoding: UnsafeBufferPointer(start: slice.start, count: slice.count), as: UTF8.self)
  }
}
