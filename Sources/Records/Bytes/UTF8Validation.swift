internal import CVectors

extension ByteSlice {
  /// The position of the first byte that is not part of valid UTF-8; nil when all of it is.
  ///
  /// A scalar that the end of the slice cuts off counts as invalid from its first byte.
  /// Source: RFC 3629 section 4, which rules out overlong forms, surrogates and what lies above U+10FFFF.
  public func firstInvalidUTF8Offset() -> Int? {
    var at = 0
    while at + 64 <= count {
      // Names have a letter beyond ASCII here and there: each block's are looked at one by one.
      var high = unsafe vectors_high64(start + at)
      var end = at + 64
      while high != 0 {
        let position = at + high.trailingZeroBitCount
        let length = isValidPair(at: position) ? 2 : multiByteScalarLength(at: position)
        if length == 0 { return position }
        // The last character may reach into the next block.
        end = Swift.max(end, position + length)
        high &= .max << UInt64(position + length - at)
      }
      at = end
    }
    while at < count {
      let length = scalarLength(at: at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// Whether a scalar of two bytes stands at a position: most letters beyond ASCII are such.
  @inline(__always)
  private func isValidPair(at position: Int) -> Bool {
    position + 1 < count && self[position] &- 0xC2 < 0x1E && isContinuation(position + 1)
  }

  /// The length of the valid scalar at a position, or 0.
  @inline(__always)
  private func scalarLength(at position: Int) -> Int {
    self[position] < 0x80 ? 1 : multiByteScalarLength(at: position)
  }

  /// The scalar that begins at a position and how many bytes it takes; nil where no valid one begins.
  public func scalar(at position: Int) -> (value: Unicode.Scalar, length: Int)? {
    let lead = self[position]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = multiByteScalarLength(at: position)
    guard length > 0 else { return nil }
    // The lead byte of a scalar of n bytes keeps its low 7 - n bits, each further byte its low 6.
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(self[position + offset] & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// How many bytes the scalar beyond ASCII takes that begins at a position; 0 where no valid one does.
  @inlinable
  @inline(__always)
  public func multiByteScalarLength(at position: Int) -> Int {
    let lead = self[position]
    let left = count - position
    switch lead {
    case 0xC2...0xDF:
      return left >= 2 && isContinuation(position + 1) ? 2 : 0
    case 0xE0...0xEF:
      guard left >= 3, isContinuation(position + 1), isContinuation(position + 2) else { return 0 }
      let second = self[position + 1]
      if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
      return 3
    case 0xF0...0xF4:
      guard left >= 4, isContinuation(position + 1), isContinuation(position + 2),
        isContinuation(position + 3)
      else { return 0 }
      let second = self[position + 1]
      if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
      return 4
    default: return 0
    }
  }

  @inlinable
  @inline(__always)
  func isContinuation(_ position: Int) -> Bool { self[position] & 0xC0 == 0x80 }

  /// How many scalars valid UTF-8 has: all bytes but those that continue one.
  public var scalarCount: Int {
    var scalars = 0
    var at = 0
    while at + 16 <= count {
      // Each round counts up to 255 vectors in lanes of a byte, which then cannot overflow.
      var lanes = SIMD16<UInt8>(repeating: 0)
      let stop = at + Swift.min((count - at) / 16, 255) * 16
      while at < stop {
        let chunk = unsafe UnsafeRawPointer(start + at).loadUnaligned(as: SIMD16<Int8>.self)
        // Continuation bytes are those below -64; a lane of a mask that is set is -1.
        let first = SIMD16<Int8>(repeating: -64)
        lanes &-= unsafe unsafeBitCast(chunk .>= first, to: SIMD16<UInt8>.self)
        at += 16
      }
      for lane in lanes.indices { scalars += Int(lanes[lane]) }
    }
    while at < count {
      if self[at] & 0xC0 != 0x80 { scalars += 1 }
      at += 1
    }
    return scalars
  }
}
