import Records
import Text

/// An argument that has to be a whole number of some range.
struct WholeNumberArgument: Sendable {
  /// Where it stands among the arguments, from 0.
  let position: Int
  /// What messages call it: `Left's "count"`.
  let name: String
  /// The smallest number that the function can use.
  let minimum: Int

  /// An argument of a function.
  init(_ name: String, of function: String, at position: Int, from minimum: Int = .min) {
    self.position = position
    self.name = "\(function)'s \"\(name)\""
    self.minimum = minimum
  }

  /// The number; nil when the argument has no value.
  @inline(__always)
  func value(in arguments: CellList) throws(RecordProblem) -> Int? {
    let cell = arguments[position]
    if cell.hasNoValue { return nil }
    guard let number = Self.number(cell), number >= minimum else {
      throw problem(cell)
    }
    return number
  }

  /// Checks the argument before the first record when it is a constant.
  func check(_ constants: [Cell?]) throws(PreparationProblem) {
    guard let cell = constants[position], !cell.hasNoValue else { return }
    if let number = Self.number(cell), number >= minimum { return }
    let problem = problem(cell)
    throw PreparationProblem(
      problem.code, problem.summary, advice: problem.advice, argument: position)
  }

  private static func number(_ cell: Cell) -> Int? {
    cell.bytes.decimalInteger ?? DecimalText(cell.bytes)?.int64.map(Int.init)
  }

  @inline(never)
  private func problem(_ cell: Cell) -> RecordProblem {
    guard DecimalText(cell.bytes)?.isWhole == true else {
      return RecordProblem(
        "expression.notWhole", "\(name) is not a whole number",
        advice: "give a number without decimals")
    }
    return RecordProblem(
      "expression.outOfRange",
      "\(name) is too \(cell.bytes.first == UInt8(ascii: "-") || cell.bytes == "0" ? "small" : "large")",
      advice: minimum == .min
        ? "give a number of a few digits" : "give a number of \(minimum) or more")
  }
}

extension [WholeNumberArgument] {
  /// The preparation of a function that only has its constant numbers checked.
  var checked: FunctionEntry.Eager.Preparation {
    { constants throws(PreparationProblem) in
      for argument in self { try argument.check(constants) }
      return .nothing
    }
  }
}
