import Records

/// Collects nodes, constants and functions while formulas are compiled.
struct ProgramBuilder: ~Copyable {
  var nodes = GrowingTable<Program.Node>()
  private var children = GrowingTable<Int32>()
  private var constants = GrowingTable<Cell>()
  private let constantBytes = Scratch()
  private var functions: [Program.Function] = []
  private var functionNumbers: [String: Int32] = [:]
  private var preparations: [Program.Preparation] = []
  var derived: [Int32] = []
  var tables: [LookupTable] = []
  private(set) var uniqueSlots = 0

  /// The argument at a position of the table of arguments.
  func child(_ position: Int) -> Int32 { children[position] }

  /// Whether some call draws values that nobody should be able to foretell.
  var drawsRandomValues: Bool {
    ["Guid", "RandomString"].contains { functionNumbers[$0] != nil }
  }

  /// The name of a function that calls use.
  func functionName(_ number: Int32) -> String? {
    functionNumbers.first { $0.value == number }?.key
  }

  /// Bytes that live as long as the program.
  func keep(_ bytes: ByteSlice) -> ByteSlice { constantBytes.copy(bytes) }

  /// Adds a node over others.
  mutating func add(
    _ operation: Program.Operation, _ arguments: [Int32] = [], operand: Int32 = 0,
    accepts: ValueType = [], preparation: Int32 = -1
  ) -> Int32 {
    let first = Int32(children.count)
    for argument in arguments { children.append(argument) }
    nodes.append(
      Program.Node(
        operation: operation, accepts: accepts.rawValue, count: UInt16(arguments.count),
        first: first, operand: operand, preparation: preparation))
    return Int32(nodes.count - 1)
  }

  /// Adds a constant.
  mutating func add(constant: Cell) -> Int32 {
    constants.append(constant)
    return add(.constant, operand: Int32(constants.count - 1))
  }

  /// Adds a constant of a kind that is bytes.
  mutating func add(_ kind: Cell.Kind, _ text: String) -> Int32 {
    add(constant: Cell(kind: kind, bytes: constantBytes.copy(text)))
  }

  /// The cell of a node, if that is a constant.
  func constant(of node: Int32) -> Cell? {
    let node = nodes[Int(node)]
    return node.operation == .constant ? constants[Int(node.operand)] : nil
  }

  /// Adds a call of a function.
  mutating func add(call entry: FunctionEntry, _ work: FunctionEntry.Eager, _ arguments: [Int32])
    throws(PreparationProblem) -> Int32
  {
    var preparation: Int32 = -1
    var prepared = Prepared.nothing
    if let prepare = work.prepare {
      let known = arguments.map { constant(of: $0) }
      // Once now, so that a mistake is found in the mapping and not in a record.
      prepared = try prepare(known)
      preparations.append(Program.Preparation(prepare: prepare, constants: known))
      preparation = Int32(preparations.count - 1)
    }
    if functionNumbers[entry.name] == nil {
      functionNumbers[entry.name] = Int32(functions.count)
      functions.append(Program.Function(body: work.body))
    }
    let operation = shortcut(of: work, prepared, arguments) ?? .call
    let node = add(
      operation, arguments, operand: functionNumbers[entry.name] ?? 0, preparation: preparation)
    nodes[Int(node)].mapsLists = work.mapsLists
    nodes[Int(node)].passesNoValue = work.passesNoValue
    return node
  }

  /// The step that stands for a call, if the call is one of those that the step knows.
  private func shortcut(
    of work: FunctionEntry.Eager, _ prepared: Prepared, _ arguments: [Int32]
  ) -> Program.Operation? {
    switch work.shortcut {
    case .lowercase:
      // With a culture, the language's own rules are asked.
      return constant(of: arguments[1])?.kind == .absent ? .lowercase : nil
    case .rewriteDate:
      guard case .dateReformatting(let reformatting) = prepared, reformatting.rewriting != nil
      else { return nil }
      return .rewriteDate
    case .joinLeaves:
      // Arguments that make text of their own would be in the way of the text that is being joined.
      let areLeaves = arguments.allSatisfy {
        [.constant, .field].contains(nodes[Int($0)].operation)
      }
      return areLeaves && constant(of: arguments[0])?.kind == .text ? .joinLeaves : nil
    case let shortcut: return shortcut
    }
  }

  /// Adds a call of `SelectUniqueValue`, which has its own memory of what is taken.
  mutating func add(selectUniqueValue arguments: [Int32]) -> Int32 {
    uniqueSlots += 1
    return add(.selectUniqueValue, arguments, preparation: Int32(uniqueSlots - 1))
  }

  /// The finished program.
  consuming func finish() -> Program {
    Program(
      nodes: nodes, children: children, constants: constants, constantBytes: constantBytes,
      functions: functions, preparations: preparations, derived: derived, tables: tables,
      uniqueSlots: uniqueSlots)
  }
}
