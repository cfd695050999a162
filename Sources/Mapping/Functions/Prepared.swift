import Records
import Text

/// What a call in a formula keeps from record to record: its constant arguments, made ready.
///
/// Each worker has its own, so that what is in it need not be shared.
enum Prepared {
  /// Nothing.
  case nothing
  /// How a call of `Number` reads numbers.
  case numberNotation(NumberNotation)
  /// What a call of `DateAdd` or `DateDiff` counts in.
  case dateStep(DateStep)
  /// The pattern of a call of `Date`.
  case datePattern(DatePatternArgument)
  /// The patterns and styles of a call of `FormatDateTime`.
  case dateReformatting(DateReformatting)
  /// The language of `ToLower` and `ToUpper`.
  case culture(Culture)
  /// The pattern of `Matches`.
  case pattern(Pattern)
  /// The form of `Replace` and its constant pattern.
  case replace(ReplaceForm)
}

/// Why a constant argument cannot be used: a mistake in the mapping, found before any record is read.
struct PreparationProblem: Error {
  /// The stable name of the problem.
  var code: DiagnosticCode
  /// What is wrong.
  var summary: String
  /// What to do.
  var advice: String?
  /// Which argument, from 0.
  var argument: Int

  /// A problem with an argument.
  init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil, argument: Int) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.argument = argument
  }

  /// What would be wrong with every record, told of the argument that makes it so.
  init(_ problem: RecordProblem, argument: Int) {
    self.init(problem.code, problem.summary, advice: problem.advice, argument: argument)
  }

  /// What is wrong with the text of an argument.
  init(_ diagnostic: Diagnostic, argument: Int) {
    self.init(diagnostic.code, diagnostic.summary, advice: diagnostic.advice, argument: argument)
  }
}
