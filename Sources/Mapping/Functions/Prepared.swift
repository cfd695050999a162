public import Text

/// What a call in a formula keeps from record to record: its constant arguments, made ready.
public enum Prepared: Sendable {
  /// Nothing.
  case nothing
  /// The language of `ToLower` and `ToUpper`.
  case culture(Culture)
  /// The pattern of `Matches`.
  case pattern(Pattern)
  /// The form of `Replace` and its constant pattern.
  case replace(ReplaceForm)
}

/// Why a constant argument cannot be used: a mistake in the mapping, found before any record is read.
public struct PreparationProblem: Error {
  /// The stable name of the problem.
  public var code: String
  /// What is wrong.
  public var summary: String
  /// What to do.
  public var advice: String?
  /// Which argument, from 0.
  public var argument: Int

  /// A problem with an argument.
  public init(_ code: String, _ summary: String, advice: String? = nil, argument: Int) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.argument = argument
  }
}
