import Mapping
import Records
import Testing

@Suite struct TextFunctionTests {
  @Test(arguments: [
    ValueCase(#"Append([a], ".test")"#, #""x.test""#, for: "{ a: 'x' }"),
    ValueCase(#"Append([a], "")"#, #""x""#, for: "{ a: 'x' }"),
    ValueCase(#"Append([a], [b])"#, #""x""#, for: "{ a: 'x' }"),
    ValueCase(#"Append([a], [b])"#, #""y""#, for: "{ a: '', b: 'y' }"),
    ValueCase(#"Append([a], [b])"#, #""7true""#, for: "{ a: 7, b: true }"),
    ValueCase(#"Append([a], "@x")"#, #"["p@x",null,"q@x"]"#, for: "{ a: ['p', null, 'q'] }"),
    ValueCase(#"Left([a], 3)"#, "\"e\u{301}ri\"", for: "{ a: 'e\\u0301ric' }"),
    ValueCase(#"Left([a], [n])"#, #""ab""#, for: "{ a: 'abc', n: 2 }"),
    ValueCase(#"Left([a], [n])"#, #""ab""#, for: "{ a: 'abc', n: 2.0 }"),
    ValueCase(#"Left([a], [n])"#, "", for: "{ a: 'abc' }"),
    ValueCase(#"Left([a], 2)"#, #"["ab","d"]"#, for: "{ a: ['abc', 'd'] }"),
    ValueCase(#"Right([a], 2)"#, #""b👍🏽""#, for: "{ a: 'ab👍🏽' }"),
    ValueCase(#"Right([a], -3)"#, #""abc""#, for: "{ a: 'abc' }"),
    ValueCase(#"Mid([a], 2, 0)"#, #""""#, for: "{ a: 'abc' }"),
    ValueCase(#"Mid([a], 1, 1)"#, #""🇳🇱""#, for: "{ a: '🇳🇱🇧🇪' }"),
    ValueCase(#"Mid([a], 9)"#, #""""#, for: "{ a: 'abc' }"),
    ValueCase(#"Len([a])"#, "3", for: "{ a: 'a\\r\\nb' }"),
    ValueCase(#"Length([a]) > 2"#, "true", for: "{ a: 'abc' }"),
    ValueCase(#"Word([a], 1, " ")"#, #""Jan""#, for: "{ a: '  Jan  Jansen' }"),
    ValueCase(#"Word([a], -1, " ")"#, #""""#, for: "{ a: 'Jan' }"),
    ValueCase(#"Word([a], 1, "")"#, #""Jan Jansen""#, for: "{ a: 'Jan Jansen' }"),
    ValueCase(#"Trim([a])"#, #""Jan""#, for: "{ a: '\\u00A0 Jan\\t\\u200B' }"),
    ValueCase(#"StripSpaces([a])"#, #""ab\tc""#, for: "{ a: ' a b\\tc ' }"),
    ValueCase(#"PadLeft([a], 6, "0")"#, #""004711""#, for: "{ a: 4711 }"),
    ValueCase(#"PadLeft([a], 4, [p])"#, #""   1""#, for: "{ a: '1', p: null }"),
    ValueCase(#"PadLeft([a], -1, "0")"#, #""1""#, for: "{ a: '1' }"),
  ])
  func `computes with fields`(_ example: ValueCase) throws {
    #expect(try FixedRun.value(of: example.expression, record: example.record) == example.value)
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
    #expect(try FixedRun.value(of: formula) == "")
    #expect(try FixedRun.value(of: formula, record: "{ a: null }") == "")
  }

  @Test(
    arguments: [
      (#"Left([a], [n])"#, "{ a: 'abc', n: 1.5 }", "number.notWhole"),
      (#"Left([a], [n])"#, "{ a: 'abc', n: 1e30 }", "number.notWhole"),
      (#"Mid([a], [n], 1)"#, "{ a: 'abc', n: 0 }", "expression.numberTooSmall"),
      (#"Mid([a], 1, [n])"#, "{ a: 'abc', n: -1 }", "expression.numberTooSmall"),
      (#"InStr([a], "b", [n])"#, "{ a: 'abc', n: 0 }", "expression.numberTooSmall"),
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
    let problem = try FixedRun.problem(of: formula, record: record)
    #expect(problem.code == code)
    #expect(problem.advice != nil)
  }

  @Test(arguments: [
    ExpressionMistakeCase("Left([a], ‸1.5)", "number.notWhole"),
    ExpressionMistakeCase("Mid([a], ‸0, 1)", "expression.numberTooSmall"),
    ExpressionMistakeCase("Mid([a], 1, ‸-2)", "expression.numberTooSmall"),
    ExpressionMistakeCase(#"InStr([a], "b", ‸0)"#, "expression.numberTooSmall"),
    ExpressionMistakeCase(
      #"InStr([a], "b", , ‸"vbTextComparison")"#, "expression.unknownComparison"),
    ExpressionMistakeCase(#"PadLeft([a], 5, ‸"")"#, "text.emptyPadding"),
    ExpressionMistakeCase(#"ToLower([a], ‸"nl_")"#, "text.malformedCulture"),
    ExpressionMistakeCase(#"ToUpper([a], ‸"dutch language")"#, "text.malformedCulture"),
    ExpressionMistakeCase("Left([a], ‸\"2\")", "expression.type"),
    ExpressionMistakeCase("Trim(‸5)", "expression.type"),
    ExpressionMistakeCase("Left([a]‸)", "expression.missingArgument"),
    ExpressionMistakeCase("Guid(‸1)", "expression.tooManyArguments"),
    ExpressionMistakeCase("RandomString(‸-1)", "expression.numberTooSmall"),
    ExpressionMistakeCase("RandomString(8, 1, ‸1.5)", "number.notWhole"),
  ])
  func `finds constants it cannot compute with before the first record`(
    _ example: ExpressionMistakeCase
  ) {
    example.verify(fieldType: .any)
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
    #expect(try FixedRun.value(of: "StartsWith([text], [part])", record: record) == expected)
  }

  @Test(arguments: [
    ("Zoë", "oë", "true"), ("Zoe\\u0308", "\\u0308", "false"), ("abc", "bc", "true"),
    ("abc", "zabc", "false"), ("", "", "true"), ("a\\r\\n", "\\n", "false"), ("👍🏽", "🏽", "false"),
  ])
  func `an end begins where a character begins`(
    _ text: String, _ part: String, _ expected: String
  ) throws {
    let record = "{ text: '\(text)', part: '\(part)' }"
    #expect(try FixedRun.value(of: "EndsWith([text], [part])", record: record) == expected)
  }

  @Test(arguments: [
    ValueCase(#"InStr([a], "an")"#, "2", for: "{ a: 'banana' }"),
    ValueCase(#"InStr([a], "an", 3)"#, "4", for: "{ a: 'banana' }"),
    ValueCase(#"InStr([a], "an", 9)"#, "0", for: "{ a: 'banana' }"),
    ValueCase(#"InStr([a], "ÉÉN", , vbTextCompare)"#, "5", for: "{ a: 'nog één' }"),
    ValueCase(#"InStr([a], "ÉÉN", , VBBINARYCOMPARE)"#, "0", for: "{ a: 'nog één' }"),
    ValueCase(#"InStr([a], "x", 1, [c])"#, "2", for: "{ a: 'aX', c: 'vbTextCompare' }"),
    ValueCase(#"InStr([a], "@")"#, "[2,0]", for: "{ a: ['a@b', 'c'] }"),
    ValueCase("ToLower([a], [c])", #""ı""#, for: "{ a: 'I', c: 'az' }"),
    ValueCase("ToLower([a], [c])", #""i""#, for: "{ a: 'I' }"),
    ValueCase("Lower([a])", #"["a","b"]"#, for: "{ a: ['A', 'B'] }"),
    ValueCase("Upper([a])", #""STRASSE""#, for: "{ a: 'straße' }"),
    ValueCase(#"Proper([a])"#, #""O'neill D’arc""#, for: "{ a: \"o'neill d’arc\" }"),
    ValueCase(#"PCase([a], [s])"#, #""Jan-willem""#, for: "{ a: 'jan-willem', s: ' ' }"),
  ])
  func `searches and changes letters`(_ example: ValueCase) throws {
    #expect(try FixedRun.value(of: example.expression, record: example.record) == example.value)
  }
}
