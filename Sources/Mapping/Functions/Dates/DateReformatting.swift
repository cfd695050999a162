import Records
import Text

/// A call of `FormatDateTime` with its constant patterns and styles made ready.
final class DateReformatting {
  private let input: DatePatternArgument
  private let output: DatePatternArgument
  /// Nil when the styles are no constant.
  private let styles: DateTimeStyles?
  /// The quick way for constant patterns of digits in fixed places.
  let rewriting: FixedDateRewriting?

  /// Makes ready the constants among source, styles, input and output pattern.
  ///
  /// Errors: `date.style`, `mapping.datePattern`.
  init(_ constants: [Cell?]) throws(PreparationProblem) {
    if let cell = constants[1] {
      do {
        styles = try Self.styles(cell)
      } catch {
        throw PreparationProblem(error, argument: 1)
      }
    } else {
      styles = nil
    }
    input = try DatePatternArgument(constants[2], for: .reading, argument: 2)
    output = try DatePatternArgument(constants[3], for: .writing, argument: 3)
    // The zone has no part in it, so the digits need only change places.
    if styles?.leavesZones == true, let read = input.constant, let written = output.constant {
      rewriting = FixedDateRewriting(from: read, to: written)
    } else {
      rewriting = nil
    }
  }

  /// The source's date in the form of the output pattern.
  ///
  /// A date without a zone that is written without one is only written in another way: the run's zone
  /// has no part in it, so that neither the gaps of its clocks nor the first and last day of all years
  /// are in the way.
  /// Errors: `date.*`.
  func text(_ arguments: CellList, _ evaluation: Evaluation) throws(RecordProblem) -> Cell {
    let source = arguments[0]
    if source.kind == .text,
      let text = rewriting?.rewrite(source.bytes, into: evaluation.scratch)
    {
      return .text(text)
    }
    guard !source.isNullOrEmpty, let written = try output.pattern(arguments[3]) else {
      return .null
    }
    let styles = if let styles { styles } else { try Self.styles(arguments[1]) }
    var zone = evaluation.conditions.timeZone
    let instant: Int64
    if source.kind == .date {
      instant = source.ticks
    } else if let read = try input.pattern(arguments[2]) {
      if !read.isZoned && !written.isZoned && styles.leavesZones { zone = .utc }
      instant = try read.parse(
        styles.trimmed(source.bytes), zone: styles.assumesUTC ? .utc : zone)
    } else {
      instant = try DateReader.instant(
        of: styles.trimmed(source.bytes), zone: styles.assumesUTC ? .utc : zone)
    }
    let scratch = evaluation.scratch
    try written.format(instant, zone: styles.adjustsToUTC ? .utc : zone, into: scratch)
    return .text(scratch.finish())
  }

  private static func styles(_ cell: Cell) throws(RecordProblem) -> DateTimeStyles {
    cell.isNullOrEmpty ? .standard : try DateTimeStyles(cell.bytes)
  }
}
