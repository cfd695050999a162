/// Why one record cannot be used: thrown inside the work on a record, and kept as a value beside it.
///
/// It knows what is wrong, not where: the evaluator adds the expression, the pipeline the record's
/// place. Like `Diagnostic` it never holds a field's value.
public struct RecordProblem: Error, Sendable, Equatable {
  /// The stable name of the problem.
  public var code: DiagnosticCode
  /// What is wrong, without a full stop.
  public var summary: String
  /// What to do.
  public var advice: String?
  /// The source field that the value came from.
  public var field: String?
  /// The request's property that the value was for, as `operation.property`.
  public var property: String?
  /// The expression that made the value.
  public var expression: String?

  /// A problem of one record.
  public init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil) {
    self.code = code
    self.summary = summary
    self.advice = advice
  }

  /// What is wrong with which property, where its value came from and what made it.
  private var sentence: String {
    var text = ""
    if let property { text += property + ": " }
    text += summary
    if let field { text += ", from field \"\(field)\"" }
    if let expression { text += ", made by \(expression)" }
    return text
  }

  /// The reason in one line, for the rejects file.
  public var text: String {
    sentence + (advice.map { "; " + $0 } ?? "") + " [\(code)]"
  }

  /// The reason as a message, to which the caller adds the record's place.
  public var diagnostic: Diagnostic { Diagnostic(code, sentence, advice: advice) }
}
