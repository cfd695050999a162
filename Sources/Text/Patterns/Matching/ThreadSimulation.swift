import Records

/// Runs a program by following all its ways at once, scalar by scalar.
///
/// The ways that have come equally far are threads, kept in the order of preference; two threads at
/// one instruction have the same future, so the later one is dropped. There are never more threads
/// than instructions, whatever the text.
/// Source: Rob Pike's matcher, as Russ Cox describes it in "Regular Expression Matching: the Virtual
/// Machine Approach", 2009.
struct ThreadSimulation {
  private var current = ThreadList()
  private var next = ThreadList()
  private var walk = ThreadWalk()

  /// How many pairs of instruction and position the last search looked at.
  var stepCount: Int { walk.stepCount }

  mutating func search(
    _ program: PatternProgram, _ start: borrowing SearchStart, _ request: MatchRequest,
    into captures: inout [UInt32]
  ) -> Bool {
    let isAnchored = request.isWhole || start.isAnchored
    if isAnchored && request.from > 0 { return false }
    current.prepare(for: program, slotCount: request.slotCount)
    next.prepare(for: program, slotCount: request.slotCount)
    walk.prepare(slotCount: request.slotCount)
    let text = request.text
    var at = request.from
    var isFound = false
    while true {
      if current.isEmpty {
        if isFound || isAnchored && at > 0 { break }
        guard let candidate = isAnchored ? at : start.candidate(in: text, from: at) else { break }
        at = candidate
      }
      if !isFound && (!isAnchored || at == 0) {
        walk.forgetSlots()
        current.add(0, at: at, program, text, &walk)
      }
      let decoded = at < text.count ? text.decodedScalar(at: at) : nil
      for thread in 0..<current.count {
        let instruction = program.instructions[current.instruction(of: thread)]
        walk.stepCount += 1
        if instruction.operation == .match {
          if request.isWhole && at < text.count { continue }
          if request.slotCount == 0 { return true }
          current.copySlots(of: thread, to: &captures)
          isFound = true
          // What comes later in the list is less preferred than this match.
          break
        }
        if let decoded, program.takes(decoded.scalar.value, by: instruction) {
          current.copySlots(of: thread, to: &walk.slots)
          next.add(instruction.next, at: at + decoded.length, program, text, &walk)
        }
      }
      guard let decoded else { break }
      at += decoded.length
      swap(&current, &next)
      next.removeAll()
    }
    return isFound
  }
}

/// The threads at one position of the text, the preferred ones first.
///
/// Shape: an instruction is in the list when its mark is the list's present one, so emptying the list
/// is one addition. Each thread has its slots, one after another.
private struct ThreadList {
  private var instructions: [UInt32] = []
  private var marks: [UInt64] = []
  private var present: UInt64 = 1
  private var slots: [UInt32] = []
  private var slotCount = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func prepare(for program: PatternProgram, slotCount: Int) {
    let size = program.instructions.count
    if marks.count < size {
      marks = Array(repeating: 0, count: size)
      instructions = Array(repeating: 0, count: size)
    }
    if slots.count < size * slotCount {
      slots = Array(repeating: PatternMemory.unset, count: size * slotCount)
    }
    self.slotCount = slotCount
    removeAll()
  }

  mutating func removeAll() {
    count = 0
    present += 1
  }

  func instruction(of thread: Int) -> Int { Int(instructions[thread]) }

  func copySlots(of thread: Int, to destination: inout [UInt32]) {
    for slot in 0..<slotCount { destination[slot] = slots[thread * slotCount + slot] }
  }

  /// Adds the threads that begin at an instruction, as far as they get without taking a scalar.
  mutating func add(
    _ first: UInt32, at position: Int, _ program: PatternProgram, _ text: ByteSlice,
    _ walk: inout ThreadWalk
  ) {
    walk.jobs.append(.attempt(first))
    while let job = walk.jobs.popLast() {
      switch job {
      case .restore(let slot, let value): walk.slots[slot] = value
      case .attempt(let number): follow(number, at: position, program, text, &walk)
      }
    }
  }

  private mutating func follow(
    _ first: UInt32, at position: Int, _ program: PatternProgram, _ text: ByteSlice,
    _ walk: inout ThreadWalk
  ) {
    var number = first
    while marks[Int(number)] != present {
      marks[Int(number)] = present
      walk.stepCount += 1
      let instruction = program.instructions[Int(number)]
      switch instruction.operation {
      case .split: walk.jobs.append(.attempt(instruction.operand))
      case .jump: break
      case .save:
        let slot = Int(instruction.operand)
        if slot < slotCount {
          walk.jobs.append(.restore(slot: slot, value: walk.slots[slot]))
          walk.slots[slot] = UInt32(truncatingIfNeeded: position)
        }
      case .assertion:
        guard
          PatternAssertion(rawValue: instruction.operand)?.holds(in: text, at: position) ?? false
        else { return }
      case .scalar, .set, .match:
        instructions[count] = number
        for slot in 0..<slotCount { slots[count * slotCount + slot] = walk.slots[slot] }
        count += 1
        return
      }
      number = instruction.next
    }
  }
}

/// The ways that are still to follow at one position, and the slots on the present one.
private struct ThreadWalk {
  enum Job {
    case attempt(UInt32)
    case restore(slot: Int, value: UInt32)
  }

  var jobs: [Job] = []
  var slots: [UInt32] = []
  var stepCount = 0

  mutating func prepare(slotCount: Int) {
    while slots.count < slotCount { slots.append(PatternMemory.unset) }
    stepCount = 0
  }

  mutating func forgetSlots() {
    for slot in slots.indices { slots[slot] = PatternMemory.unset }
  }
}
