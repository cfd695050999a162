import Records

/// What stands for a key in the index: 128 bits, two XXH64 checksums with different seeds.
///
/// Layout: 16 bytes, ordered as one number. The table, the fences and the choice of a filter's block
/// use `high`, which is even over all numbers; the bits inside a block come from `low`.
struct KeyHash: BitwiseCopyable, Comparable {
  /// The first 2^64 decimals of the golden ratio: any number that is not 0 would do.
  private static let secondSeed: UInt64 = 0x9E37_79B9_7F4A_7C15

  let high: UInt64
  let low: UInt64

  /// A hash behind those of all keys.
  static let behindAll = KeyHash(high: .max, low: .max)

  /// The hash of a key; its lower half is never 0 nor the largest number, which mark other things.
  init(of key: ByteSlice) {
    let low = Checksum.of(key, seed: KeyHash.secondSeed)
    self.init(high: Checksum.of(key), low: min(max(low, 1), .max - 1))
  }

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  @inline(__always)
  static func < (left: KeyHash, right: KeyHash) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  /// Which of `count` parts of equal width of all hashes this one lies in: in the order of hashes.
  @inline(__always)
  func part(of count: Int) -> Int {
    Int(truncatingIfNeeded: high.multipliedFullWidth(by: UInt64(count)).high)
  }
}

/// A key's hash and its first place, as they lie in the table and on disk: 32 bytes.
struct KeyEntry: BitwiseCopyable {
  var hash: KeyHash
  var place: KeyPlace

  /// Whether this is memory that holds no entry: all bits zero.
  @inline(__always)
  var isVacant: Bool { hash.low == 0 }
}
