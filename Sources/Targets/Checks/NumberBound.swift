internal import Records
internal import Text

/// A bound of numbers, compared digit by digit so that no size of number is rounded.
struct NumberBound: Sendable {
  private let constants: ConstantCells
  private let number: DecimalText?
  private let isExclusive: Bool
  private let text: String

  init(_ bound: Schema.Bound) {
    constants = ConstantCells([.number(bound.number)])
    number = constants.cells.first.flatMap { DecimalText($0.bytes) }
    isExclusive = bound.isExclusive
    text = bound.number
  }

  /// Whether a number is on the right side of a least number.
  func isBelow(_ value: DecimalText) -> Bool {
    guard let number else { return true }
    return isExclusive ? number < value : number <= value
  }

  /// Whether a number is on the right side of a greatest number.
  func isAbove(_ value: DecimalText) -> Bool {
    guard let number else { return true }
    return isExclusive ? value < number : value <= number
  }

  /// The bound in a sentence.
  func phrase(least: Bool) -> String {
    switch (least, isExclusive) {
    case (true, false): "at least \(text)"
    case (true, true): "more than \(text)"
    case (false, false): "at most \(text)"
    case (false, true): "less than \(text)"
    }
  }
}
