import Records

/// Reads a formula into an `Expression`.
///
/// From loosest to tightest: `or`, `and`, `not`, comparison, `&`, then fields, texts, numbers, calls and
/// parentheses. Comparisons do not chain.
/// Errors: the first thing that is no formula, as an `ExpressionProblem`.
struct ExpressionParser {
  /// Formulas nest no deeper than this, so that reading and evaluating them cannot exhaust the stack.
  static let maximumDepth = 100

  private var lexer: ExpressionLexer
  private var token = ExpressionLexer.Token.end
  private var range = 0..<0
  private var previousEnd = 0
  private var depth = 0

  private init(_ formula: String, from start: Int) { lexer = ExpressionLexer(formula, from: start) }

  /// The expression of a formula whose text begins at `start`, behind a leading `=` if there is one.
  static func parse(_ formula: String, from start: Int = 0) throws(ExpressionProblem) -> Expression
  {
    var parser = ExpressionParser(formula, from: start)
    try parser.advance()
    if parser.token == .end {
      throw ExpressionProblem(
        "expression.empty", "the formula is empty",
        advice: "write an expression behind the =, or '' for no text", at: start)
    }
    let expression = try parser.parseOr()
    if parser.token != .end { throw parser.unexpected(expected: "an operator or the end") }
    return expression
  }

  private mutating func advance() throws(ExpressionProblem) {
    previousEnd = range.upperBound
    (token, range) = try lexer.next()
  }

  private func isWord(_ word: String) -> Bool {
    if case .word(let found) = token { return found.lowercased() == word }
    return false
  }

  private mutating func parseOr() throws(ExpressionProblem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      throw ExpressionProblem(
        "expression.tooDeep", "the formula nests deeper than \(Self.maximumDepth) levels",
        advice: "move parts of it to let", at: range.lowerBound)
    }
    var left = try parseAnd()
    while isWord("or") {
      try advance()
      let right = try parseAnd()
      left = .logical(.or, left, right, left.range.lowerBound..<right.range.upperBound)
    }
    return left
  }

  private mutating func parseAnd() throws(ExpressionProblem) -> Expression {
    var left = try parseNot()
    while isWord("and") {
      try advance()
      let right = try parseNot()
      left = .logical(.and, left, right, left.range.lowerBound..<right.range.upperBound)
    }
    return left
  }

  private mutating func parseNot() throws(ExpressionProblem) -> Expression {
    guard isWord("not") else { return try parseComparison() }
    let start = range
    var ahead = lexer
    // `Not(x)` is the function, so that `Not(a) = b` compares its result.
    if try ahead.next().token == .openParenthesis { return try parseComparison() }
    try advance()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else { return try parseOr() }
    let operand = try parseNot()
    return .not(operand, start.lowerBound..<operand.range.upperBound)
  }

  private mutating func parseComparison() throws(ExpressionProblem) -> Expression {
    let left = try parseJoin()
    guard case .comparison(let comparison) = token else { return left }
    let operatorRange = range
    try advance()
    let right = try parseJoin()
    if case .comparison = token {
      throw ExpressionProblem(
        "expression.chainedComparison", "comparisons do not chain",
        advice: "write two comparisons joined by and", at: range.lowerBound)
    }
    return .comparison(
      comparison, left, right, left.range.lowerBound..<right.range.upperBound,
      operator: operatorRange)
  }

  private mutating func parseJoin() throws(ExpressionProblem) -> Expression {
    let first = try parseOperand()
    guard token == .ampersand else { return first }
    var parts = [first]
    while token == .ampersand {
      try advance()
      parts.append(try parseOperand())
    }
    return .join(parts, first.range.lowerBound..<previousEnd)
  }

  private mutating func parseOperand() throws(ExpressionProblem) -> Expression {
    let start = range
    switch token {
    case .text(let text):
      try advance()
      return .text(text, start)
    case .number(let number):
      try advance()
      return .number(number, start)
    case .field(let name, let isOptional):
      try advance()
      return .field(name, isOptional: isOptional, start)
    case .word(let word):
      try advance()
      if token == .openParenthesis { return try parseCall(word, name: start) }
      switch word.lowercased() {
      case "true": return .boolean(true, start)
      case "false": return .boolean(false, start)
      case "null": return .null(start)
      case "and", "or": throw unexpected(expected: "a value", at: start)
      default: return .word(word, start)
      }
    case .openParenthesis:
      try advance()
      let inner = try parseOr()
      guard token == .closeParenthesis else { throw unexpected(expected: "a closing parenthesis") }
      try advance()
      return inner
    default:
      throw unexpected(expected: "a value")
    }
  }

  private mutating func parseCall(_ word: String, name: Range<Int>) throws(ExpressionProblem)
    -> Expression
  {
    try advance()
    var arguments: [Expression] = []
    if token == .closeParenthesis {
      try advance()
      return .call(word, [], name.lowerBound..<previousEnd, name: name)
    }
    while true {
      if token == .comma || token == .closeParenthesis {
        arguments.append(.missing(range.lowerBound..<range.lowerBound))
      } else {
        arguments.append(try parseOr())
      }
      if token == .closeParenthesis { break }
      guard token == .comma else { throw unexpected(expected: "a comma or a closing parenthesis") }
      try advance()
    }
    try advance()
    return .call(word, arguments, name.lowerBound..<previousEnd, name: name)
  }

  private func unexpected(expected: String, at place: Range<Int>? = nil) -> ExpressionProblem {
    ExpressionProblem(
      token == .end ? "expression.unexpectedEnd" : "expression.unexpectedToken",
      token == .end && place == nil
        ? "the formula ends where \(expected) is expected" : "\(expected) is expected here",
      advice: "check the parentheses, commas and double quotes before this place",
      at: (place ?? range).lowerBound)
  }
}
