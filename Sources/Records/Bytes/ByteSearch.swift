internal import CVectors

#if canImport(Glibc)
  import Glibc
#endif

extension ByteSlice {
  /// Whether every byte is below 0x80.
  @inlinable
  @inline(__always)
  public var isASCII: Bool { nonASCIIOffset(from: 0) == count }

  /// The position of the first byte of 0x80 or above, at or behind a position; `count` without one.
  public func nonASCIIOffset(from position: Int) -> Int {
    precondition(position >= 0 && position <= count)
    var at = position
    while at + 64 <= count {
      let high = unsafe vectors_high64(start + at)
      if high != 0 { return at + high.trailingZeroBitCount }
      at += 64
    }
    while at + 8 <= count {
      let word = unsafe UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)
      let high = word & 0x8080_8080_8080_8080
      if high != 0 { return at + UInt64(littleEndian: high).trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count {
      if unsafe start[at] >= 0x80 { return at }
      at += 1
    }
    return count
  }

  /// The position of a byte, at or behind a position.
  public func firstOffset(of byte: UInt8, from position: Int = 0) -> Int? {
    precondition(position >= 0 && position <= count)
    guard let found = unsafe memchr(start + position, Int32(byte), count - position) else {
      return nil
    }
    return unsafe UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) - start
  }

  /// The position of the first occurrence of other bytes, at or behind a position.
  public func firstOffset(of part: ByteSlice, from position: Int = 0) -> Int? {
    guard let head = part.first else { return position }
    var at = position
    while let found = firstOffset(of: head, from: at), found + part.count <= count {
      if self[found..<found + part.count] == part { return found }
      at = found + 1
    }
    return nil
  }

  /// The position of the last occurrence of a byte.
  public func lastOffset(of byte: UInt8) -> Int? {
    var at = count
    while at > 0 {
      at -= 1
      if unsafe start[at] == byte { return at }
    }
    return nil
  }

  /// How often a byte occurs.
  public func count(of byte: UInt8) -> Int {
    var found = 0
    var at = 0
    while let next = firstOffset(of: byte, from: at) {
      found += 1
      at = next + 1
    }
    return found
  }

  /// The slice without ASCII white space at both ends.
  public var trimmedASCII: ByteSlice {
    var lower = 0
    var upper = count
    while lower < upper, self[lower].isASCIIWhitespace { lower += 1 }
    while lower < upper, self[upper - 1].isASCIIWhitespace { upper -= 1 }
    return self[lower..<upper]
  }

  /// The whole number that the bytes spell in decimal digits with an optional sign, if they do and it fits.
  public var decimalInteger: Int? {
    let isNegative = first == UInt8(ascii: "-")
    let digits = isNegative || first == UInt8(ascii: "+") ? self[1...] : self
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard byte.isASCIIDigit else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let digit = Int(byte &- 0x30)
      let (sum, carry) =
        isNegative
        ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }
}

extension UInt8 {
  /// Whether this is the code of `0` to `9`.
  @inlinable
  @inline(__always)
  public var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// Whether this is the code of an ASCII letter.
  @inlinable
  @inline(__always)
  public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// Whether this is the code of a space, tab, line feed, vertical tab, form feed or carriage return.
  @inlinable
  @inline(__always)
  public var isASCIIWhitespace: Bool { self == 0x20 || self &- 0x09 < 5 }

  /// The value of a hexadecimal digit.
  public var hexadecimalValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - 0x30
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - 0x61 + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - 0x41 + 10
    default: nil
    }
  }
}
