#if canImport(Glibc)
  import Glibc
#endif

/// A growing run of bytes with one owner: where readers, renderers and writers put their output.
///
/// Memory: grows by doubling and keeps its storage until it goes; slices of it are valid until the
/// next change. There are always `slack` bytes of storage behind the contents, so that byte loops may
/// store whole vectors.
@safe
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  // Unchecked: the storage has no other owner, so whoever holds the buffer may use it.

  /// Bytes of storage that a byte loop may write behind the last byte it was promised.
  public static let slack = 64

  /// The storage; the first `count` bytes are the contents.
  public internal(set) var start: UnsafeMutablePointer<UInt8>

  /// How many bytes the buffer holds.
  @inlinable
  public var count: Int { length }

  @usableFromInline var length = 0

  /// How many bytes fit before the storage has to grow.
  public private(set) var capacity: Int

  /// An empty buffer with room for a number of bytes.
  public init(capacity: Int = 0) {
    self.capacity = max(capacity, 64)
    unsafe start = UnsafeMutablePointer.allocate(capacity: self.capacity + ByteBuffer.slack)
  }

  deinit { unsafe start.deallocate() }

  /// A view of the contents, valid until the buffer changes.
  @inlinable
  public var slice: ByteSlice { unsafe ByteSlice(start: start, count: count) }

  /// Whether the buffer holds nothing.
  @inlinable
  public var isEmpty: Bool { count == 0 }

  /// Makes room for more bytes.
  @inlinable
  @inline(__always)
  public mutating func reserve(_ additional: Int) {
    if additional > capacity - count { grow(by: additional) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by additional: Int) {
    let wanted = max(capacity * 2, count + additional)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted + ByteBuffer.slack)
    unsafe memcpy(moved, start, count)
    unsafe start.deallocate()
    unsafe start = moved
    capacity = wanted
  }

  /// Adds one byte.
  @inlinable
  @inline(__always)
  public mutating func append(_ byte: UInt8) {
    reserve(1)
    unsafe start[count] = byte
    length += 1
  }

  /// Adds the bytes of a slice, which must not lie in this buffer.
  @inlinable
  @inline(__always)
  public mutating func append(_ slice: ByteSlice) {
    reserve(slice.count)
    unsafe (start + count).update(from: slice.start, count: slice.count)
    length += slice.count
  }

  /// Adds the bytes of a short slice behind which `slack` bytes may be read, as in a `Scratch` or a
  /// `ByteBuffer`; two vectors are stored, however many bytes of them count.
  @inlinable
  @inline(__always)
  public mutating func append(padded slice: ByteSlice) {
    guard slice.count <= 32 else { return append(slice) }
    reserve(32)
    let source = unsafe UnsafeRawPointer(slice.start)
    let target = unsafe UnsafeMutableRawPointer(start + length)
    let first = unsafe source.loadUnaligned(as: SIMD16<UInt8>.self)
    let second = unsafe (source + 16).loadUnaligned(as: SIMD16<UInt8>.self)
    unsafe target.storeBytes(of: first, as: SIMD16<UInt8>.self)
    unsafe (target + 16).storeBytes(of: second, as: SIMD16<UInt8>.self)
    length += slice.count
  }

  /// Adds the bytes of a literal.
  @inlinable
  @inline(__always)
  public mutating func append(_ literal: StaticString) {
    append(ByteSlice(literal))
  }

  /// Adds the UTF-8 bytes of a text.
  @_disfavoredOverload  // A literal is bytes, not a String.
  public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      unsafe append(ByteSlice(start: base, count: bytes.count))
    }
  }

  /// Adds a scalar in UTF-8.
  @_disfavoredOverload  // A literal of one character is bytes too.
  public mutating func append(_ scalar: Unicode.Scalar) {
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(unit) }
  }

  /// Adds a whole number in decimal digits.
  public mutating func append(decimal number: Int) {
    if number >= 0 && number < 100_000_000 { return appendShort(UInt64(number)) }
    if number < 0 { append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let digits = Decimal.digitCount(rest)
    reserve(digits)
    var position = length + digits
    length = position
    let pairs = ByteSlice(Decimal.pairs)
    while rest >= 100 {
      let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
      position -= 2
      unsafe start[position] = pairs[Int(pair) * 2]
      unsafe start[position + 1] = pairs[Int(pair) * 2 + 1]
      rest = quotient
    }
    unsafe start[position - 1] = pairs[Int(rest) * 2 + 1]
    if rest >= 10 { unsafe start[position - 2] = pairs[Int(rest) * 2] }
  }

  /// Adds a number of at most eight digits, which are all found at once: halves of four digits, then pairs,
  /// then digits, each division by ten or a hundred a multiplication in lanes that are wide enough for it.
  private mutating func appendShort(_ number: UInt64) {
    let halves = number / 10_000 | (number % 10_000) << 32
    let hundreds = (halves &* 10_486) >> 20 & 0x0000_007F_0000_007F
    let pairs = (halves &- hundreds &* 100) << 16 | hundreds
    let tens = (pairs &* 103) >> 10 & 0x000F_000F_000F_000F
    let digits = (pairs &- tens &* 10) << 8 | tens
    // The first digit is the lowest byte; zeros in front of the number are skipped, but for the last.
    let skipped = Swift.min(7, digits.trailingZeroBitCount / 8)
    let text = (digits | 0x3030_3030_3030_3030) >> UInt64(skipped * 8)
    reserve(8)
    unsafe UnsafeMutableRawPointer(start + length).storeBytes(
      of: text.littleEndian, as: UInt64.self)
    length += 8 - skipped
  }

  /// Adds what a byte loop writes: it gets the address behind the contents, with `capacity` bytes and
  /// `slack` more, and answers how many bytes it wrote.
  @inlinable
  @inline(__always)
  @unsafe
  public mutating func append(
    upTo capacity: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    reserve(capacity)
    let written = unsafe write(start + count)
    precondition(written >= 0 && written <= capacity)
    length += written
  }

  /// Drops what lies behind a length.
  public mutating func truncate(to length: Int) {
    precondition(length >= 0 && length <= count)
    self.length = length
  }

  /// Drops the first bytes and moves the rest to the front.
  public mutating func removeFirst(_ length: Int) {
    precondition(length >= 0 && length <= count)
    unsafe memmove(start, start + length, count - length)
    self.length -= length
  }

  /// Drops the contents and keeps the storage.
  @inlinable
  public mutating func removeAll() { length = 0 }
}

/// Facts about decimal numerals.
public enum Decimal {
  /// The two digits of the numbers from 0 to 99, one behind the other.
  static var pairs: StaticString {
    """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
  }

  /// How many digits a number has.
  public static func digitCount(_ number: UInt) -> Int {
    var digits = 1
    var bound: UInt = 10
    while number >= bound {
      digits += 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    return digits
  }
}
