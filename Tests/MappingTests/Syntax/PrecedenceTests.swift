import Testing

@testable import Mapping

@Suite struct PrecedenceTests {
  @Test(
    arguments: [
      ("a or b and c", "(a or (b and c))"), ("a and b or c", "((a and b) or c)"),
      ("a or b or c", "((a or b) or c)"), ("(a or b) and c", "((a or b) and c)"),
      ("not a and b", "((not a) and b)"), ("not not a", "(not (not a))"),
      ("not a = b", "(not (a = b))"), ("Not(a) = b", "(Not(a) = b)"),
      ("not (a) = b", "(not(a) = b)"), ("not (a or b)", "not((a or b))"),
      ("a = b & c", "(a = (b & c))"), ("a & b & c = d", "((a & b & c) = d)"),
      ("a <> b and c <= d", "((a <> b) and (c <= d))"),
      ("a < b or c > d or e >= f", "(((a < b) or (c > d)) or (e >= f))"),
      ("(a = b) = c", "((a = b) = c)"), ("a&b", "(a & b)"), ("a & (b & c)", "(a & (b & c))"),
      ("a AND NOT b OR c", "((a and (not b)) or c)"), ("f(a, , b)", "f(a, , b)"),
      ("f(, )", "f(, )"), ("f()", "f()"), ("f(a or b, c = d)", "f((a or b), (c = d))"),
      ("f ( g ( a ) )", "f(g(a))"), ("&HF7", "247"), ("&HF & &hf", "(15 & 15)"), ("-1.50", "-1.50"),
      ("f(-1)", "f(-1)"), ("[a b] = [c?]", "([a b] = [c?])"), (#"[a\]b\\c\?]"#, #"[a]b\c?]"#),
      (#""a\"b\\c\d""#, #"'a"b\c\d'"#), ("TRUE = null", "(true = null)"),
      ("vbTextCompare", "vbTextCompare"),
    ])
  func `binds from or over and, not, comparison to joining`(
    _ formula: String, _ parenthesised: String
  ) throws {
    #expect(try ExpressionParser.parse(formula).parenthesised == parenthesised)
  }

  @Test func `ranges lead back to the formula`() throws {
    let formula = #"IIF([é] = "x", f(1) , 2)"#
    let call = try ExpressionParser.parse(formula)
    guard case .call(_, let arguments, let range, let name) = call else {
      Issue.record("no call")
      return
    }
    func text(_ range: Range<Int>) -> String {
      String(decoding: Array(formula.utf8)[range], as: UTF8.self)
    }
    #expect(text(range) == formula)
    #expect(text(name) == "IIF")
    #expect(arguments.map { text($0.range) } == [#"[é] = "x""#, "f(1)", "2"])
  }
}

extension Expression {
  /// The expression with parentheses around everything that an operator makes.
  var parenthesised: String {
    switch self {
    case .text(let text, _): "'\(text)'"
    case .number(let number, _): number
    case .boolean(let value, _): String(value)
    case .null: "null"
    case .missing: ""
    case .field(let name, let isOptional, _): "[\(name)\(isOptional ? "?" : "")]"
    case .call(let name, let arguments, _, _):
      "\(name)(\(arguments.map(\.parenthesised).joined(separator: ", ")))"
    case .word(let word, _): word
    case .not(let operand, _): "(not \(operand.parenthesised))"
    case .logical(let logical, let left, let right, _):
      "(\(left.parenthesised) \(logical) \(right.parenthesised))"
    case .comparison(let comparison, let left, let right, _, _):
      "(\(left.parenthesised) \(comparison.sign) \(right.parenthesised))"
    case .join(let parts, _): "(\(parts.map(\.parenthesised).joined(separator: " & ")))"
    }
  }
}

extension ComparisonOperator {
  fileprivate var sign: String {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    }
  }
}
