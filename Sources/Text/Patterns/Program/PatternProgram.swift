/// One step of a program.
struct PatternInstruction: BitwiseCopyable, Sendable {
  enum Operation: UInt8 {
    /// Takes the scalar that is the operand.
    case scalar
    /// Takes a scalar of the set whose number is the operand.
    case set
    /// Goes on at `next`, or else at the operand.
    case split
    /// Goes on at `next`.
    case jump
    /// Remembers the position in the slot that is the operand.
    case save
    /// Goes on if the assertion that is the operand holds.
    case assertion
    /// The pattern has matched.
    case match
  }

  var operation: Operation
  var next: UInt32 = 0
  var operand: UInt32 = 0
}

/// What a pattern is compiled to.
struct PatternProgram: Sendable {
  var instructions: [PatternInstruction] = []
  /// The sets that instructions refer to.
  var sets: [ScalarSet] = []
  /// The sets' ASCII parts, one bit for each scalar, two words for each set.
  var asciiBits: [UInt64] = []
  /// Two for each group and two for the whole match.
  var slotCount = 2

  /// Whether an instruction takes a scalar.
  @inline(__always)
  func takes(_ scalar: UInt32, by instruction: PatternInstruction) -> Bool {
    switch instruction.operation {
    case .scalar: return instruction.operand == scalar
    case .set:
      let set = Int(instruction.operand)
      if scalar < 0x80 {
        return asciiBits[2 * set + Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
      }
      return contains(scalar, in: set)
    default: return false
    }
  }

  /// Whether a set has a scalar, by halving its ranges.
  private func contains(_ scalar: UInt32, in set: Int) -> Bool {
    var lower = 0
    var upper = sets[set].ranges.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if sets[set].ranges[middle].high < scalar { lower = middle + 1 } else { upper = middle }
    }
    return lower < sets[set].ranges.count && sets[set].ranges[lower].low <= scalar
  }

  /// The number of a set, which is added when it is new.
  mutating func number(of set: ScalarSet) -> UInt32 {
    if let known = sets.firstIndex(of: set) { return UInt32(known) }
    sets.append(set)
    for word in UInt32(0)..<2 {
      asciiBits.append(
        (0..<64).reduce(UInt64(0)) { bits, bit in
          set.contains(word * 64 + bit) ? bits | 1 << UInt64(bit) : bits
        })
    }
    return UInt32(sets.count - 1)
  }
}
