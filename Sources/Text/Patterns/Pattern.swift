public import Records

/// A compiled regular expression, with the syntax of RE2.
///
/// Shape: a parser makes a tree, a compiler makes a program of it, and two machines run the program.
/// Both find the same match: the leftmost one, and of those the one that Perl's order of preference
/// takes. `BoundedBacktracker` is the fast one, for texts so short that it can tick off every pair of
/// instruction and position; `ThreadSimulation` follows all ways at once and takes the others. A
/// literal prefix, or the set of bytes that a match may begin with, lets both skip ahead.
/// Works on UTF-8 directly; a byte that is no valid UTF-8 matches as U+FFFD would.
/// Units: one search takes time linear in the text, times the size of the program, whatever the
/// pattern. That is why look-around and back-references are errors here.
/// Errors: `PatternProblem` with a code `pattern.…`, for syntax and for what is not supported.
/// Memory: immutable, shared by all workers; each of them brings its own `PatternMemory`.
/// Source: the syntax page of RE2, github.com/google/re2/wiki/Syntax; departures from it: `\C` is
/// missing, `\p{Cn}` is there, class subtraction as .NET writes it is an error, not another meaning.
public final class Pattern: Sendable {
  /// The names of the groups, by number; nil for those without a name and for the whole match, 0.
  public let groupNames: [String?]

  private let program: PatternProgram
  private let start: SearchStart

  /// Compiles a pattern.
  public init(_ source: ByteSlice, options: PatternOptions = []) throws(PatternProblem) {
    var parser = PatternParser(source, options: options)
    let tree = try parser.parse()
    program = try PatternCompiler.compile(tree, groupCount: parser.groupNames.count - 1)
    start = SearchStart(tree: tree, program: program)
    groupNames = parser.groupNames
  }

  /// How many groups there are, not counting the whole match.
  public var groupCount: Int { groupNames.count - 1 }

  /// The number of a named group.
  public func group(named name: ByteSlice) -> Int? {
    let name = String(name)
    return groupNames.firstIndex { $0 == name }
  }

  /// Finds the first match that begins at or behind a position; its groups are then in the memory.
  ///
  /// What lies before the position is still context: `^` matches only at the text's own beginning.
  public func firstMatch(in text: ByteSlice, from position: Int = 0, memory: PatternMemory) -> Bool
  {
    firstMatch(in: text, from: position, memory: memory, machine: nil)
  }

  /// Whether the pattern matches somewhere in the text; the cheapest question, without groups.
  public func isMatch(in text: ByteSlice, memory: PatternMemory) -> Bool {
    let request = MatchRequest(text: text, from: 0, isWhole: false, slotCount: 0)
    return run(request, memory: memory, machine: nil)
  }

  /// Whether the pattern matches the text from its beginning to its end; the groups are then in the
  /// memory.
  public func matchesWhole(_ text: ByteSlice, memory: PatternMemory) -> Bool {
    matchesWhole(text, memory: memory, machine: nil)
  }

  // MARK: With a machine of choice

  /// A way to run a program.
  package enum Machine: CaseIterable, Sendable {
    case backtracker, simulation
  }

  /// As `firstMatch`, by a given machine.
  package func firstMatch(
    in text: ByteSlice, from position: Int, memory: PatternMemory, machine: Machine?
  ) -> Bool {
    let request = MatchRequest(
      text: text, from: position, isWhole: false, slotCount: program.slotCount)
    return run(request, memory: memory, machine: machine)
  }

  /// As `matchesWhole`, by a given machine.
  package func matchesWhole(
    _ text: ByteSlice, memory: PatternMemory, machine: Machine?
  ) -> Bool {
    let request = MatchRequest(text: text, from: 0, isWhole: true, slotCount: program.slotCount)
    return run(request, memory: memory, machine: machine)
  }

  /// The number of instructions, against which tests hold the count of steps.
  package var programSize: Int { program.instructions.count }

  private func run(_ request: MatchRequest, memory: PatternMemory, machine: Machine?) -> Bool {
    precondition(request.from >= 0 && request.from <= request.text.count, "start out of range")
    precondition(request.text.count < PatternMemory.unset, "text too long for offsets")
    if memory.captures.count < program.slotCount {
      memory.captures = Array(repeating: PatternMemory.unset, count: program.slotCount)
    }
    let isFound: Bool
    let fits = BoundedBacktracker.fits(program, request)
    switch machine ?? (fits ? .backtracker : .simulation) {
    case .backtracker:
      isFound = memory.backtracker.search(program, start, request, into: &memory.captures)
      memory.stepCount = memory.backtracker.stepCount
    case .simulation:
      isFound = memory.simulation.search(program, start, request, into: &memory.captures)
      memory.stepCount = memory.simulation.stepCount
    }
    memory.filledSlots = isFound ? request.slotCount : 0
    return isFound
  }
}
