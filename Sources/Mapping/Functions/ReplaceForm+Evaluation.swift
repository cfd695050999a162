import Records
import Text

extension FunctionCatalog {
  /// The body of `Replace`.
  static func replace(_ arguments: CellList, _ evaluation: Evaluation) throws(RecordProblem) -> Cell
  {
    guard case .replace(let form) = evaluation.prepared else {
      preconditionFailure("a call of Replace is prepared")
    }
    return try form.value(of: ReplaceForm.Call(arguments, evaluation))
  }
}

extension ReplaceForm {
  /// One call's arguments, and what they are computed with.
  struct Call {
    private let arguments: CellList
    let scratch: Scratch
    private let patterns: PatternCache

    init(_ arguments: CellList, _ evaluation: Evaluation) {
      self.arguments = arguments
      scratch = evaluation.scratch
      patterns = evaluation.patterns
    }

    var source: Cell { arguments[Position.text] }
    var text: ByteSlice { source.bytes }
    var old: ByteSlice { arguments[Position.old].bytes }
    var replacement: ByteSlice { arguments[Position.replacement].bytes }
    var replacementSource: ByteSlice { arguments[Position.replacementSource].bytes }
    var template: ByteSlice { arguments[Position.template].bytes }
    var memory: PatternMemory { patterns.memory }

    /// The pattern, compiled here when it is no constant.
    func pattern(_ constant: Pattern?) throws(RecordProblem) -> Pattern {
      if let constant { return constant }
      return try patterns.pattern(arguments[Position.pattern].bytes)
    }

    /// The number of the group, looked up here when it is no constant.
    func group(_ constant: Int?, of pattern: Pattern) throws(RecordProblem) -> Int {
      if let constant { return constant }
      if let number = pattern.group(called: arguments[Position.group].bytes) { return number }
      throw RecordProblem(
        "replace.unknownGroup", "the pattern of Replace has no group of the given name",
        advice: "name a group of the pattern with (?<name>…)")
    }
  }

  /// Computes a call of this form.
  func value(of call: Call) throws(RecordProblem) -> Cell {
    if case .extract(let pattern, let number) = self {
      return try Self.extracted(call, pattern, number)
    }
    if call.source.hasNoValue { return .null }
    let (text, scratch) = (call.text, call.scratch)
    switch self {
    case .text:
      return .text(
        try Substitution.replaced(call.old, in: text, by: call.replacement, scratch: scratch))
    case .template:
      return .text(
        try Substitution.replaced(call.old, in: call.template, by: text, scratch: scratch))
    case .group(let pattern, let number):
      let pattern = try call.pattern(pattern)
      return .text(
        try pattern.replaceAll(
          in: text, group: try call.group(number, of: pattern), with: call.replacement,
          memory: call.memory, scratch: scratch))
    case .matches(let pattern, let template):
      return .text(try Self.replacingMatches(call, try call.pattern(pattern), template))
    case .extract: return .null
    }
  }

  private static func replacingMatches(
    _ call: Call, _ pattern: Pattern, _ template: ReplacementTemplate?
  ) throws(RecordProblem) -> ByteSlice {
    if let template {
      return try pattern.replaceAll(
        in: call.text, with: template, memory: call.memory, scratch: call.scratch)
    }
    if call.replacement.firstOffset(of: UInt8(ascii: "$")) == nil {
      return try pattern.replaceAll(
        in: call.text, group: 0, with: call.replacement, memory: call.memory,
        scratch: call.scratch)
    }
    let template: ReplacementTemplate
    do {
      template = try ReplacementTemplate(call.replacement, for: pattern)
    } catch {
      // The problem quotes the replacement, which here is a field's value.
      throw RecordProblem(
        error.code, "the replacement, which is no constant, cannot be used",
        advice: "write $$ for the sign $, ${name} for a group of the pattern")
    }
    return try pattern.replaceAll(
      in: call.text, with: template, memory: call.memory, scratch: call.scratch)
  }

  /// The text if there is any, else a group of the first match in the replacement's source.
  private static func extracted(_ call: Call, _ pattern: Pattern?, _ number: Int?)
    throws(RecordProblem) -> Cell
  {
    if !call.source.isNullOrEmpty { return call.source }
    let pattern = try call.pattern(pattern)
    let number = try call.group(number, of: pattern)
    let source = call.replacementSource
    guard pattern.firstMatch(in: source, memory: call.memory),
      let range = call.memory.range(of: number)
    else { return .null }
    return .text(source[range])
  }
}
