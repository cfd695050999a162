import Records
import Text

/// The date pattern that an argument of a call gives: compiled once when it is a constant, else once for
/// each of the few patterns that records hold.
///
/// Memory: the last `remembered` patterns that were not constant.
final class DatePatternArgument {
  /// What a pattern is for; a pattern to read with has to say more.
  enum Use {
    case reading, writing
  }

  private static let remembered = 8

  private struct Known {
    let text: [UInt8]
    let pattern: DatePattern
  }

  private let use: Use
  private let isConstant: Bool
  /// The pattern, when the argument is a constant that has one.
  let constant: DatePattern?
  private var known: [Known] = []
  private var next = 0

  /// The pattern of an argument; `cell` is nil when that is no constant.
  ///
  /// Errors: `mapping.datePattern`.
  init(_ cell: Cell?, for use: Use, argument: Int) throws(PreparationProblem) {
    self.use = use
    isConstant = cell != nil
    guard let cell, !cell.hasNoValue else {
      constant = nil
      return
    }
    do {
      constant = try Self.compile(cell.bytes, for: use)
    } catch {
      throw PreparationProblem(error, argument: argument)
    }
  }

  /// The pattern for a record, of which `cell` is the argument's value; nil when it was left out.
  ///
  /// Errors: `date.pattern`.
  func pattern(_ cell: Cell) throws(RecordProblem) -> DatePattern? {
    if isConstant { return constant }
    if cell.isNullOrEmpty { return nil }
    let text = cell.bytes
    for candidate in known
    where candidate.text.count == text.count && candidate.text.elementsEqual(text) {
      return candidate.pattern
    }
    return try remember(text)
  }

  private func remember(_ text: ByteSlice) throws(RecordProblem) -> DatePattern {
    let pattern: DatePattern
    do {
      pattern = try Self.compile(text, for: use)
    } catch {
      // Without the summary, which quotes the pattern: it is a value of the record.
      throw RecordProblem(
        "date.pattern", "the text that should be a date pattern is none",
        advice: error.advice ?? "correct the value, or write the pattern in the mapping")
    }
    let entry = Known(text: Array(text), pattern: pattern)
    if known.count < Self.remembered { known.append(entry) } else { known[next] = entry }
    next = (next + 1) % Self.remembered
    return pattern
  }

  private static func compile(_ text: ByteSlice, for use: Use) throws(Diagnostic) -> DatePattern {
    switch use {
    case .reading: try DatePattern(reading: String(text))
    case .writing: try DatePattern(writing: String(text))
    }
  }
}
