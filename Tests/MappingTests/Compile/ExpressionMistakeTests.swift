import Records
import TestKit
import Testing

@testable import Mapping

/// A formula whose mistakes are marked, with their codes in order.
struct ExpressionMistakeCase: CustomTestStringConvertible, Sendable {
  let marked: String
  let codes: [String]

  init(_ marked: String, _ codes: String...) {
    self.marked = marked
    self.codes = codes
  }

  var testDescription: String { marked }

  func verify(fieldType: ValueType) {
    let text = MarkedText(marked)
    var compiler = ExpressionCompiler(fieldType: fieldType)
    _ = compiler.compile(text.text, from: 0, formula: 0)
    let problems = compiler.problems
    #expect(problems.map(\.code.description) == codes)
    #expect(problems.map(\.offset) == text.offsets)
    #expect(problems.allSatisfy { $0.advice != nil })
  }
}

@Suite struct ExpressionMistakeTests {
  static let syntax: [ExpressionMistakeCase] = [
    ExpressionMistakeCase("‸", "expression.empty"),
    ExpressionMistakeCase("[a] =‸", "expression.unexpectedEnd"),
    ExpressionMistakeCase("f([a]‸", "expression.unexpectedEnd"),
    ExpressionMistakeCase("([a]‸]", "expression.unexpectedCharacter"),
    ExpressionMistakeCase("[a] ‸[b]", "expression.unexpectedToken"),
    ExpressionMistakeCase("[a] = [b] ‸= [c]", "expression.chainedComparison"),
    ExpressionMistakeCase("‸and [a]", "expression.unexpectedToken"),
    ExpressionMistakeCase("[a] & ‸\"b", "expression.unclosedText"),
    ExpressionMistakeCase("[é] & ‸[b", "expression.unclosedField"),
    ExpressionMistakeCase("‸[]", "expression.emptyField"),
    ExpressionMistakeCase("‸007", "expression.badNumber"),
    ExpressionMistakeCase("‸&HG", "expression.badNumber"),
    ExpressionMistakeCase("[a] ‸+ 1", "expression.unexpectedCharacter"),
    ExpressionMistakeCase("‸'a'", "expression.unexpectedCharacter"),
    ExpressionMistakeCase("Left([a]‸; 1)", "expression.unexpectedCharacter"),
  ]

  @Test(arguments: syntax) func `says where a formula breaks off`(_ case: ExpressionMistakeCase) {
    `case`.verify(fieldType: .any)
  }

  static let names: [ExpressionMistakeCase] = [
    ExpressionMistakeCase("‸Cout([a])", "expression.unknownFunction"),
    ExpressionMistakeCase("‸name & [b]", "expression.unknownWord"),
    ExpressionMistakeCase("‸Count & [b]", "expression.unknownWord"),
    ExpressionMistakeCase("‸SingleAppRoleAssignment([a])", "expression.entraOnly"),
    ExpressionMistakeCase("Count(‸)", "expression.missingArgument"),
    ExpressionMistakeCase("Item([a]‸)", "expression.missingArgument"),
    ExpressionMistakeCase(
      #"FormatDateTime([a], , "yyyy", ‸)"#, "expression.missingArgument"),
    ExpressionMistakeCase("Today(‸1)", "expression.tooManyArguments"),
    ExpressionMistakeCase("Count([a], ‸[b])", "expression.tooManyArguments"),
    ExpressionMistakeCase(
      "‸Frist([a]) & ‸Second([b])", "expression.unknownFunction", "expression.unknownFunction"),
  ]

  @Test(arguments: names) func `says which name or argument is wrong`(
    _ case: ExpressionMistakeCase
  ) {
    `case`.verify(fieldType: .any)
  }

  static let types: [ExpressionMistakeCase] = [
    ExpressionMistakeCase("[a] ‸= 1", "expression.comparison"),
    ExpressionMistakeCase("[a] ‸< Today()", "expression.comparison"),
    ExpressionMistakeCase(#"Split([a], ";") ‸= "x""#, "expression.comparison"),
    ExpressionMistakeCase("(1 = 2) ‸< true", "expression.comparison"),
    ExpressionMistakeCase("IIF(‸[a], 1, 2)", "expression.type"),
    ExpressionMistakeCase("[a] = \"x\" and ‸[b]", "expression.type"),
    ExpressionMistakeCase("not ‸1", "expression.type"),
    ExpressionMistakeCase(#"‸Split([a], ";") & "x""#, "expression.type"),
    ExpressionMistakeCase(#"DateAdd("d", ‸[a], Today())"#, "expression.type"),
    ExpressionMistakeCase(#"DateAdd("d", 1, ‸[a])"#, "expression.type"),
    ExpressionMistakeCase(#"DateAdd("d", ‸Today(), ‸1)"#, "expression.type", "expression.type"),
    ExpressionMistakeCase("BitAnd(‸[a], ‸\"1\")", "expression.type", "expression.type"),
    ExpressionMistakeCase("Item([a], ‸\"1\")", "expression.type"),
    ExpressionMistakeCase("Contains(‸1, 1)", "expression.type"),
    ExpressionMistakeCase("Switch([a], , ‸1, 2)", "expression.comparison"),
    ExpressionMistakeCase("CDate(‸1)", "expression.type"),
    ExpressionMistakeCase("TextJoin(\";\", ‸1, [a])", "expression.type"),
  ]

  @Test(arguments: types) func `says where text, numbers, dates and lists are mixed up`(
    _ case: ExpressionMistakeCase
  ) {
    `case`.verify(fieldType: .text)
  }

  static let constants: [ExpressionMistakeCase] = [
    ExpressionMistakeCase(#"Number([a], ‸"de")"#, "number.unknownNotation"),
    ExpressionMistakeCase(#"Date([a], ‸"DD-MM-YYYY")"#, "mapping.datePattern"),
    ExpressionMistakeCase(#"Date([a], ‸"dd-MM")"#, "mapping.datePattern"),
    ExpressionMistakeCase(#"FormatDateTime([a], , ‸"dd", "dd")"#, "mapping.datePattern"),
    ExpressionMistakeCase(#"FormatDateTime([a], , , ‸"YYYY")"#, "mapping.datePattern"),
    ExpressionMistakeCase(#"FormatDateTime([a], , , ‸"")"#, "mapping.datePattern"),
    ExpressionMistakeCase(
      #"FormatDateTime([a], ‸"AllowInnerWhite", "yyyy", "yy")"#, "date.style"),
    ExpressionMistakeCase(
      #"FormatDateTime([a], ‸"RoundtripKind,AssumeLocal", "yyyy", "yy")"#, "date.style"),
    ExpressionMistakeCase(#"DateAdd(‸"days", 1, Today())"#, "date.unknownInterval"),
    ExpressionMistakeCase(#"DateAdd("d", ‸1.5, Today())"#, "number.notWhole"),
    ExpressionMistakeCase(#"DateDiff(‸"", Today(), Now())"#, "date.unknownInterval"),
    ExpressionMistakeCase("Item([a], ‸0.5)", "number.notWhole"),
    ExpressionMistakeCase("BitAnd(1, ‸99999999999999999999)", "number.notWhole"),
  ]

  @Test(arguments: constants) func `tells wrong constants before any record is read`(
    _ case: ExpressionMistakeCase
  ) {
    `case`.verify(fieldType: .text)
  }

  @Test(arguments: ["[a] = 1", "DateAdd(\"d\", [a], Today())", "IIF([a], 1, 2)", "Count([a])"])
  func `leaves to the record what a field of any kind may be`(_ formula: String) {
    ExpressionMistakeCase(formula).verify(fieldType: .any)
  }

  @Test func `nesting has a limit`() {
    let deep = String(repeating: "Not(", count: 200) + "true" + String(repeating: ")", count: 200)
    var compiler = ExpressionCompiler(fieldType: .any)
    _ = compiler.compile(deep, from: 0, formula: 0)
    #expect(compiler.problems.map(\.code) == ["expression.tooDeep"])
  }
}
