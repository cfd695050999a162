public import Records

/// What a call in a formula keeps from record to record: its constant arguments, made ready.
public enum Prepared: Sendable {
  /// Nothing.
  case nothing
}

/// Why a constant argument cannot be used: a mistake in the mapping, found before any record is read.
public struct PreparationProblem: Error {
  /// The stable name of the problem.
  public var code: DiagnosticCode
  /// What is wrong.
  public var summary: String
  /// What to do.
  public var advice: String?
  /// Which argument, from 0.
  public var argument: Int

  /// A problem with an argument.
  public init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil, argument: Int) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.argument = argument
  }
}
