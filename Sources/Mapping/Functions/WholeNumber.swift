import Records
import Text

/// Whole numbers of 64 bits: what functions count with, out of cells and back.
extension Cell {
  /// The whole number of a number cell.
  ///
  /// Errors: `number.notWhole`.
  func wholeNumber() throws(RecordProblem) -> Int64 {
    if let number = bytes.decimalInteger { return Int64(number) }
    guard let number = DecimalText(bytes)?.int64 else {
      throw RecordProblem(
        "number.notWhole", "the number is not whole, or has more than 64 bits",
        advice: "correct the value; nothing is rounded")
    }
    return number
  }

  /// A cell of a whole number; the scratch has no open piece when this begins.
  static func number(_ value: Int64, in scratch: Scratch) -> Cell {
    scratch.append(decimal: Int(value))
    return .number(scratch.finish())
  }
}
