/// The 64-bit checksum of bundles, journals and tables: XXH64, with seed 0 where nothing else is said.
///
/// Fast and well spread; it notices truncation and edits, it does not prove who wrote something.
/// Source: the xxHash specification, version 0.1.1, section "XXH64 algorithm".
public enum Checksum {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The checksum of some bytes; another seed gives another, independent checksum.
  public static func of(_ bytes: ByteSlice, seed: UInt64 = 0) -> UInt64 {
    var lanes = Lanes(seed: seed)
    let whole = lanes.take(bytes)
    return lanes.finish(bytes[whole...], total: bytes.count)
  }

  /// A checksum as sixteen hexadecimal digits.
  public static func text(_ checksum: UInt64) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The four sums that run side by side over blocks of 32 bytes.
  fileprivate struct Lanes {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    init(seed: UInt64) {
      a = seed &+ prime1 &+ prime2
      b = seed &+ prime2
      c = seed
      d = seed &- prime1
    }

    /// Takes all whole blocks and answers how many bytes they are.
    mutating func take(_ bytes: ByteSlice) -> Int {
      let start = unsafe UnsafeRawPointer(bytes.start)
      var at = 0
      while at + 32 <= bytes.count {
        a = unsafe round(a, word(start + at))
        b = unsafe round(b, word(start + at + 8))
        c = unsafe round(c, word(start + at + 16))
        d = unsafe round(d, word(start + at + 24))
        at += 32
      }
      return at
    }

    /// The checksum, given the last bytes, fewer than 32, and how many there were in all.
    func finish(_ rest: ByteSlice, total: Int) -> UInt64 {
      // Before the first block the third sum is the seed.
      var hash = c &+ prime5
      if total >= 32 {
        hash = rotate(a, 1) &+ rotate(b, 7) &+ rotate(c, 12) &+ rotate(d, 18)
        hash = (hash ^ round(0, a)) &* prime1 &+ prime4
        hash = (hash ^ round(0, b)) &* prime1 &+ prime4
        hash = (hash ^ round(0, c)) &* prime1 &+ prime4
        hash = (hash ^ round(0, d)) &* prime1 &+ prime4
      }
      hash = hash &+ UInt64(total)
      let start = unsafe UnsafeRawPointer(rest.start)
      var at = 0
      while at + 8 <= rest.count {
        hash = unsafe rotate(hash ^ round(0, word(start + at)), 27) &* prime1 &+ prime4
        at += 8
      }
      if at + 4 <= rest.count {
        let half = unsafe UInt64(UInt32(littleEndian: (start + at).loadUnaligned(as: UInt32.self)))
        hash = rotate(hash ^ (half &* prime1), 23) &* prime2 &+ prime3
        at += 4
      }
      while at < rest.count {
        hash = rotate(hash ^ (UInt64(rest[at]) &* prime5), 11) &* prime1
        at += 1
      }
      hash = (hash ^ (hash >> 33)) &* prime2
      hash = (hash ^ (hash >> 29)) &* prime3
      return hash ^ (hash >> 32)
    }
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

/// A checksum over bytes that come in pieces; the same as that of all bytes at once.
public struct ChecksumStream: ~Copyable {
  private var lanes = Checksum.Lanes(seed: 0)
  private var rest = ByteBuffer(capacity: 64)
  private var total = 0

  /// The checksum of nothing so far.
  public init() {}

  /// Takes the next bytes.
  public mutating func append(_ bytes: ByteSlice) {
    total += bytes.count
    var bytes = bytes
    if !rest.isEmpty {
      let missing = min(32 - rest.count, bytes.count)
      rest.append(bytes[..<missing])
      bytes = bytes[missing...]
      guard rest.count == 32 else { return }
      _ = lanes.take(rest.slice)
      rest.removeAll()
    }
    let taken = lanes.take(bytes)
    rest.append(bytes[taken...])
  }

  /// The checksum of everything taken.
  public var value: UInt64 { lanes.finish(rest.slice, total: total) }
}
