/// A pattern that the test made itself, so that no parser stands between it and its meaning.
indirect enum ReferenceNode {
  case scalar(Unicode.Scalar)
  case anyButLineFeed
  case set([Unicode.Scalar], isNegated: Bool)
  case textStart, textEnd, wordBoundary
  case group(Int, ReferenceNode)
  case sequence([ReferenceNode])
  case alternatives([ReferenceNode])
  case repetition(ReferenceNode, minimum: Int, maximum: Int?, isGreedy: Bool)

  /// The node as a pattern.
  var text: String {
    switch self {
    case .scalar(let scalar): String(scalar)
    case .anyButLineFeed: "."
    case .set(let scalars, let isNegated):
      "[" + (isNegated ? "^" : "") + scalars.map { String($0) }.joined() + "]"
    case .textStart: "^"
    case .textEnd: "$"
    case .wordBoundary: #"\b"#
    case .group(_, let inside): "(" + inside.text + ")"
    case .sequence(let items): items.map(\.text).joined()
    case .alternatives(let branches): "(?:" + branches.map(\.text).joined(separator: "|") + ")"
    case .repetition(let inside, let minimum, let maximum, let isGreedy):
      "(?:" + inside.text + ")" + Self.sign(minimum, maximum) + (isGreedy ? "" : "?")
    }
  }

  private static func sign(_ minimum: Int, _ maximum: Int?) -> String {
    switch (minimum, maximum) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(minimum),}"
    case (_, let maximum?): "{\(minimum),\(maximum)}"
    }
  }
}

/// The plainest matcher there is: it tries every way in order of preference, and takes for ever if
/// need be.
///
/// Loops without a maximum: the first round may take nothing, and then the loop ends; a later round
/// that takes nothing is no round.
struct ReferenceMatcher {
  struct TooManySteps: Error {}

  typealias Continuation = (Int, [Range<Int>?]) throws -> [Range<Int>?]?

  private let text: [Unicode.Scalar]
  private var steps = StepCounter()

  final class StepCounter { var count = 0 }

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// The groups of the first match, numbered in scalars.
  func firstMatch(of node: ReferenceNode, groupCount: Int) throws -> [Range<Int>?]? {
    let none = [Range<Int>?](repeating: nil, count: groupCount + 1)
    for start in 0...text.count {
      let found = try match(node, at: start, none) { end, groups in
        var groups = groups
        groups[0] = start..<end
        return groups
      }
      if let found { return found }
    }
    return nil
  }

  private func match(
    _ node: ReferenceNode, at position: Int, _ groups: [Range<Int>?], _ rest: Continuation
  ) throws -> [Range<Int>?]? {
    steps.count += 1
    if steps.count > 20_000 { throw TooManySteps() }
    switch node {
    case .scalar(let scalar):
      return try takes(position) { $0 == scalar } ? rest(position + 1, groups) : nil
    case .anyButLineFeed:
      return try takes(position) { $0 != "\n" } ? rest(position + 1, groups) : nil
    case .set(let scalars, let isNegated):
      let isTaken = takes(position) { scalars.contains($0) != isNegated }
      return try isTaken ? rest(position + 1, groups) : nil
    case .textStart: return try position == 0 ? rest(position, groups) : nil
    case .textEnd: return try position == text.count ? rest(position, groups) : nil
    case .wordBoundary:
      return try isWord(position - 1) != isWord(position) ? rest(position, groups) : nil
    case .group(let number, let inside):
      return try match(inside, at: position, groups) { end, groups in
        var groups = groups
        groups[number] = position..<end
        return try rest(end, groups)
      }
    case .sequence(let items):
      guard let first = items.first else { return try rest(position, groups) }
      return try match(first, at: position, groups) { end, groups in
        try match(.sequence(Array(items.dropFirst())), at: end, groups, rest)
      }
    case .alternatives(let branches):
      for branch in branches {
        if let found = try match(branch, at: position, groups, rest) { return found }
      }
      return nil
    case .repetition(let inside, let minimum, let maximum, let isGreedy):
      return try rounds(
        of: inside, minimum, maximum, isGreedy, at: position, groups, rest)
    }
  }

  private func rounds(
    of inside: ReferenceNode, _ minimum: Int, _ maximum: Int?, _ isGreedy: Bool, at position: Int,
    _ groups: [Range<Int>?], _ rest: Continuation
  ) throws -> [Range<Int>?]? {
    if minimum > (maximum == nil ? 1 : 0) {
      return try match(inside, at: position, groups) { end, groups in
        try rounds(
          of: inside, minimum - 1, maximum.map { $0 - 1 }, isGreedy, at: end, groups, rest)
      }
    }
    if maximum == 0 { return try rest(position, groups) }
    func round() throws -> [Range<Int>?]? {
      try match(inside, at: position, groups) { end, groups in
        if let maximum {
          return try rounds(of: inside, 0, maximum - 1, isGreedy, at: end, groups, rest)
        }
        return try again(
          of: inside, isGreedy, hasTaken: end > position, at: end, groups, rest)
      }
    }
    if minimum == 1 { return try round() }
    return isGreedy
      ? try round() ?? rest(position, groups) : try rest(position, groups) ?? round()
  }

  /// What follows a round of a loop without a maximum: another round, or what is behind the loop.
  private func again(
    of inside: ReferenceNode, _ isGreedy: Bool, hasTaken: Bool, at position: Int,
    _ groups: [Range<Int>?], _ rest: Continuation
  ) throws -> [Range<Int>?]? {
    guard hasTaken else { return try rest(position, groups) }
    func round() throws -> [Range<Int>?]? {
      try match(inside, at: position, groups) { end, groups in
        guard end > position else { return nil }
        return try again(of: inside, isGreedy, hasTaken: true, at: end, groups, rest)
      }
    }
    return isGreedy
      ? try round() ?? rest(position, groups) : try rest(position, groups) ?? round()
  }

  private func takes(_ position: Int, _ condition: (Unicode.Scalar) -> Bool) -> Bool {
    position < text.count && condition(text[position])
  }

  private func isWord(_ position: Int) -> Bool {
    guard text.indices.contains(position) else { return false }
    let scalar = text[position]
    return scalar.isASCII && (scalar.properties.isAlphabetic || scalar == "_")
  }
}
