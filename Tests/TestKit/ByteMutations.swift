/// Damaged variants of well-formed inputs, for tests that a reader survives anything.
///
/// The same seed gives the same variants, so a failure is found again by its seed and number.
public struct ByteMutations: Sendable {
  private let inputs: [[UInt8]]
  private var generator: SeededGenerator

  /// Variants of some inputs, none of which may be empty.
  public init(of inputs: [[UInt8]], seed: UInt64) {
    precondition(!inputs.isEmpty && inputs.allSatisfy { !$0.isEmpty })
    self.inputs = inputs
    generator = SeededGenerator(seed: seed)
  }

  /// Every beginning of every input, from nothing to all but the last byte.
  public func truncated() -> [[UInt8]] {
    inputs.flatMap { input in input.indices.map { Array(input[..<$0]) } }
  }

  /// One input with one to four changes: a flipped bit, a byte of another input, a stretch left out,
  /// written twice, or taken from another input.
  public mutating func next() -> [UInt8] {
    var bytes = anyInput()
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let position = Int.random(in: 0..<bytes.count, using: &generator)
      let stretch =
        position..<min(bytes.count, position + Int.random(in: 1...16, using: &generator))
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[position] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      case 1: bytes[position] = anyInput().randomElement(using: &generator) ?? 0
      case 2: bytes.removeSubrange(stretch)
      case 3: bytes.insert(contentsOf: bytes[stretch], at: position)
      default:
        let other = anyInput()
        let start = Int.random(in: 0..<other.count, using: &generator)
        bytes.insert(
          contentsOf: other[start..<min(other.count, start + stretch.count)], at: position)
      }
    }
    return bytes
  }

  private mutating func anyInput() -> [UInt8] { inputs.randomElement(using: &generator) ?? [] }
}
