import Mapping
import Records
import TestKit
import Testing

@Suite struct TextFunctionTests {
  private let run = FormulaRun()

  @Test(arguments: [
    FormulaCase(#"Append([a], ".test")"#, "{ a: 'x' }", gives: #""x.test""#),
    FormulaCase(#"Append([a], "")"#, "{ a: 'x' }", gives: #""x""#),
    FormulaCase(#"Append([a], [b])"#, "{ a: 'x' }", gives: #""x""#),
    FormulaCase(#"Append([a], [b])"#, "{ a: '', b: 'y' }", gives: #""y""#),
    FormulaCase(#"Append([a], [b])"#, "{ a: 7, b: true }", gives: #""7true""#),
    FormulaCase(#"Append([a], "@x")"#, "{ a: ['p', null, 'q'] }", gives: #"["p@x",null,"q@x"]"#),
    FormulaCase(#"Left([a], 3)"#, "{ a: 'e\\u0301ric' }", gives: "\"e\u{301}ri\""),
    FormulaCase(#"Left([a], [n])"#, "{ a: 'abc', n: 2 }", gives: #""ab""#),
    FormulaCase(#"Left([a], [n])"#, "{ a: 'abc', n: 2.0 }", gives: #""ab""#),
    FormulaCase(#"Left([a], [n])"#, "{ a: 'abc' }", gives: ""),
    FormulaCase(#"Left([a], 2)"#, "{ a: ['abc', 'd'] }", gives: #"["ab","d"]"#),
    FormulaCase(#"Right([a], 2)"#, "{ a: 'ab👍🏽' }", gives: #""b👍🏽""#),
    FormulaCase(#"Right([a], -3)"#, "{ a: 'abc' }", gives: #""abc""#),
    FormulaCase(#"Mid([a], 2, 0)"#, "{ a: 'abc' }", gives: #""""#),
    FormulaCase(#"Mid([a], 1, 1)"#, "{ a: '🇳🇱🇧🇪' }", gives: #""🇳🇱""#),
    FormulaCase(#"Mid([a], 9)"#, "{ a: 'abc' }", gives: #""""#),
    FormulaCase(#"Len([a])"#, "{ a: 'a\\r\\nb' }", gives: "3"),
    FormulaCase(#"Length([a]) > 2"#, "{ a: 'abc' }", gives: "true"),
    FormulaCase(#"Word([a], 1, " ")"#, "{ a: '  Jan  Jansen' }", gives: #""Jan""#),
    FormulaCase(#"Word([a], -1, " ")"#, "{ a: 'Jan' }", gives: #""""#),
    FormulaCase(#"Word([a], 1, "")"#, "{ a: 'Jan Jansen' }", gives: #""Jan Jansen""#),
    FormulaCase(#"Trim([a])"#, "{ a: '\\u00A0 Jan\\t\\u200B' }", gives: #""Jan""#),
    FormulaCase(#"StripSpaces([a])"#, "{ a: ' a b\\tc ' }", gives: #""ab\tc""#),
    FormulaCase(#"PadLeft([a], 6, "0")"#, "{ a: 4711 }", gives: #""004711""#),
    FormulaCase(#"PadLeft([a], 4, [p])"#, "{ a: '1', p: null }", gives: #""   1""#),
    FormulaCase(#"PadLeft([a], -1, "0")"#, "{ a: '1' }", gives: #""1""#),
  ])
  func `computes with fields`(_ example: FormulaCase) throws {
    #expect(try run.value(of: example.formula, example.record) == example.value)
  }

  @Test(arguments: [
    #"Append([a], "x")"#, "Left([a], 1)", "Right([a], 1)", "Mid([a], 1, 1)", "Length([a])",
    #"InStr([a], "x")"#, #"Word([a], 1, " ")"#, "Trim([a])", "StripSpaces([a])", "ToLower([a])",
    "ToUpper([a])", "PCase([a])", "NormalizeDiacritics([a])", "Ascii([a])", "PadLeft([a], 3)",
    #"StartsWith([a], "x")"#, #"EndsWith([a], "x")"#, "ConvertToBase64([a])",
    "ConvertToUTF8Hex([a])", #"Matches([a], "x")"#, #"Replace([a], "x", , , "y")"#,
    #"Replace([a], "x", , , , , "xy")"#, #"Replace([a], , "x", , "y")"#,
    #"Replace([a], , "(x)", "1", "y")"#, #"Substitute([a], "x", "y")"#, "File([a])",
  ])
  func `passes no value on`(_ formula: String) throws {
    #expect(try run.value(of: formula) == "")
    #expect(try run.value(of: formula, "{ a: null }") == "")
  }

  @Test(
    arguments: [
      (#"Left([a], [n])"#, "{ a: 'abc', n: 1.5 }", "expression.notWhole"),
      (#"Left([a], [n])"#, "{ a: 'abc', n: 1e30 }", "expression.outOfRange"),
      (#"Mid([a], [n], 1)"#, "{ a: 'abc', n: 0 }", "expression.outOfRange"),
      (#"Mid([a], 1, [n])"#, "{ a: 'abc', n: -1 }", "expression.outOfRange"),
      (#"InStr([a], "b", [n])"#, "{ a: 'abc', n: 0 }", "expression.outOfRange"),
      (#"InStr([a], "b", 1, [c])"#, "{ a: 'abc', c: 'x' }", "expression.unknownComparison"),
      (#"PadLeft([a], [n], "0")"#, "{ a: 'abc', n: 99999999 }", "text.tooLong"),
      (#"PadLeft([a], 9, [p])"#, "{ a: 'abc', p: '' }", "text.emptyPadding"),
      (#"ToLower([a], [c])"#, "{ a: 'abc', c: '?' }", "text.malformedCulture"),
      (#"Trim([a])"#, "{ a: 5 }", "expression.kind"),
      (#"Left([a], [n])"#, "{ a: 'abc', n: '2' }", "expression.kind"),
    ] as [(String, String, DiagnosticCode)])
  func `rejects the record for a value it cannot compute with`(
    _ formula: String, _ record: String, _ code: DiagnosticCode
  ) throws {
    let problem = try #require(try run.rejection(of: formula, record))
    #expect(problem.code == code)
    #expect(problem.advice != nil)
  }

  @Test(arguments: [
    MistakeCase("Left([a], ‸1.5)", "expression.notWhole"),
    MistakeCase("Mid([a], ‸0, 1)", "expression.outOfRange"),
    MistakeCase("Mid([a], 1, ‸-2)", "expression.outOfRange"),
    MistakeCase(#"InStr([a], "b", ‸0)"#, "expression.outOfRange"),
    MistakeCase(#"InStr([a], "b", , ‸"vbTextComparison")"#, "expression.unknownComparison"),
    MistakeCase(#"PadLeft([a], 5, ‸"")"#, "text.emptyPadding"),
    MistakeCase(#"ToLower([a], ‸"nl_")"#, "text.malformedCulture"),
    MistakeCase(#"ToUpper([a], ‸"dutch language")"#, "text.malformedCulture"),
    MistakeCase("Left([a], ‸\"2\")", "expression.type"),
    MistakeCase("Trim(‸5)", "expression.type"), MistakeCase("Left([a]‸)", "expression.missingArgument"),
    MistakeCase("Guid(‸1)", "expression.tooManyArguments"),
    MistakeCase("RandomString(‸-1)", "expression.outOfRange"),
    MistakeCase("RandomString(8, 1, ‸1.5)", "expression.notWhole"),
  ])
  func `finds constants it cannot compute with before the first record`(_ example: MistakeCase)
    throws
  {
    let marked = MarkedText(example.formula)
    let mistakes = try run.mistakes(in: marked.text)
    #expect(mistakes.map(\.code) == [example.code])
    #expect(mistakes.first?.place?.column == marked.text.utf8.prefix(marked.offsets[0]).count + 1)
    #expect(mistakes.first?.advice != nil)
  }

  @Test(arguments: [
    ("Zoë", "Zo", "true"), ("Zoë", "Zoe", "false"), ("Zoe\\u0308", "Zoe", "false"),
    ("Zoe\\u0308", "Zo", "true"), ("abc", "abcd", "false"), ("", "", "true"), ("abc", "", "true"),
    ("abc", "b", "false"), ("a\\r\\nb", "a\\r", "false"),
  ])
  func `a beginning ends where a character ends`(
    _ text: String, _ part: String, _ expected: String
  ) throws {
    let record = "{ text: '\(text)', part: '\(part)' }"
    #expect(try run.value(of: "StartsWith([text], [part])", record) == expected)
  }

  @Test(arguments: [
    ("Zoë", "oë", "true"), ("Zoe\\u0308", "\\u0308", "false"), ("abc", "bc", "true"),
    ("abc", "zabc", "false"), ("", "", "true"), ("a\\r\\n", "\\n", "false"), ("👍🏽", "🏽", "false"),
  ])
  func `an end begins where a character begins`(
    _ text: String, _ part: String, _ expected: String
  ) throws {
    let record = "{ text: '\(text)', part: '\(part)' }"
    #expect(try run.value(of: "EndsWith([text], [part])", record) == expected)
  }

  @Test(arguments: [
    FormulaCase(#"InStr([a], "an")"#, "{ a: 'banana' }", gives: "2"),
    FormulaCase(#"InStr([a], "an", 3)"#, "{ a: 'banana' }", gives: "4"),
    FormulaCase(#"InStr([a], "an", 9)"#, "{ a: 'banana' }", gives: "0"),
    FormulaCase(#"InStr([a], "ÉÉN", , vbTextCompare)"#, "{ a: 'nog één' }", gives: "5"),
    FormulaCase(#"InStr([a], "ÉÉN", , VBBINARYCOMPARE)"#, "{ a: 'nog één' }", gives: "0"),
    FormulaCase(#"InStr([a], "x", 1, [c])"#, "{ a: 'aX', c: 'vbTextCompare' }", gives: "2"),
    FormulaCase(#"InStr([a], "@")"#, "{ a: ['a@b', 'c'] }", gives: "[2,0]"),
    FormulaCase("ToLower([a], [c])", "{ a: 'I', c: 'az' }", gives: #""ı""#),
    FormulaCase("ToLower([a], [c])", "{ a: 'I' }", gives: #""i""#),
    FormulaCase("Lower([a])", "{ a: ['A', 'B'] }", gives: #"["a","b"]"#),
    FormulaCase("Upper([a])", "{ a: 'straße' }", gives: #""STRASSE""#),
    FormulaCase(#"Proper([a])"#, "{ a: \"o'neill d’arc\" }", gives: #""O'neill D’arc""#),
    FormulaCase(#"PCase([a], [s])"#, "{ a: 'jan-willem', s: ' ' }", gives: #""Jan-willem""#),
  ])
  func `searches and changes letters`(_ example: FormulaCase) throws {
    #expect(try run.value(of: example.formula, example.record) == example.value)
  }
}
