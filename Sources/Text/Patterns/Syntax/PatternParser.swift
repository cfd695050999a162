import Records

/// Reads the text of a pattern into a tree.
///
/// By recursive descent: alternatives are made of sequences, sequences of atoms with repetitions. The
/// other files of this folder read groups, classes and escapes.
struct PatternParser {
  /// How deep groups may nest; the parser and the compiler call themselves that often.
  static let depthLimit = 200
  /// The greatest number in `{n,m}`.
  static let repetitionLimit = 1000

  let source: ByteSlice
  var position = 0
  var options: PatternOptions
  /// The names of the groups met so far, by number; the whole match is 0.
  var groupNames: [String?] = [nil]

  init(_ source: ByteSlice, options: PatternOptions) {
    self.source = source
    self.options = options
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternProblem) -> PatternNode {
    if let offset = source.firstInvalidUTF8Offset() {
      throw PatternProblem("pattern.invalidUTF8", "the pattern is not valid UTF-8", at: offset)
    }
    let tree = try parseAlternatives(depth: 0)
    guard position == source.count else {
      throw PatternProblem(
        "pattern.unmatchedParenthesis", "\")\" closes no group", advice: "write \\) for the sign",
        at: position)
    }
    return tree
  }

  /// Reads up to the end of a group or of the pattern.
  mutating func parseAlternatives(depth: Int) throws(PatternProblem) -> PatternNode {
    guard depth <= Self.depthLimit else {
      throw PatternProblem(
        "pattern.tooDeep", "groups nest deeper than \(Self.depthLimit)", at: position)
    }
    var branches = [try parseSequence(depth: depth)]
    while consume("|") { branches.append(try parseSequence(depth: depth)) }
    return branches.count == 1 ? branches[0] : .alternatives(branches)
  }

  private mutating func parseSequence(depth: Int) throws(PatternProblem) -> PatternNode {
    var sequence = OpenSequence()
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: ")"), UInt8(ascii: "|"): return sequence.node
      case UInt8(ascii: "("):
        if let group = try parseGroup(depth: depth) {
          sequence.append(group)
        } else {
          sequence.ending = .nothing
        }
      case UInt8(ascii: "["): sequence.append(.set(try parseClass()))
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        try repeatLast(of: &sequence)
      case UInt8(ascii: "{") where countedRepetition() != nil:
        try repeatLast(of: &sequence)
      case UInt8(ascii: "."):
        position += 1
        sequence.append(.set(options.contains(.dotMatchesLineFeed) ? .any : .anyButLineFeed))
      case UInt8(ascii: "^"):
        position += 1
        let assertion: PatternAssertion =
          options.contains(.anchorsMatchLines) ? .lineStart : .textStart
        sequence.append(.assertion(assertion))
      case UInt8(ascii: "$"):
        position += 1
        let assertion: PatternAssertion = options.contains(.anchorsMatchLines) ? .lineEnd : .textEnd
        sequence.append(.assertion(assertion))
      case UInt8(ascii: "\\"):
        if peek(1) == UInt8(ascii: "Q") {
          parseQuotation(into: &sequence)
        } else {
          sequence.append(try parseEscape())
        }
      default: sequence.append(literal(takeScalar()))
      }
    }
    return sequence.node
  }

  /// Reads `\Q…\E`, whose inside stands for itself; without `\E` it goes to the pattern's end.
  private mutating func parseQuotation(into sequence: inout OpenSequence) {
    position += 2
    let end = source.firstOffset(of: ByteSlice("\\E"), from: position)
    while position < end ?? source.count { sequence.append(literal(takeScalar())) }
    if end != nil { position += 2 }
  }

  /// The node of a scalar, or of all its cases.
  func literal(_ scalar: UInt32) -> PatternNode {
    guard options.contains(.caseInsensitive) else { return .scalar(scalar) }
    let orbit = PatternCaseFolding.orbit(of: scalar)
    return orbit.count == 1
      ? .scalar(scalar) : .set(ScalarSet(orbit.map { ScalarRange(low: $0, high: $0) }))
  }

  // MARK: Repetitions

  private mutating func repeatLast(of sequence: inout OpenSequence) throws(PatternProblem) {
    let start = position
    let minimum: Int
    let maximum: Int?
    if let counted = countedRepetition() {
      (minimum, maximum) = (counted.minimum, counted.maximum)
      position = counted.end
    } else {
      minimum = peek() == UInt8(ascii: "+") ? 1 : 0
      maximum = peek() == UInt8(ascii: "?") ? 1 : nil
      position += 1
    }
    let sign = String(source[start..<position])
    switch sequence.ending {
    case .atom: break
    case .nothing:
      throw PatternProblem(
        "pattern.nothingToRepeat", "\"\(sign)\" has nothing before it to repeat",
        advice: "write \\\(sign) for the sign itself", at: start)
    case .repetition where sign == "+": throw UnsupportedSyntax.possessive(at: start)
    case .repetition, .lazyRepetition:
      throw PatternProblem(
        "pattern.repeatedRepetition", "\"\(sign)\" repeats a repetition",
        advice: "put the inner one into (?:…)", at: start)
    }
    if max(minimum, maximum ?? 0) > Self.repetitionLimit {
      throw PatternProblem(
        "pattern.repetitionTooLarge", "\"\(sign)\" counts beyond \(Self.repetitionLimit)", at: start
      )
    }
    if let maximum, maximum < minimum {
      throw PatternProblem(
        "pattern.repetitionReversed", "\"\(sign)\" has its smaller number last", at: start)
    }
    let isLazy = consume("?")
    sequence.repeatLast(
      minimum: minimum, maximum: maximum, isGreedy: isLazy == options.contains(.swapsGreed),
      isLazy: isLazy)
  }

  /// The numbers of `{n}`, `{n,}` or `{n,m}` here; anything else after a brace stands for itself.
  private func countedRepetition() -> (minimum: Int, maximum: Int?, end: Int)? {
    guard peek() == UInt8(ascii: "{"),
      let close = source.firstOffset(of: UInt8(ascii: "}"), from: position)
    else { return nil }
    let inside = source[position + 1..<close]
    guard let comma = inside.firstOffset(of: UInt8(ascii: ",")) else {
      return Self.count(inside).map { ($0, $0, close + 1) }
    }
    guard let minimum = Self.count(inside[..<comma]) else { return nil }
    let rest = inside[(comma + 1)...]
    if rest.isEmpty { return (minimum, nil, close + 1) }
    return Self.count(rest).map { (minimum, $0, close + 1) }
  }

  private static func count(_ digits: ByteSlice) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return digits.decimalInteger ?? .max
  }

  // MARK: The text

  /// The byte at the position, or some bytes behind it.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < source.count ? source[position + distance] : nil
  }

  /// Whether given bytes come next; goes past them if so.
  mutating func consume(_ expected: StaticString) -> Bool {
    let expected = ByteSlice(expected)
    guard source[position...].hasPrefix(expected) else { return false }
    position += expected.count
    return true
  }

  /// Goes past a scalar, which must be there.
  mutating func takeScalar() -> UInt32 {
    let decoded = source.decodedScalar(at: position)
    position += decoded.length
    return decoded.scalar.value
  }
}

/// A sequence while it is read, with what a repetition sign would repeat.
private struct OpenSequence {
  enum Ending { case nothing, atom, repetition, lazyRepetition }

  private var items: [PatternNode] = []
  var ending = Ending.nothing

  mutating func append(_ node: PatternNode) {
    items.append(node)
    ending = .atom
  }

  mutating func repeatLast(minimum: Int, maximum: Int?, isGreedy: Bool, isLazy: Bool) {
    guard let inside = items.popLast() else { return }
    items.append(.repetition(inside, minimum: minimum, maximum: maximum, isGreedy: isGreedy))
    ending = isLazy ? .lazyRepetition : .repetition
  }

  var node: PatternNode {
    switch items.count {
    case 0: .empty
    case 1: items[0]
    default: .sequence(items)
    }
  }
}
