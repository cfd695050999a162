public import Records

/// A rule of the target that a value breaks: which rule, what it allows, what to do; never the value.
public struct RuleBreach: Sendable, Equatable {
  /// The stable name, such as `request.type`.
  public var code: DiagnosticCode
  /// The rule, as what goes on behind a property's name: `must have at least 8 characters`.
  public var summary: String
  /// What to do.
  public var advice: String?

  init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil) {
    self.code = code
    self.summary = summary
    self.advice = advice
  }

  /// The breach as the reason to reject a record.
  public var problem: RecordProblem { RecordProblem(code, summary, advice: advice) }

  /// The breach as a mistake in a mapping, for values that are the same in every record.
  public func diagnostic(
    of property: String, at place: Place? = nil, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(code, property + " " + summary, advice: advice, place: place, severity: severity)
  }

  /// The breach of an element of a list, numbered from 0.
  func of(element index: Int) -> RuleBreach {
    RuleBreach(code, "element \(index + 1) " + summary, advice: advice)
  }

  /// The breach of a property inside an object.
  func of(property name: String) -> RuleBreach {
    RuleBreach(code, "property \"\(name)\" " + summary, advice: advice)
  }
}
