import Records

/// Where in a text a match may begin: lets a search skip what cannot begin one.
struct SearchStart: ~Copyable, Sendable {
  /// The prefixes kept are at most so long.
  private static let prefixLimit = 64

  /// Whether matches begin at the text's beginning only.
  let isAnchored: Bool
  /// Bytes that every match begins with; may be none.
  private let prefix: ByteBuffer
  /// Whether a byte may begin a match, by its value; empty when every one may, or none need be there.
  private let firstBytes: [Bool]

  init(tree: PatternNode, program: PatternProgram) {
    isAnchored = tree.isAnchoredAtStart
    var prefix = ByteBuffer()
    _ = Self.appendPrefix(of: tree, to: &prefix)
    self.prefix = prefix
    firstBytes = FirstBytes.of(program) ?? []
  }

  /// The first position where a match may begin, at or behind a position.
  @inline(__always)
  func candidate(in text: ByteSlice, from position: Int) -> Int? {
    if !prefix.isEmpty { return text.firstOffset(of: prefix.slice, from: position) }
    guard !firstBytes.isEmpty else { return position }
    var at = position
    while at < text.count {
      if firstBytes[Int(text[at])] { return at }
      at += 1
    }
    return nil
  }

  /// Adds the bytes that a node's matches begin with; answers whether they are its whole matches.
  private static func appendPrefix(of node: PatternNode, to prefix: inout ByteBuffer) -> Bool {
    guard prefix.count < prefixLimit else { return false }
    switch node {
    case .empty: return true
    case .scalar(let value):
      // U+FFFD stands for any invalid byte, so its own bytes are no sure sign.
      guard value != 0xFFFD, let scalar = Unicode.Scalar(value) else { return false }
      prefix.append(scalar)
      return true
    case .group(_, let inside): return appendPrefix(of: inside, to: &prefix)
    case .sequence(let items):
      for item in items {
        guard appendPrefix(of: item, to: &prefix) else { return false }
      }
      return true
    case .repetition(let inside, let minimum, let maximum, _):
      for _ in 0..<minimum {
        guard appendPrefix(of: inside, to: &prefix) else { return false }
      }
      return minimum == maximum
    case .set, .assertion, .alternatives: return false
    }
  }
}

/// Finds the bytes that a program's matches may begin with.
private enum FirstBytes {
  /// Whether each byte may begin a match; nothing when a match may be empty.
  static func of(_ program: PatternProgram) -> [Bool]? {
    var bytes = Array(repeating: false, count: 256)
    var isSeen = Array(repeating: false, count: program.instructions.count)
    var open = [0]
    while let position = open.popLast() {
      if isSeen[position] { continue }
      isSeen[position] = true
      let instruction = program.instructions[position]
      switch instruction.operation {
      case .scalar:
        add(ScalarRange(low: instruction.operand, high: instruction.operand), to: &bytes)
      case .set:
        for range in program.sets[Int(instruction.operand)].ranges { add(range, to: &bytes) }
      case .split: open += [Int(instruction.next), Int(instruction.operand)]
      case .jump, .save, .assertion: open.append(Int(instruction.next))
      case .match: return nil
      }
    }
    return bytes
  }

  private static func add(_ range: ScalarRange, to bytes: inout [Bool]) {
    for byte in lead(range.low)...lead(range.high) { bytes[Int(byte)] = true }
    // Any byte that is no valid UTF-8 counts as U+FFFD.
    if range.low <= 0xFFFD, range.high >= 0xFFFD {
      for byte in 0x80...0xFF { bytes[byte] = true }
    }
  }

  /// The first byte of a scalar in UTF-8.
  private static func lead(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0..<0x80: UInt8(scalar)
    case 0x80..<0x800: UInt8(0xC0 | scalar >> 6)
    case 0x800..<0x10000: UInt8(0xE0 | scalar >> 12)
    default: UInt8(0xF0 | scalar >> 18)
    }
  }
}
