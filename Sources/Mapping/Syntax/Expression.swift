import Records

/// A formula as it was written: what the parser makes and the compiler reads.
///
/// Units: ranges count bytes of the formula's text, so that every part can be pointed at.
indirect enum Expression {
  /// `"text"`, with its escapes resolved.
  case text(String, Range<Int>)
  /// `12`, `-1.5`, `&HF7`: decimal text.
  case number(String, Range<Int>)
  /// `true` or `false`.
  case boolean(Bool, Range<Int>)
  /// `null`.
  case null(Range<Int>)
  /// An argument that was left empty.
  case missing(Range<Int>)
  /// `[name]`, or `[name?]` when it may be missing.
  case field(String, isOptional: Bool, Range<Int>)
  /// `Name(argument, …)`; the second range is that of the name.
  case call(String, [Expression], Range<Int>, name: Range<Int>)
  /// A word that stands for a choice, as `vbTextCompare`.
  case word(String, Range<Int>)
  /// `not x`
  case not(Expression, Range<Int>)
  /// `left and right`, `left or right`
  case logical(LogicalOperator, Expression, Expression, Range<Int>)
  /// `left = right` and its relatives; the second range is that of the operator.
  case comparison(ComparisonOperator, Expression, Expression, Range<Int>, operator: Range<Int>)
  /// `a & b & c`
  case join([Expression], Range<Int>)

  /// Where the formula's text has it.
  var range: Range<Int> {
    switch self {
    case .text(_, let range), .number(_, let range), .boolean(_, let range), .null(let range),
      .missing(let range), .field(_, _, let range), .call(_, _, let range, _),
      .word(_, let range), .not(_, let range), .logical(_, _, _, let range),
      .comparison(_, _, _, let range, _), .join(_, let range):
      range
    }
  }
}

/// The operators between truth values.
enum LogicalOperator: Sendable {
  case and, or
}

/// The operators between values.
enum ComparisonOperator: Sendable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  /// Whether the operator asks for an order and not only for equality.
  var asksForOrder: Bool { self != .equal && self != .notEqual }
}

/// What is wrong with a formula, and where in its text.
struct ExpressionProblem: Error, Equatable {
  var code: DiagnosticCode
  var summary: String
  var advice: String?
  var offset: Int

  init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil, at offset: Int) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.offset = offset
  }
}
