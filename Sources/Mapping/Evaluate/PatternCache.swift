import Records
import Text

/// What an evaluation needs for patterns: memory to match with, and the patterns that are no constants.
///
/// A pattern that comes from a field is compiled when it is first met; the last few stay.
final class PatternCache {
  /// Working memory for matching.
  let memory = PatternMemory()

  private static let capacity = 16
  private var entries: [(source: [UInt8], pattern: Pattern)] = []
  private var oldest = 0

  /// The pattern of a text.
  func pattern(_ source: ByteSlice) throws(RecordProblem) -> Pattern {
    for entry in entries where entry.source.elementsEqual(source) { return entry.pattern }
    let pattern: Pattern
    do {
      pattern = try Pattern(source)
    } catch {
      // The problem quotes the pattern, which here is a field's value, so only its name is told.
      throw RecordProblem(
        error.code, "the pattern, which is no constant, cannot be used",
        advice: "correct the field's value, or write the pattern into the formula in double quotes")
    }
    let entry = (source: Array(source), pattern: pattern)
    if entries.count < Self.capacity {
      entries.append(entry)
    } else {
      entries[oldest] = entry
      oldest = (oldest + 1) % Self.capacity
    }
    return pattern
  }
}
