import Records

/// Writes a tree out as a program.
///
/// Every node's instructions lie in one stretch and go on behind it. Repetitions with numbers are
/// written out as copies, which is why the size is limited before the writing begins.
/// Source: Ken Thompson, "Regular expression search algorithm", 1968; the order of the two ways of a
/// split gives Perl's preferences.
struct PatternCompiler {
  /// The most instructions of a program.
  static let sizeLimit = 10_000
  /// The most instructions times slots: threads of a simulation carry their slots with them.
  static let slotLimit = 1_000_000

  private var program = PatternProgram()

  static func compile(
    _ tree: PatternNode, groupCount: Int
  ) throws(PatternProblem) -> PatternProgram {
    let size = tree.size(ceiling: sizeLimit) + 3
    let slotCount = 2 * (groupCount + 1)
    guard size <= sizeLimit, size * slotCount <= slotLimit else {
      throw PatternProblem(
        "pattern.tooLarge", "the pattern is too large when its repetitions are written out",
        advice: "use smaller numbers in {n,m}, or * and +, or fewer groups", at: 0)
    }
    var compiler = PatternCompiler()
    compiler.program.slotCount = slotCount
    compiler.write(.group(0, tree))
    compiler.add(.match)
    return compiler.program
  }

  private var end: UInt32 { UInt32(program.instructions.count) }

  @discardableResult
  private mutating func add(
    _ operation: PatternInstruction.Operation, _ operand: UInt32 = 0
  ) -> Int {
    program.instructions.append(
      PatternInstruction(operation: operation, next: end + 1, operand: operand))
    return program.instructions.count - 1
  }

  private mutating func write(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .scalar(let scalar): add(.scalar, scalar)
    case .set(let set): add(.set, program.number(of: set))
    case .assertion(let assertion): add(.assertion, assertion.rawValue)
    case .group(let number, let inside):
      add(.save, UInt32(2 * number))
      write(inside)
      add(.save, UInt32(2 * number + 1))
    case .sequence(let items): for item in items { write(item) }
    case .alternatives(let branches): write(alternatives: branches)
    case .repetition(let inside, let minimum, let maximum, let isGreedy):
      write(inside, minimum: minimum, maximum: maximum, isGreedy: isGreedy)
    }
  }

  private mutating func write(alternatives branches: [PatternNode]) {
    var jumps: [Int] = []
    for (number, branch) in branches.enumerated() {
      if number == branches.count - 1 {
        write(branch)
      } else {
        let split = add(.split)
        write(branch)
        jumps.append(add(.jump))
        program.instructions[split].operand = end
      }
    }
    for jump in jumps { program.instructions[jump].next = end }
  }

  private mutating func write(
    _ inside: PatternNode, minimum: Int, maximum: Int?, isGreedy: Bool
  ) {
    guard let maximum else {
      // x* is (x+)?, not a loop round a split: so a round that takes nothing is tried once, first,
      // as in Perl.
      let exit = minimum == 0 ? add(.split) : nil
      for _ in 1..<max(1, minimum) { write(inside) }
      let loop = end
      write(inside)
      let again = add(.split)
      let behind = end
      branch(again, taking: loop, leaving: behind, isGreedy: isGreedy)
      if let exit {
        branch(exit, taking: UInt32(exit) + 1, leaving: behind, isGreedy: isGreedy)
      }
      return
    }
    for _ in 0..<minimum { write(inside) }
    var exits: [Int] = []
    for _ in minimum..<maximum {
      exits.append(add(.split))
      write(inside)
    }
    let behind = end
    for exit in exits {
      branch(exit, taking: UInt32(exit) + 1, leaving: behind, isGreedy: isGreedy)
    }
  }

  /// Sets the two ways of a split: one more round or out, the greedy order being the round first.
  private mutating func branch(
    _ split: Int, taking round: UInt32, leaving exit: UInt32, isGreedy: Bool
  ) {
    program.instructions[split].next = isGreedy ? round : exit
    program.instructions[split].operand = isGreedy ? exit : round
  }
}
