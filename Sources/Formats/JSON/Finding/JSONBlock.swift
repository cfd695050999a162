import Records

/// Sixty-four bytes of JSON as words of one bit a byte; bit 0 is the first byte.
///
/// Most blocks have text only: what is rarer than quotes is gathered into words when a glance at all lanes
/// shows that there is some.
struct JSONBlock {
  /// Quotes that begin or end text.
  private(set) var quotes: UInt64 = 0
  /// Opening braces and brackets, in text or not.
  private(set) var openers: UInt64 = 0
  /// Closing braces and brackets, in text or not.
  private(set) var closers: UInt64 = 0
  private(set) var lineFeeds: UInt64 = 0

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - address: Its first byte; all 64 may be read.
  ///   - isEscaped: Whether a backslash in front of the block stands for its first byte; afterwards, whether
  ///     one at its end stands for the first byte behind it.
  @inline(__always)
  init(_ address: UnsafeRawPointer, isEscaped: inout Bool) {
    var anyBackslash = SIMD2<UInt64>()
    var anyBrace = SIMD2<UInt64>()
    var anyLineFeed = SIMD2<UInt64>()
    for part in 0..<4 {
      let chunk = unsafe (address + part * 16).loadUnaligned(as: SIMD16<UInt8>.self)
      quotes |= bits(lanes(chunk, UInt8(ascii: "\""))) << UInt64(part * 16)
      anyBackslash |= lanes(chunk, UInt8(ascii: "\\"))
      anyLineFeed |= lanes(chunk, UInt8(ascii: "\n"))
      // With this bit set brackets look like braces.
      let folded = folding(chunk, 0x20)
      anyBrace |= lanes(folded, UInt8(ascii: "{")) | lanes(folded, UInt8(ascii: "}"))
    }
    if anyBrace[0] | anyBrace[1] != 0 {
      openers = unsafe JSONBlock.word(of: UInt8(ascii: "{"), folding: 0x20, address)
      closers = unsafe JSONBlock.word(of: UInt8(ascii: "}"), folding: 0x20, address)
    }
    if anyLineFeed[0] | anyLineFeed[1] != 0 {
      lineFeeds = unsafe JSONBlock.word(of: UInt8(ascii: "\n"), folding: 0, address)
    }
    if isEscaped || anyBackslash[0] | anyBackslash[1] != 0 {
      let backslashes = unsafe JSONBlock.word(of: UInt8(ascii: "\\"), folding: 0, address)
      quotes &= ~JSONBlock.escaped(by: backslashes, &isEscaped)
    }
  }

  /// Forgets the bytes from a number on.
  mutating func keep(_ count: Int) {
    let mask = count < 64 ? UInt64(1) << UInt64(count) - 1 : ~0
    quotes &= mask
    openers &= mask
    closers &= mask
    lineFeeds &= mask
  }

  /// The bytes that a backslash in front of them stands for.
  private static func escaped(by backslashes: UInt64, _ isEscaped: inout Bool) -> UInt64 {
    var escaped: UInt64 = isEscaped ? 1 : 0
    var rest = backslashes & ~escaped
    isEscaped = false
    while rest != 0 {
      let backslash = rest & (0 &- rest)
      let next = backslash << 1
      isEscaped = next == 0
      escaped |= next
      // The byte behind it is no backslash of its own.
      rest &= ~(backslash | next)
    }
    return escaped
  }

  /// The places of a byte among sixty-four, when some bits are set in all of them.
  @inline(__always)
  private static func word(
    of byte: UInt8, folding bitsSet: UInt8, _ address: UnsafeRawPointer
  ) -> UInt64 {
    var word: UInt64 = 0
    for part in 0..<4 {
      let chunk = unsafe (address + part * 16).loadUnaligned(as: SIMD16<UInt8>.self)
      word |= bits(lanes(folding(chunk, bitsSet), byte)) << UInt64(part * 16)
    }
    return word
  }
}

/// All bits of the lanes that are a byte; bit-cast, since combining masks is slow.
@inline(__always)
private func lanes(_ chunk: SIMD16<UInt8>, _ byte: UInt8) -> SIMD2<UInt64> {
  let needle = SIMD16<UInt8>(repeating: byte)
  return unsafe unsafeBitCast(chunk .== needle, to: SIMD2<UInt64>.self)
}

/// A vector with some bits set in each byte; as words, since on bytes Swift would go lane by lane.
@inline(__always)
private func folding(_ chunk: SIMD16<UInt8>, _ bitsSet: UInt8) -> SIMD16<UInt8> {
  let words = unsafe unsafeBitCast(chunk, to: SIMD2<UInt64>.self)
  let mask = SIMD2<UInt64>(repeating: 0x0101_0101_0101_0101 &* UInt64(bitsSet))
  return unsafe unsafeBitCast(words | mask, to: SIMD16<UInt8>.self)
}

/// One bit for each of sixteen lanes: a multiplication gathers eight lanes' lowest bits in a byte.
@inline(__always)
private func bits(_ lanes: SIMD2<UInt64>) -> UInt64 {
  let low = ((lanes[0] & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  let high = ((lanes[1] & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  return low | high << 8
}
