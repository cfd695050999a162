public import Records

/// Random UUIDs.
public enum RandomGUID {
  /// A UUID of version 4 in lower case: `0f9c2c4e-5a3b-4d5e-8f60-718293a4b5c6`.
  ///
  /// Source: RFC 9562 section 5.4.
  public static func make(using generator: inout SeededGenerator, scratch: Scratch) -> ByteSlice {
    let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = ByteSlice("0123456789abcdef")
    for position in 0..<32 {
      if position == 8 || position == 12 || position == 16 || position == 20 {
        scratch.append(UInt8(ascii: "-"))
      }
      let half = position < 16 ? high : low
      scratch.append(digits[Int(truncatingIfNeeded: half >> UInt64(60 - position % 16 * 4)) & 0x0F])
    }
    return scratch.finish()
  }
}
