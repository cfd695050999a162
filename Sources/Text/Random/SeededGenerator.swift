/// The source of everything random in a record: the same seed and record give the same numbers for ever.
///
/// It is xoshiro256** with its state filled by SplitMix64; neither is fit for secrets that somebody
/// wants to guess, since whoever knows the seed knows the values. `uniform(below:)` is part of the
/// promise: the standard library's way from bits to ranges may change with its version.
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2021); Lemire, "Fast random
/// integer generation in an interval" (2019).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The generator of one value of a record: a record is known by its ordinal in the input, the value by
  /// how many were drawn before it.
  public init(seed: UInt64, record: Int, draw: UInt64 = 0) {
    var filler = SplitMix64(state: seed)
    // An odd factor keeps the draws of one record apart from those of its neighbours.
    let place = UInt64(bitPattern: Int64(record)) &+ draw &* 0xD134_2543_DE82_EF95
    filler = SplitMix64(state: filler.next() ^ place)
    state = (filler.next(), filler.next(), filler.next(), filler.next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = Self.rotate(state.1 &* 5, 7) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = Self.rotate(state.3, 45)
    return result
  }

  /// A number from 0 up to a bound, which is at least 1; all equally likely.
  public mutating func uniform(below bound: Int) -> Int {
    precondition(bound > 0, "a bound of at least 1")
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let unfair = (0 &- range) % range
      while product.low < unfair { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  private static func rotate(_ value: UInt64, _ bits: UInt64) -> UInt64 {
    (value << bits) | (value >> (64 - bits))
  }
}

/// The generator that spreads a seed over the larger state.
private struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
