/// The 64-bit checksum of bundles, journals and tables: XXH64 with seed 0.
///
/// Fast and well spread; it notices truncation and edits, it does not prove who wrote something.
/// Source: the xxHash specification, version 0.1.1, section "XXH64 algorithm".
public enum Checksum {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The checksum of some bytes.
  public static func of(_ bytes: ByteSlice, seed: UInt64 = 0) -> UInt64 {
    let count = bytes.count
    let start = unsafe UnsafeRawPointer(bytes.start)
    var at = 0
    var hash: UInt64
    if count >= 32 {
      var a = seed &+ prime1 &+ prime2
      var b = seed &+ prime2
      var c = seed
      var d = seed &- prime1
      while at + 32 <= count {
        a = unsafe round(a, word(start + at))
        b = unsafe round(b, word(start + at + 8))
        c = unsafe round(c, word(start + at + 16))
        d = unsafe round(d, word(start + at + 24))
        at += 32
      }
      hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    } else {
      hash = seed &+ prime5
    }
    hash = hash &+ UInt64(count)
    while at + 8 <= count {
      hash = unsafe rotate(hash ^ round(0, word(start + at)), 27) &* prime1 &+ prime4
      at += 8
    }
    if at + 4 <= count {
      let half = unsafe UInt64(UInt32(littleEndian: (start + at).loadUnaligned(as: UInt32.self)))
      hash = rotate(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
      at += 4
    }
    while at < count {
      hash = rotate(hash ^ (UInt64(bytes[at]) &* prime5), 11) &* prime1
      at += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  /// A checksum as sixteen hexadecimal digits.
  public static func text(_ checksum: UInt64) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  @inline(__always)
  private static func word(_ address: UnsafeRawPointer) -> UInt64 {
    unsafe UInt64(littleEndian: address.loadUnaligned(as: UInt64.self))
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotate(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }
}
