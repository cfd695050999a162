/// A pattern as a tree, with flags already worked into it.
indirect enum PatternNode: Sendable {
  /// Matches the empty text.
  case empty
  /// Matches one given scalar.
  case scalar(UInt32)
  /// Matches one scalar of a set.
  case set(ScalarSet)
  /// Matches the empty text at certain places.
  case assertion(PatternAssertion)
  /// Remembers where its inside matched.
  case group(Int, PatternNode)
  /// Matches one after another.
  case sequence([PatternNode])
  /// Matches one of several, the earlier ones preferred.
  case alternatives([PatternNode])
  /// Matches its inside several times; without a maximum, any number of times from the minimum.
  case repetition(PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool)

  /// Whether it can match the empty text.
  var canBeEmpty: Bool {
    switch self {
    case .empty, .assertion: true
    case .scalar, .set: false
    case .group(_, let inside): inside.canBeEmpty
    case .sequence(let items): items.allSatisfy(\.canBeEmpty)
    case .alternatives(let branches): branches.contains(where: \.canBeEmpty)
    case .repetition(let inside, let minimum, _, _): minimum == 0 || inside.canBeEmpty
    }
  }

  /// Whether it matches nowhere but at the beginning of the text.
  var isAnchoredAtStart: Bool {
    switch self {
    case .assertion(let assertion): assertion == .textStart
    case .group(_, let inside): inside.isAnchoredAtStart
    case .sequence(let items): items.first?.isAnchoredAtStart ?? false
    case .alternatives(let branches): branches.allSatisfy(\.isAnchoredAtStart)
    case .repetition(let inside, let minimum, _, _): minimum > 0 && inside.isAnchoredAtStart
    case .empty, .scalar, .set: false
    }
  }

  /// How many instructions it becomes, or the ceiling when they are more.
  ///
  /// Counted before any are made: a few nested repetitions write out to more than fits in memory.
  func size(ceiling: Int) -> Int {
    switch self {
    case .empty: return 0
    case .scalar, .set, .assertion: return 1
    case .group(_, let inside): return min(ceiling, inside.size(ceiling: ceiling) + 2)
    case .sequence(let items):
      return items.reduce(0) { min(ceiling, $0 + $1.size(ceiling: ceiling)) }
    case .alternatives(let branches):
      return branches.reduce(0) { min(ceiling, $0 + $1.size(ceiling: ceiling) + 2) }
    case .repetition(let inside, let minimum, let maximum, _):
      // Copies of nothing make no instructions, yet writing them out takes its time.
      let copy = max(1, inside.size(ceiling: ceiling))
      guard let maximum else { return min(ceiling, max(1, minimum) * copy + 2) }
      return min(ceiling, minimum * copy + (maximum - minimum) * (copy + 1))
    }
  }
}

/// A condition on a place between two scalars.
enum PatternAssertion: UInt32, Sendable {
  case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary
}
