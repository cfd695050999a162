import Records

/// Runs a program by trying one way after another, and no place of one twice.
///
/// A pair of instruction and position that has once led nowhere leads nowhere again, so a bit for each
/// pair bounds the work. Bits have to be cleared for every search: for short texts that is cheap.
/// Source: the bit-state matcher of RE2 is the model.
struct BoundedBacktracker {
  /// The most bits for one search.
  private static let bitLimit = 1 << 16

  private enum Job {
    /// Try an instruction at a position.
    case attempt(UInt32, at: Int)
    /// Give a slot its value back, after what was tried with another one has failed.
    case restore(slot: Int, value: UInt32)
  }

  private var visited: [UInt64] = []
  private var jobs: [Job] = []
  /// How many pairs of instruction and position the last search looked at.
  private(set) var stepCount = 0

  /// Whether a search has few enough pairs.
  static func fits(_ program: PatternProgram, _ request: MatchRequest) -> Bool {
    request.text.count - request.from < bitLimit / program.instructions.count
  }

  mutating func search(
    _ program: PatternProgram, _ start: borrowing SearchStart, _ request: MatchRequest,
    into captures: inout [UInt32]
  ) -> Bool {
    stepCount = 0
    clear(bits: program.instructions.count * (request.text.count - request.from + 1))
    for slot in 0..<request.slotCount { captures[slot] = PatternMemory.unset }
    if request.isWhole || start.isAnchored {
      return request.from == 0 && run(program, request, from: 0, &captures)
    }
    var at = request.from
    while let candidate = start.candidate(in: request.text, from: at) {
      if run(program, request, from: candidate, &captures) { return true }
      guard candidate < request.text.count else { break }
      at = candidate + request.text.decodedScalar(at: candidate).length
    }
    return false
  }

  private mutating func clear(bits: Int) {
    let words = (bits + 63) / 64
    for word in 0..<min(words, visited.count) { visited[word] = 0 }
    while visited.count < words { visited.append(0) }
  }

  /// Tries a match that begins at a position.
  private mutating func run(
    _ program: PatternProgram, _ request: MatchRequest, from start: Int, _ captures: inout [UInt32]
  ) -> Bool {
    jobs.append(.attempt(0, at: start))
    while let job = jobs.popLast() {
      switch job {
      case .restore(let slot, let value): captures[slot] = value
      case .attempt(let number, let position):
        if follow(program, request, from: number, at: position, &captures) {
          jobs.removeAll(keepingCapacity: true)
          return true
        }
      }
    }
    return false
  }

  /// Goes on from an instruction until the way ends; other ways are left as jobs.
  private mutating func follow(
    _ program: PatternProgram, _ request: MatchRequest, from first: UInt32, at start: Int,
    _ captures: inout [UInt32]
  ) -> Bool {
    let text = request.text
    var number = first
    var at = start
    while isFirstVisit(program.instructions.count * (at - request.from) + Int(number)) {
      stepCount += 1
      let instruction = program.instructions[Int(number)]
      switch instruction.operation {
      case .scalar, .set:
        guard at < text.count else { return false }
        let decoded = text.decodedScalar(at: at)
        guard program.takes(decoded.scalar.value, by: instruction) else { return false }
        at += decoded.length
      case .split: jobs.append(.attempt(instruction.operand, at: at))
      case .jump: break
      case .save:
        let slot = Int(instruction.operand)
        if slot < request.slotCount {
          jobs.append(.restore(slot: slot, value: captures[slot]))
          captures[slot] = UInt32(truncatingIfNeeded: at)
        }
      case .assertion:
        guard
          PatternAssertion(rawValue: instruction.operand)?.holds(in: text, at: at) ?? false
        else { return false }
      case .match: return !request.isWhole || at == text.count
      }
      number = instruction.next
    }
    return false
  }

  private mutating func isFirstVisit(_ bit: Int) -> Bool {
    let mask = UInt64(1) << UInt64(bit & 63)
    guard visited[bit >> 6] & mask == 0 else { return false }
    visited[bit >> 6] |= mask
    return true
  }
}
