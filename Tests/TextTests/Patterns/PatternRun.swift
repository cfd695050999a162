import Records
import Testing
import Text

/// A pattern with the memory that it needs, for tests that think in texts.
final class PatternRun {
  let pattern: Pattern
  let memory = PatternMemory()
  let scratch = Scratch()

  init(_ source: String, options: PatternOptions = []) throws(PatternProblem) {
    pattern = try Pattern(scratch.copy(source), options: options)
  }

  /// The groups of the first match as `0-3 1-2 -`, in bytes; "none" without a match.
  func find(_ text: String, from position: Int = 0, machine: Pattern.Machine? = nil) -> String {
    find(scratch.copy(text), from: position, machine: machine)
  }

  func find(_ text: ByteSlice, from position: Int = 0, machine: Pattern.Machine? = nil) -> String {
    let isFound = pattern.firstMatch(in: text, from: position, memory: memory, machine: machine)
    return isFound ? groups : "none"
  }

  /// As `find`, for a match of the whole text.
  func findWhole(_ text: String, machine: Pattern.Machine) -> String {
    let text = scratch.copy(text)
    return pattern.matchesWhole(text, memory: memory, machine: machine) ? groups : "none"
  }

  func isMatch(_ text: String) -> Bool { pattern.isMatch(in: scratch.copy(text), memory: memory) }

  func replaceAll(_ text: String, with template: String) throws -> String {
    let template = try ReplacementTemplate(scratch.copy(template), for: pattern)
    let text = scratch.copy(text)
    return String(
      try pattern.replaceAll(in: text, with: template, memory: memory, scratch: scratch))
  }

  func replaceAll(_ text: String, group: Int, with replacement: String) throws -> String {
    let text = scratch.copy(text)
    let replacement = scratch.copy(replacement)
    return String(
      try pattern.replaceAll(
        in: text, group: group, with: replacement, memory: memory, scratch: scratch))
  }

  private var groups: String {
    (0...pattern.groupCount).map { group in
      memory.range(of: group).map { "\($0.lowerBound)-\($0.upperBound)" } ?? "-"
    }.joined(separator: " ")
  }
}

/// A pattern, a text, and what the first match's groups are.
struct PatternCase: CustomTestStringConvertible {
  let pattern: String
  let text: String
  let groups: String

  init(_ pattern: String, _ text: String, _ groups: String) {
    self.pattern = pattern
    self.text = text
    self.groups = groups
  }

  var testDescription: String { "\(pattern) in \(text.debugDescription)" }
}
