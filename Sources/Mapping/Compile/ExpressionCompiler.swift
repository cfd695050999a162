import Records
import Targets
import Text

/// A compiled expression: its node, and the kinds of value it can have.
struct Typed {
  var node: Int32
  var type: ValueType
  /// The format of JSON Schema that its texts are known to have.
  var format: String?
}

/// Turns formulas into nodes of a program, and checks names and types on the way.
///
/// Errors: everything that is wrong with a formula, as problems with the byte where they are; a part
/// with a problem gives nil, so that one mistake is not reported twice.
struct ExpressionCompiler: ~Copyable {
  var builder = ProgramBuilder()
  var scope: Scope
  /// Memory for checking constants.
  let patterns = PatternMemory()
  /// What is wrong with the formula being compiled.
  private(set) var problems: [ExpressionProblem] = []
  /// The number of the formula being compiled, as in `Scope.Field`.
  private var formula = 0

  init(fieldType: ValueType) { scope = Scope(fieldType: fieldType) }

  /// Compiles a formula; what is wrong with it is left in `problems`.
  mutating func compile(_ text: String, from start: Int, formula number: Int) -> Typed? {
    problems = []
    formula = number
    do {
      return compile(try ExpressionParser.parse(text, from: start))
    } catch {
      problems.append(error)
      return nil
    }
  }

  mutating func note(_ problem: ExpressionProblem) { problems.append(problem) }

  /// The problems found since they were last taken.
  mutating func takeProblems() -> [ExpressionProblem] {
    defer { problems = [] }
    return problems
  }

  /// The finished program; the compiler begins a new one.
  mutating func finish() -> Program {
    var finished = ProgramBuilder()
    swap(&finished, &builder)
    return finished.finish()
  }

  /// A constant of a target's setting; nil for a setting without a value.
  mutating func constant(of setting: SettingValue) -> Int32? {
    switch setting {
    case .none, .list: nil
    case .boolean(let value): builder.add(constant: .boolean(value))
    case .integer(let value): builder.add(.number, String(value))
    case .text(let value): builder.add(.text, value)
    }
  }

  /// Compiles a part of a formula.
  mutating func compile(_ expression: Expression) -> Typed? {
    switch expression {
    case .text(let text, _): return Typed(node: builder.add(.text, text), type: .text)
    case .number(let number, _): return Typed(node: builder.add(.number, number), type: .number)
    case .boolean(let value, _):
      return Typed(node: builder.add(constant: .boolean(value)), type: .boolean)
    case .null, .missing: return Typed(node: builder.add(constant: .null), type: [])
    case .field(let name, let isOptional, let range):
      return field(name, isOptional: isOptional, range)
    case .word(let word, let range): return self.word(word, range)
    case .not(let operand, _):
      guard let value = condition(operand, of: "not") else { return nil }
      return Typed(node: builder.add(.not, [value]), type: .boolean)
    case .logical(let logical, let left, let right, _):
      let name = logical == .and ? "and" : "or"
      let values = [condition(left, of: name), condition(right, of: name)].compactMap(\.self)
      guard values.count == 2 else { return nil }
      return Typed(node: builder.add(logical == .and ? .and : .or, values), type: .boolean)
    case .comparison(let comparison, let left, let right, _, let operatorRange):
      let values = [compile(left), compile(right)].compactMap(\.self)
      guard values.count == 2,
        checkComparison(comparison, values[0].type, values[1].type, at: operatorRange.lowerBound)
      else { return nil }
      return Typed(
        node: builder.add(comparison.operation, values.map(\.node)), type: .boolean)
    case .join(let parts, _):
      let values = parts.compactMap { (part: Expression) -> Int32? in
        guard let value = compile(part) else { return nil }
        return fit(
          value, to: .scalar, "& joins text, numbers, dates and true or false",
          at: part.range.lowerBound)
      }
      guard values.count == parts.count else { return nil }
      return Typed(node: builder.add(.join, values), type: .text)
    case .call(let name, let arguments, let range, let nameRange):
      return call(name, arguments, range, nameRange)
    }
  }

  /// A name in brackets: the element of `each`, a derived field, or a field of the source.
  private mutating func field(_ name: String, isOptional: Bool, _ range: Range<Int>) -> Typed? {
    if let element = scope.element, element.name == name {
      return Typed(node: builder.add(.element), type: element.type)
    }
    if let derived = scope.derived[name] {
      return Typed(node: builder.add(.derived, operand: derived.number), type: derived.type)
    }
    let number = scope.field(
      name, isOptional: isOptional, formula: formula, offset: range.lowerBound)
    return Typed(node: builder.add(.field, operand: number), type: scope.fieldType)
  }

  /// A bare word, which only the reference's comparison modes are.
  private mutating func word(_ word: String, _ range: Range<Int>) -> Typed? {
    let modes = ["vbBinaryCompare", "vbTextCompare"]
    if let mode = modes.first(where: { $0.lowercased() == word.lowercased() }) {
      return Typed(node: builder.add(.text, mode), type: .text)
    }
    let isFunction = FunctionCatalog.entry(named: word) != nil
    problems.append(
      ExpressionProblem(
        "expression.unknownWord", "\(word) has no meaning here",
        advice: isFunction
          ? "call the function as \(word)(…)"
          : "a field is written [\(word)], a text \"\(word)\"",
        at: range.lowerBound))
    return nil
  }

  /// An operand that has to be true or false.
  mutating func condition(_ expression: Expression, of name: String) -> Int32? {
    guard let value = compile(expression) else { return nil }
    return fit(
      value, to: .boolean, "\(name) takes a condition, true or false",
      at: expression.range.lowerBound)
  }

  /// Makes a value fit what its user accepts: itself, with a check for each record, or a problem.
  ///
  /// - Parameter user: Who accepts what, as the beginning of a sentence: "IIF takes a condition".
  mutating func fit(_ value: Typed, to accepted: ValueType, _ user: String, at offset: Int)
    -> Int32?
  {
    var value = value
    if accepted.contains(ValueType.text), !accepted.contains(ValueType.date),
      value.type.contains(ValueType.date)
    {
      value.node = builder.add(.dateText, [value.node])
      value.type = value.type.subtracting(.date).union(.text)
    }
    if value.type.isSubset(of: accepted) { return value.node }
    if value.type.isDisjoint(with: accepted) {
      problems.append(
        ExpressionProblem(
          "expression.type", "\(user), and this is \(value.type.words)",
          advice: TypeAdvice.converting(value.type, to: accepted), at: offset))
      return nil
    }
    return builder.add(.require, [value.node], accepts: accepted)
  }

  /// Whether two types can be compared; if not, that is a problem.
  mutating func checkComparison(
    _ comparison: ComparisonOperator, _ left: ValueType, _ right: ValueType, at offset: Int
  ) -> Bool {
    if left.isEmpty || right.isEmpty { return true }
    let common = left.intersection(right)
    if common.isDisjoint(with: .scalar) {
      problems.append(
        ExpressionProblem(
          "expression.comparison", "\(left.words) is compared with \(right.words)",
          advice: TypeAdvice.comparing(left, right),
          at: offset))
      return false
    }
    if comparison.asksForOrder && common == .boolean {
      problems.append(
        ExpressionProblem(
          "expression.comparison", "true and false have no order",
          advice: "compare them with = or <>", at: offset))
      return false
    }
    return true
  }
}

extension ComparisonOperator {
  /// The node's operation.
  fileprivate var operation: Program.Operation {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}

/// What to write where a value of one type stands and another is needed.
enum TypeAdvice {
  /// How to compare values of two types that have nothing in common.
  static func comparing(_ left: ValueType, _ right: ValueType) -> String {
    let both = left.union(right)
    if both.contains(ValueType.list) { return "look into a list with Contains(list, value)" }
    if both == [.text, .number] {
      return "read the text with Number(…), or write the number in double quotes"
    }
    return left == .text ? converting(left, to: right) : converting(right, to: left)
  }

  /// The function that converts.
  static func converting(_ type: ValueType, to accepted: ValueType) -> String {
    if type == .list { return "choose an element with Item(list, 1) or make text with Join" }
    if accepted.contains(ValueType.text) { return "make it text with CStr(…) or \"double quotes\"" }
    if accepted.contains(ValueType.number) {
      return "read it with Number(…), or write the number without quotes"
    }
    if accepted.contains(ValueType.boolean) {
      return "read it with Bool(…), or compare it with a value"
    }
    if accepted.contains(ValueType.date) { return "read it with Date(…, \"dd-MM-yyyy\")" }
    return "make a list with Split(…)"
  }
}
