public import Records

/// What a random text is made of, as `RandomString` has it.
public struct RandomText: Sendable, Equatable {
  /// How many characters it has.
  public var length: Int
  /// How many digits at least.
  public var digits: Int
  /// How many special characters at least.
  public var specials: Int
  /// How many capital letters at least.
  public var capitals: Int
  /// How many small letters at least.
  public var lowers: Int

  /// A wish for a random text.
  public init(length: Int, digits: Int, specials: Int, capitals: Int, lowers: Int) {
    self.length = length
    self.digits = digits
    self.specials = specials
    self.capitals = capitals
    self.lowers = lowers
  }

  /// A random text of ASCII characters, none of them in `avoid`, in random order.
  ///
  /// What the minimums leave open is filled from the kinds that are asked for at least once, so a
  /// text without demand for special characters has none; without any demand, from digits and letters.
  /// Special characters are `!#$%&()*+-.:;<=>?@[]^_{|}~`: no quotes, no backslash, nothing that separates
  /// cells of a CSV file by default.
  /// Errors: `text.negativeLength`, `text.tooLong`; `text.lengthBelowMinimums` when the minimums need more
  /// than the length; `text.nothingToChooseFrom` when `avoid` leaves nothing of a kind that is needed.
  public func make(
    avoiding avoid: ByteSlice, using generator: inout SeededGenerator, scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    try checkLengths()
    let kinds: [(minimum: Int, characters: [UInt8])] = [
      (digits, Self.characters("0123456789", without: avoid)),
      (specials, Self.characters("!#$%&()*+-.:;<=>?@[]^_{|}~", without: avoid)),
      (capitals, Self.characters("ABCDEFGHIJKLMNOPQRSTUVWXYZ", without: avoid)),
      (lowers, Self.characters("abcdefghijklmnopqrstuvwxyz", without: avoid)),
    ]
    var text: [UInt8] = []
    for kind in kinds {
      try Self.append(kind.minimum, from: kind.characters, to: &text, using: &generator)
    }
    let wanted = kinds.filter { $0.minimum > 0 }
    let filling = (wanted.isEmpty ? [kinds[0], kinds[2], kinds[3]] : wanted)
      .flatMap(\.characters)
    try Self.append(length - text.count, from: filling, to: &text, using: &generator)
    for last in stride(from: text.count - 1, to: 0, by: -1) {
      text.swapAt(last, generator.uniform(below: last + 1))
    }
    for byte in text { scratch.append(byte) }
    return scratch.finish()
  }

  private func checkLengths() throws(RecordProblem) {
    let minimums = [digits, specials, capitals, lowers]
    guard length >= 0, minimums.allSatisfy({ $0 >= 0 }) else {
      throw RecordProblem(
        "text.negativeLength", "a random text is asked for with a length below 0",
        advice: "give a length and minimums of 0 or more")
    }
    guard length <= Characters.longestText else { throw Characters.tooLong }
    var room = length
    for minimum in minimums {
      guard minimum <= room else {
        throw RecordProblem(
          "text.lengthBelowMinimums", "a random text is shorter than its parts together",
          advice: "raise the length or lower the minimums")
      }
      room -= minimum
    }
  }

  private static func characters(_ all: StaticString, without avoid: ByteSlice) -> [UInt8] {
    ByteSlice(all).filter { avoid.firstOffset(of: $0) == nil }
  }

  private static func append(
    _ count: Int, from characters: [UInt8], to text: inout [UInt8],
    using generator: inout SeededGenerator
  ) throws(RecordProblem) {
    guard count > 0 else { return }
    guard !characters.isEmpty else {
      throw RecordProblem(
        "text.nothingToChooseFrom", "no character is left that a random text may have",
        advice: "avoid fewer characters")
    }
    for _ in 0..<count { text.append(characters[generator.uniform(below: characters.count)]) }
  }
}
