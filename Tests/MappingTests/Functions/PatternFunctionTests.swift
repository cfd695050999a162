import Mapping
import Records
import Testing

@Suite struct PatternFunctionTests {
  @Test(arguments: [
    ValueCase(#"Replace([a], "x", , , [b])"#, #""aa""#, for: "{ a: 'axa' }"),
    ValueCase(#"Replace([a], [o], , , "y")"#, #""yxy""#, for: "{ a: 'axa', o: 'a' }"),
    ValueCase(#"Replace([a], [o], , , "y")"#, #""axa""#, for: "{ a: 'axa' }"),
    ValueCase(#"Replace([a], "X", , , "y")"#, #""axa""#, for: "{ a: 'axa' }"),
    ValueCase(#"Replace([a], "$1", , , "$2")"#, #""a$2""#, for: "{ a: 'a$1' }"),
    ValueCase(#"Replace([a], "ID", , , , , "ID@x, ID")"#, #""7@x, 7""#, for: "{ a: '7' }"),
    ValueCase(#"Replace([a], "ID", , , , , [t])"#, #""""#, for: "{ a: '7' }"),
    ValueCase(#"Replace([a], , [p], , "<$0>")"#, #""<a><b>1""#, for: "{ a: 'ab1', p: '[a-z]' }"),
    ValueCase(#"Replace([a], , "b", , [r])"#, #""a[b]c""#, for: "{ a: 'abc', r: '[$0]' }"),
    ValueCase(#"Replace([a], , "b", , [r])"#, #""a-c""#, for: "{ a: 'abc', r: '-' }"),
    ValueCase(#"Replace([a], , "b", , [r])"#, #""ac""#, for: "{ a: 'abc' }"),
    ValueCase(
      #"Replace([a], , "(\\d+)-(\\d+)", "2", "x")"#, #""1-x 3-x""#, for: "{ a: '1-2 3-4' }"),
    ValueCase(#"Replace([a], , "(?<n>\\d)", "n", "$0")"#, #""a$0""#, for: "{ a: 'a1' }"),
    ValueCase(
      #"Replace([a], , [p], [g], "x")"#, #""ax""#, for: "{ a: 'a1', p: '(?<n>\\\\d)', g: 'n' }"),
    ValueCase(#"Replace([a], , "(b)", "1", , [s])"#, #""x""#, for: "{ a: 'x', s: 'b' }"),
    ValueCase(#"Replace([a], , "(b)", "1", , [s])"#, #""b""#, for: "{ s: 'abc' }"),
    ValueCase(#"Replace([a], , "(b)", "1", , [s])"#, "", for: "{ a: '', s: 'xyz' }"),
    ValueCase(#"Replace([a], , "(b)", "1", , [s])"#, "", for: "{ a: null }"),
    ValueCase(#"Replace([a], , "(b)|c", "1", , [s])"#, "", for: "{ s: 'c' }"),
    ValueCase(
      #"Replace([a], , "^0", , "+31")"#, #"["+316",null,"1"]"#, for: "{ a: ['06', null, '1'] }"),
    ValueCase(#"SUBSTITUTE([a], [o], "")"#, #""ab""#, for: "{ a: 'a-b', o: '-' }"),
    ValueCase(#"Substitute([a], "aa", "b", 2)"#, #""aaba""#, for: "{ a: 'aaaaa' }"),
    ValueCase(#"Substitute([a], "a", [n], 9)"#, #""aaa""#, for: "{ a: 'aaa' }"),
    ValueCase("Matches([a], [p])", "true", for: "{ a: 'abc', p: '^a.c$' }"),
    ValueCase("Matches([a], [p])", "true", for: "{ a: 'abc' }"),
    ValueCase(#"Matches([a], "^\\p{Lu}")"#, "[true,false]", for: "{ a: ['Ål', 'al'] }"),
    ValueCase(#"IIF(Matches([a], "x"), "yes", "no")"#, #""no""#),
  ])
  func `replaces and matches with fields`(_ example: ValueCase) throws {
    #expect(try FixedRun.value(of: example.expression, record: example.record) == example.value)
  }

  @Test(arguments: [
    ExpressionMistakeCase(#"Matches([a], ‸"(")"#, "pattern.unclosedGroup"),
    ExpressionMistakeCase(#"Matches([a], ‸"(?=x)")"#, "pattern.lookAround"),
    ExpressionMistakeCase(#"Replace([a], , ‸"(a)\\1", , "x")"#, "pattern.backReference"),
    ExpressionMistakeCase(#"Replace([a], , "(?<day>a)", , ‸"${dya}")"#, "template.unknownGroup"),
    ExpressionMistakeCase(#"Replace([a], , "a", , ‸"5 $ 6")"#, "template.loneDollar"),
    ExpressionMistakeCase(#"Replace([a], , "(?<day>a)", ‸"dya", "x")"#, "replace.unknownGroup"),
    ExpressionMistakeCase(#"Replace([a], , "a", ‸"1", "x")"#, "replace.unknownGroup"),
    ExpressionMistakeCase(#"Replace([a], ‸"", , , "x")"#, "replace.emptyOld"),
    ExpressionMistakeCase(#"Replace(‸[a], "x", "y")"#, "replace.form"),
    ExpressionMistakeCase(#"Replace(‸[a], "x")"#, "replace.form"),
    ExpressionMistakeCase(#"Replace(‸[a])"#, "replace.form"),
    ExpressionMistakeCase(#"Replace(‸[a], , "x", , , [b])"#, "replace.form"),
    ExpressionMistakeCase(#"Replace(‸[a], "x", "y", , "z")"#, "replace.form"),
    ExpressionMistakeCase(#"Replace(‸[a], , "x", "1", "y", [b])"#, "replace.form"),
    ExpressionMistakeCase(#"Substitute([a], "x", "y", ‸0)"#, "expression.numberTooSmall"),
  ])
  func `finds patterns and forms that cannot be used before the first record`(
    _ example: ExpressionMistakeCase
  ) {
    example.verify(fieldType: .any)
  }

  @Test func `says at which character of a pattern the mistake is`() {
    let mistakes = #expect(throws: FormulaMistakes.self) {
      try Formula(#"Matches([a], "éé(?=x)")"#, conditions: FixedRun.conditions)
    }
    #expect(mistakes?.diagnostics.first?.summary.hasSuffix("at character 3 of the pattern") == true)
  }

  @Test func `tells who writes Replace as in other languages how it is done`() {
    let mistakes = #expect(throws: FormulaMistakes.self) {
      try Formula(#"Replace([a], "x", "y")"#, conditions: FixedRun.conditions)
    }
    #expect(mistakes?.diagnostics.first?.advice?.contains("Substitute(text, old, new)") == true)
  }

  @Test(
    arguments: [
      ("Matches([a], [p])", "{ a: 'x', p: '(secret' }", "pattern.unclosedGroup"),
      (#"Replace([a], , [p], , "x")"#, "{ a: 'x', p: '(?=secret)' }", "pattern.lookAround"),
      (#"Replace([a], , "x", , [p])"#, "{ a: 'x', p: '${secret}' }", "template.unknownGroup"),
      (#"Replace([a], , "(x)", [p], "y")"#, "{ a: 'x', p: 'secret' }", "replace.unknownGroup"),
      (#"Substitute([a], "x", "y", [p])"#, "{ a: 'x', p: 0 }", "expression.numberTooSmall"),
    ] as [(String, String, DiagnosticCode)])
  func `rejects the record for a field that is no pattern, without its value`(
    _ formula: String, _ record: String, _ code: DiagnosticCode
  ) throws {
    let problem = try FixedRun.problem(of: formula, record: record)
    #expect(problem.code == code)
    #expect(problem.advice != nil)
    #expect(!problem.text.contains("secret"))
  }

  @Test func `patterns from fields are told apart however many there are`() throws {
    let patterns = (0..<40).map { "'^\($0)$'" }.joined(separator: ", ")
    // Every element of the list is looked for among patterns that change with it.
    let values = (0..<40).map { "'\($0)'" }.joined(separator: ", ")
    let record = "{ values: [\(values)], patterns: [\(patterns)] }"
    for number in [0, 1, 15, 16, 17, 39] {
      let formula = "Matches(Item([values], \(number + 1)), Item([patterns], \(number + 1)))"
      #expect(try FixedRun.value(of: formula, record: record) == "true")
    }
  }
}
