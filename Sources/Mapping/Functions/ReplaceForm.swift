import Records
import Text

/// Which form of `Replace` a call has, told by the arguments it is given, with its constants made ready.
///
/// A pattern, group or template that is no constant is nil here and found for each record.
/// Source: entra.md, "Replace".
enum ReplaceForm {
  /// Occurrences of `old` in the text become the replacement.
  case text
  /// Occurrences of `old` in the template become the text.
  case template
  /// The pattern's matches become the replacement, in which `$1` and `${name}` are groups.
  case matches(Pattern?, ReplacementTemplate?)
  /// A group of each match becomes the replacement.
  case group(Pattern?, number: Int?)
  /// Text that is missing becomes a group of the match in the replacement's source.
  case extract(Pattern?, number: Int?)

  /// Where the parameters stand among the arguments.
  enum Position {
    static let text = 0
    static let old = 1
    static let pattern = 2
    static let group = 3
    static let replacement = 4
    static let replacementSource = 5
    static let template = 6
  }

  /// The form of a call, given the arguments that are constants; what is left out is one without a value.
  init(_ constants: [Cell?]) throws(PreparationProblem) {
    let isGiven = (Position.old...Position.template).map { constants[$0]?.hasNoValue != true }
    switch (isGiven[0], isGiven[1], isGiven[2], isGiven[3], isGiven[4], isGiven[5]) {
    case (true, false, false, true, false, false): self = .text
    case (true, false, false, false, false, true): self = .template
    case (false, true, false, true, false, false):
      let pattern = try Self.pattern(constants)
      self = .matches(pattern, try Self.template(constants, pattern))
    case (false, true, true, true, false, false):
      let pattern = try Self.pattern(constants)
      self = .group(pattern, number: try Self.group(constants, pattern))
    case (false, true, true, false, true, false):
      let pattern = try Self.pattern(constants)
      self = .extract(pattern, number: try Self.group(constants, pattern))
    default: throw Self.unknownForm(isGiven)
    }
    if isGiven[0], let old = constants[Position.old], old.bytes.isEmpty {
      throw PreparationProblem(
        "replace.emptyOld", "Replace's \"old\" is empty, so there is nothing to replace",
        advice: "give the text that is to be replaced", argument: Position.old)
    }
  }

  private static func unknownForm(_ isGiven: [Bool]) -> PreparationProblem {
    // What other languages call replace has the new text behind the old one.
    let isPlain = isGiven == [true, true, false, false, false, false]
    return PreparationProblem(
      "replace.form", "these arguments of Replace do not belong together",
      advice: isPlain
        ? "write Substitute(text, old, new), or Replace(text, old, , , new)"
        : "give old and replacement, old and template, pattern and replacement, or pattern, group and "
          + "either replacement or replacementSource", argument: Position.text)
  }

  private static func pattern(_ constants: [Cell?]) throws(PreparationProblem) -> Pattern? {
    try constants[Position.pattern].map { cell throws(PreparationProblem) in
      try Pattern(constant: cell.bytes, argument: Position.pattern)
    }
  }

  private static func template(_ constants: [Cell?], _ pattern: Pattern?)
    throws(PreparationProblem) -> ReplacementTemplate?
  {
    guard let pattern, let template = constants[Position.replacement] else { return nil }
    do {
      return try ReplacementTemplate(template.bytes, for: pattern)
    } catch {
      throw PreparationProblem(
        error, in: template.bytes, "the replacement", argument: Position.replacement)
    }
  }

  private static func group(_ constants: [Cell?], _ pattern: Pattern?)
    throws(PreparationProblem) -> Int?
  {
    guard let pattern, let name = constants[Position.group] else { return nil }
    if let number = pattern.group(called: name.bytes) { return number }
    let names = pattern.groupNames.compactMap(\.self)
    throw PreparationProblem(
      "replace.unknownGroup", "the pattern has no group of this name",
      advice: Suggestion.advice(for: String(name.bytes), among: names, what: "groups")
        ?? "name a group of the pattern with (?<name>…)", argument: Position.group)
  }
}

extension Pattern {
  /// The pattern of a constant argument.
  convenience init(constant source: ByteSlice, argument: Int) throws(PreparationProblem) {
    do {
      try self.init(source)
    } catch {
      throw PreparationProblem(error, in: source, "the pattern", argument: argument)
    }
  }

  /// The number of the group that a mapping calls by its name, or by its number.
  func group(called name: ByteSlice) -> Int? {
    if let number = group(named: name) { return number }
    guard !name.isEmpty, name.allSatisfy(\.isASCIIDigit), let number = name.decimalInteger,
      number <= groupCount
    else { return nil }
    return number
  }
}

extension PreparationProblem {
  /// What is wrong with a constant pattern or replacement, with the character where it is.
  fileprivate init(_ problem: PatternProblem, in text: ByteSlice, _ what: String, argument: Int) {
    let character = Characters.count(text[..<min(problem.offset, text.count)]) + 1
    self.init(
      problem.code, "\(problem.summary), at character \(character) of \(what)",
      advice: problem.advice, argument: argument)
  }
}
