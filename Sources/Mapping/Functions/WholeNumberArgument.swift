import Records

/// An argument that has to be a whole number, of which only those from a smallest one on make sense.
struct WholeNumberArgument: Sendable {
  /// Where it stands among the arguments, from 0.
  private let position: Int
  /// What messages call it: `Mid's "start"`.
  private let name: String
  private let minimum: Int

  /// An argument of a function.
  init(_ name: String, of function: String, at position: Int, from minimum: Int = .min) {
    self.position = position
    self.name = "\(function)'s \"\(name)\""
    self.minimum = minimum
  }

  /// The number; nil when the argument has no value.
  ///
  /// Errors: `number.notWhole`, `expression.numberTooSmall`.
  func value(in arguments: CellList) throws(RecordProblem) -> Int? {
    let cell = arguments[position]
    return cell.hasNoValue ? nil : try value(of: cell)
  }

  /// Checks the argument before the first record when it is a constant.
  func check(_ constants: [Cell?]) throws(PreparationProblem) {
    guard let cell = constants[position], !cell.hasNoValue else { return }
    do {
      _ = try value(of: cell)
    } catch {
      throw PreparationProblem(error, argument: position)
    }
  }

  private func value(of cell: Cell) throws(RecordProblem) -> Int {
    let number = Int(try cell.wholeNumber())
    guard number >= minimum else {
      throw RecordProblem(
        "expression.numberTooSmall", "\(name) is below \(minimum)",
        advice: "give a number of \(minimum) or more")
    }
    return number
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
