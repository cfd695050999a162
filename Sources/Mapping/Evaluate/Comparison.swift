import Records
import Text

/// How one value stands to another.
enum Order {
  case before, same, behind
}

/// How `=`, `<` and their relatives, `Switch` and tables compare values.
///
/// No value equals no value and empty text, and has no order. Text compares by its bytes, so case
/// counts; numbers compare exactly, whatever their length; dates by time.
enum Comparison {
  /// How one value stands to another; nil where they are neither equal nor in order.
  static func order(_ left: Cell, _ right: Cell) throws(RecordProblem) -> Order? {
    if left.hasNoValue || right.hasNoValue {
      return left.isNullOrEmpty && right.isNullOrEmpty ? .same : nil
    }
    switch (left.kind, right.kind) {
    case (.text, .text):
      if left.bytes == right.bytes { return .same }
      return left.bytes.precedes(right.bytes) ? .before : .behind
    case (.number, .number):
      guard let first = DecimalText(left.bytes), let second = DecimalText(right.bytes) else {
        return nil
      }
      return first == second ? .same : first < second ? .before : .behind
    case (.boolean, .boolean): return left.isTrue == right.isTrue ? .same : nil
    case (.date, .date):
      return left.ticks == right.ticks ? .same : left.ticks < right.ticks ? .before : .behind
    default:
      throw RecordProblem(
        "expression.comparison", "values of different kinds are compared",
        advice: "convert one of them with CStr, Number, Bool or Date")
    }
  }

  /// What an operator says of an order.
  @inline(__always)
  static func holds(_ operation: Program.Operation, _ order: Order?) -> Bool {
    switch operation {
    case .equal: order == .same
    case .notEqual: order != .same
    case .less: order == .before
    case .lessOrEqual: order == .before || order == .same
    case .greater: order == .behind
    default: order == .behind || order == .same
    }
  }
}
