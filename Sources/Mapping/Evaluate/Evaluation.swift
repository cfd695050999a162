public import Records
import Text

/// Computes expressions for one record after the other: one worker's memory beside the shared program.
///
/// Cells it gives are valid until the next record begins.
public final class Evaluation {
  /// Working memory for the values of the record.
  public let scratch = Scratch()
  /// What the run is given besides its input.
  public let conditions: RunConditions
  /// What the call being computed has prepared.
  var prepared: Prepared { preparation < 0 ? .nothing : preparations[preparation] }
  /// Which record of the input this is, from 1.
  public private(set) var ordinal = 0
  /// Counts the random values of the record, so that each is another one.
  public var randomDraws: UInt64 = 0

  /// Memory for matching, and patterns that are no constants.
  let patterns = PatternCache()
  let program: Program
  /// The element that `each` is at.
  var element = Cell.absent
  /// The values that `SelectUniqueValue` has taken, when the mapping uses it.
  var takenValues: (any TakenValues)?

  private var fields: CellList
  private var stack = GrowingTable<Cell>()
  private var derived: [Cell]
  private var derivedOrdinals: [Int]
  private var preparations: [Prepared] = []
  /// The dates that the calls rewrite, by preparation; apart, so that they are reached without counting.
  private var rewritings = GrowingTable<FixedDateRewriting>()
  /// Which of them is that of the call being computed; below 0 for none.
  private var preparation = -1

  /// Memory for a program's evaluation.
  init(_ program: Program, conditions: RunConditions) {
    self.program = program
    self.conditions = conditions
    fields = CellList(stack, from: 0, count: 0)
    derived = Array(repeating: .absent, count: program.derived.count)
    derivedOrdinals = Array(repeating: 0, count: program.derived.count)
    // Each worker prepares for itself, so that workers never count references to the same objects.
    for preparation in program.preparations {
      // The compiler has done the same with the same constants, and it was no mistake.
      let prepared = (try? preparation.prepare(preparation.constants)) ?? .nothing
      preparations.append(prepared)
      if case .dateReformatting(let reformatting) = prepared {
        rewritings.append(reformatting.rewriting ?? .none)
      } else {
        rewritings.append(.none)
      }
    }
  }

  /// Turns to a record; the values of the one before are gone.
  func begin(_ fields: CellList, ordinal: Int) {
    scratch.reset()
    stack.removeAll()
    self.fields = fields
    self.ordinal = ordinal
    randomDraws = 0
    element = .absent
  }

  /// The value of an expression.
  func evaluate(_ expression: Int32) throws(RecordProblem) -> Cell {
    let node = program.nodes[Int(expression)]
    switch node.operation {
    case .constant: return program.constants[Int(node.operand)]
    case .field: return fields[Int(node.operand)]
    case .derived: return try derivedValue(Int(node.operand))
    case .element: return element
    case .call: return try call(node)
    case .trim:
      let value = try argument(node, 0)
      if value.kind == .text { return .text(Whitespace.trimmed(value.bytes)) }
      return value.hasNoValue ? .null : try call(node, value)
    case .lowercase:
      let value = try argument(node, 0)
      if value.kind == .text {
        return .text(LetterCase.lowercased(value.bytes, scratch: scratch))
      }
      return value.hasNoValue ? .null : try call(node, value)
    case .rewriteDate:
      let value = try argument(node, 0)
      if value.kind == .text,
        let text = rewritings[Int(node.preparation)].rewrite(value.bytes, into: scratch)
      {
        return .text(text)
      }
      return value.hasNoValue ? .null : try call(node, value)
    case .joinLeaves: return try joinLeaves(node)
    case .iif:
      return try argument(node, 0).isTrue ? argument(node, 1) : argument(node, 2)
    case .switchCase: return try switchCase(node)
    case .coalesce:
      for position in 0..<Int(node.count) {
        let value = try argument(node, position)
        if !value.isNullOrEmpty { return value }
      }
      return .null
    case .lookup: return try lookup(node)
    case .selectUniqueValue: return try selectUniqueValue(node)
    case .and: return try argument(node, 0).isTrue ? argument(node, 1) : .boolean(false)
    case .or: return try argument(node, 0).isTrue ? .boolean(true) : argument(node, 1)
    case .not: return .boolean(!(try argument(node, 0).isTrue))
    case .join: return try join(node)
    case .list: return try list(node)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      let order = try Comparison.order(argument(node, 0), argument(node, 1))
      return .boolean(Comparison.holds(node.operation, order))
    case .require:
      let value = try argument(node, 0)
      let accepted = ValueType(rawValue: node.accepts)
      guard accepted.contains(value.kind) else { throw .unexpectedKind(accepted) }
      return value
    case .dateText:
      let value = try argument(node, 0)
      return value.kind == .date ? .text(try TextForm.text(of: value, scratch)) : value
    }
  }

  /// The value of a field.
  @inline(__always)
  func field(_ number: Int32) -> Cell { fields[Int(number)] }

  /// The value of an expression; leaves, which most expressions and arguments are, without a call.
  @inline(__always)
  func value(_ expression: Int32) throws(RecordProblem) -> Cell {
    let node = program.nodes[Int(expression)]
    switch node.operation {
    case .constant: return program.constants[Int(node.operand)]
    case .field: return fields[Int(node.operand)]
    default: return try evaluate(expression)
    }
  }

  @inline(__always)
  func argument(_ node: Program.Node, _ position: Int) throws(RecordProblem) -> Cell {
    try value(program.children[Int(node.first) + position])
  }

  /// A derived field, computed when it is first used in a record.
  private func derivedValue(_ number: Int) throws(RecordProblem) -> Cell {
    if derivedOrdinals[number] == ordinal { return derived[number] }
    let value = try evaluate(program.derived[number])
    derived[number] = value
    derivedOrdinals[number] = ordinal
    return value
  }

  /// Calls a function; its first argument may be known already.
  func call(_ node: Program.Node, _ first: Cell? = nil) throws(RecordProblem) -> Cell {
    let base = stack.count
    if let first { stack.append(first) }
    for position in (first == nil ? 0 : 1)..<Int(node.count) {
      let value = try argument(node, position)
      stack.append(value)
    }
    defer { stack.truncate(to: base) }
    if node.count > 0 {
      let first = stack[base]
      if node.passesNoValue && first.hasNoValue { return .null }
      if node.mapsLists && first.kind == .list { return try callForEach(of: first, node, base) }
    }
    preparation = Int(node.preparation)
    return try program.functions[Int(node.operand)].body(
      CellList(stack, from: base, count: Int(node.count)), self)
  }

  /// Calls a function once for each element of a list and lists the values.
  private func callForEach(
    of list: Cell, _ node: Program.Node, _ base: Int
  ) throws(RecordProblem) -> Cell {
    let mark = scratch.beginList()
    for number in 0..<list.elementCount {
      let item = list.element(number)
      if node.passesNoValue && item.hasNoValue {
        scratch.push(.null)
        continue
      }
      stack[base] = item
      preparation = Int(node.preparation)
      let arguments = CellList(stack, from: base, count: Int(node.count))
      scratch.push(try program.functions[Int(node.operand)].body(arguments, self))
    }
    return scratch.finishList(from: mark)
  }

  /// The value behind the key that equals the source, else the default.
  private func switchCase(_ node: Program.Node) throws(RecordProblem) -> Cell {
    let source = try argument(node, 0)
    for position in stride(from: 2, to: Int(node.count), by: 2)
    where try Comparison.order(source, argument(node, position)) == .same {
      return try argument(node, position + 1)
    }
    return try argument(node, 1)
  }

  private func lookup(_ node: Program.Node) throws(RecordProblem) -> Cell {
    let key = try argument(node, 0)
    let table = program.tables[Int(node.operand)]
    if key.kind == .list {
      let mark = scratch.beginList()
      for number in 0..<key.elementCount {
        let hit = try table.value(of: TextForm.text(of: key.element(number), scratch))
        if let hit {
          scratch.push(hit)
        } else {
          scratch.push(node.count > 1 ? try argument(node, 1) : .null)
        }
      }
      return scratch.finishList(from: mark)
    }
    if !key.hasNoValue, let hit = try table.value(of: TextForm.text(of: key, scratch)) {
      return hit
    }
    return node.count > 1 ? try argument(node, 1) : .null
  }

  private func selectUniqueValue(_ node: Program.Node) throws(RecordProblem) -> Cell {
    for position in 0..<Int(node.count) {
      let candidate = try argument(node, position)
      if candidate.isNullOrEmpty { continue }
      guard let takenValues else { return candidate }
      let text = try TextForm.text(of: candidate, scratch)
      if try takenValues.claim(text, slot: Int(node.preparation)) { return candidate }
    }
    throw RecordProblem(
      "expression.noUniqueValue", "none of the candidates of SelectUniqueValue is free",
      advice: "add candidates, for example with a number or another letter of the first name")
  }

  /// A list of values; lists among them are spread.
  private func list(_ node: Program.Node) throws(RecordProblem) -> Cell {
    let base = stack.count
    for position in 0..<Int(node.count) {
      let value = try argument(node, position)
      stack.append(value)
    }
    let mark = scratch.beginList()
    for position in base..<stack.count {
      let value = stack[position]
      if value.kind != .list { scratch.push(value) }
      for number in 0..<value.elementCount { scratch.push(value.element(number)) }
    }
    stack.truncate(to: base)
    return scratch.finishList(from: mark)
  }

  private func join(_ node: Program.Node) throws(RecordProblem) -> Cell {
    let base = stack.count
    for position in 0..<Int(node.count) {
      let value = try argument(node, position)
      if value.kind == .list { throw .unexpectedKind(.scalar) }
      // Text first, as only one piece can be open at a time.
      stack.append(.text(try TextForm.text(of: value, scratch)))
    }
    for position in 0..<Int(node.count) { scratch.append(stack[base + position].bytes) }
    stack.truncate(to: base)
    return .text(scratch.finish())
  }
}

/// The values that `SelectUniqueValue` has given out so far, in input order.
public protocol TakenValues {
  /// Takes a value for the current record; false when an earlier record has it.
  func claim(_ value: ByteSlice, slot: Int) throws(RecordProblem) -> Bool
}

extension RecordProblem {
  /// A value of a kind that only the record could show to be wrong.
  static func unexpectedKind(_ accepted: ValueType) -> RecordProblem {
    RecordProblem(
      "expression.kind", "the value is not \(accepted.words)",
      advice: "convert it with CStr, Number, Bool or Date, or choose an element with Item")
  }
}
