import Mapping
import Records
import TestKit
import Testing

@Suite struct PatternFunctionTests {
  private let run = FormulaRun()

  @Test(arguments: [
    FormulaCase(#"Replace([a], "x", , , [b])"#, "{ a: 'axa' }", gives: #""aa""#),
    FormulaCase(#"Replace([a], [o], , , "y")"#, "{ a: 'axa', o: 'a' }", gives: #""yxy""#),
    FormulaCase(#"Replace([a], [o], , , "y")"#, "{ a: 'axa' }", gives: #""axa""#),
    FormulaCase(#"Replace([a], "X", , , "y")"#, "{ a: 'axa' }", gives: #""axa""#),
    FormulaCase(#"Replace([a], "$1", , , "$2")"#, "{ a: 'a$1' }", gives: #""a$2""#),
    FormulaCase(#"Replace([a], "ID", , , , , "ID@x, ID")"#, "{ a: '7' }", gives: #""7@x, 7""#),
    FormulaCase(#"Replace([a], "ID", , , , , [t])"#, "{ a: '7' }", gives: #""""#),
    FormulaCase(
      #"Replace([a], , [p], , "<$0>")"#, "{ a: 'ab1', p: '[a-z]' }", gives: #""<a><b>1""#),
    FormulaCase(#"Replace([a], , "b", , [r])"#, "{ a: 'abc', r: '[$0]' }", gives: #""a[b]c""#),
    FormulaCase(#"Replace([a], , "b", , [r])"#, "{ a: 'abc', r: '-' }", gives: #""a-c""#),
    FormulaCase(#"Replace([a], , "b", , [r])"#, "{ a: 'abc' }", gives: #""ac""#),
    FormulaCase(
      #"Replace([a], , "(\\d+)-(\\d+)", "2", "x")"#, "{ a: '1-2 3-4' }", gives: #""1-x 3-x""#),
    FormulaCase(
      #"Replace([a], , "(?<n>\\d)", "n", "$0")"#, "{ a: 'a1' }", gives: #""a$0""#),
    FormulaCase(
      #"Replace([a], , [p], [g], "x")"#, "{ a: 'a1', p: '(?<n>\\\\d)', g: 'n' }",
      gives: #""ax""#),
    FormulaCase(#"Replace([a], , "(b)", "1", , [s])"#, "{ a: 'x', s: 'b' }", gives: #""x""#),
    FormulaCase(#"Replace([a], , "(b)", "1", , [s])"#, "{ s: 'abc' }", gives: #""b""#),
    FormulaCase(#"Replace([a], , "(b)", "1", , [s])"#, "{ a: '', s: 'xyz' }", gives: ""),
    FormulaCase(#"Replace([a], , "(b)", "1", , [s])"#, "{ a: null }", gives: ""),
    FormulaCase(#"Replace([a], , "(b)|c", "1", , [s])"#, "{ s: 'c' }", gives: ""),
    FormulaCase(#"Replace([a], , "^0", , "+31")"#, "{ a: ['06', null, '1'] }", gives: #"["+316",null,"1"]"#),
    FormulaCase(#"SUBSTITUTE([a], [o], "")"#, "{ a: 'a-b', o: '-' }", gives: #""ab""#),
    FormulaCase(#"Substitute([a], "aa", "b", 2)"#, "{ a: 'aaaaa' }", gives: #""aaba""#),
    FormulaCase(#"Substitute([a], "a", [n], 9)"#, "{ a: 'aaa' }", gives: #""aaa""#),
    FormulaCase("Matches([a], [p])", "{ a: 'abc', p: '^a.c$' }", gives: "true"),
    FormulaCase("Matches([a], [p])", "{ a: 'abc' }", gives: "true"),
    FormulaCase(#"Matches([a], "^\\p{Lu}")"#, "{ a: ['Ål', 'al'] }", gives: "[true,false]"),
    FormulaCase(#"IIF(Matches([a], "x"), "yes", "no")"#, gives: #""no""#),
  ])
  func `replaces and matches with fields`(_ example: FormulaCase) throws {
    #expect(try run.value(of: example.formula, example.record) == example.value)
  }

  @Test(arguments: [
    MistakeCase(#"Matches([a], ‸"(")"#, "pattern.unclosedGroup"),
    MistakeCase(#"Matches([a], ‸"(?=x)")"#, "pattern.lookAround"),
    MistakeCase(#"Replace([a], , ‸"(a)\\1", , "x")"#, "pattern.backReference"),
    MistakeCase(#"Replace([a], , "(?<day>a)", , ‸"${dya}")"#, "template.unknownGroup"),
    MistakeCase(#"Replace([a], , "a", , ‸"5 $ 6")"#, "template.loneDollar"),
    MistakeCase(#"Replace([a], , "(?<day>a)", ‸"dya", "x")"#, "replace.unknownGroup"),
    MistakeCase(#"Replace([a], , "a", ‸"1", "x")"#, "replace.unknownGroup"),
    MistakeCase(#"Replace([a], ‸"", , , "x")"#, "replace.emptyOld"),
    MistakeCase(#"Replace(‸[a], "x", "y")"#, "replace.form"),
    MistakeCase(#"Replace(‸[a], "x")"#, "replace.form"),
    MistakeCase(#"Replace(‸[a])"#, "replace.form"),
    MistakeCase(#"Replace(‸[a], , "x", , , [b])"#, "replace.form"),
    MistakeCase(#"Replace(‸[a], "x", "y", , "z")"#, "replace.form"),
    MistakeCase(#"Replace(‸[a], , "x", "1", "y", [b])"#, "replace.form"),
    MistakeCase(#"Substitute([a], "x", "y", ‸0)"#, "expression.outOfRange"),
  ])
  func `finds patterns and forms that cannot be used before the first record`(
    _ example: MistakeCase
  ) throws {
    let marked = MarkedText(example.formula)
    let mistakes = try run.mistakes(in: marked.text)
    #expect(mistakes.map(\.code) == [example.code])
    #expect(mistakes.first?.place?.column == marked.offsets[0] + 1)
    #expect(mistakes.first?.advice != nil)
  }

  @Test func `says at which character of a pattern the mistake is`() throws {
    let mistakes = try run.mistakes(in: #"Matches([a], "éé(?=x)")"#)
    #expect(mistakes.first?.summary.hasSuffix("at character 3 of the pattern") == true)
  }

  @Test func `tells who writes Replace as in other languages how it is done`() throws {
    let mistakes = try run.mistakes(in: #"Replace([a], "x", "y")"#)
    #expect(mistakes.first?.advice?.contains("Substitute(text, old, new)") == true)
  }

  @Test(
    arguments: [
      ("Matches([a], [p])", "{ a: 'x', p: '(secret' }", "pattern.unclosedGroup"),
      (#"Replace([a], , [p], , "x")"#, "{ a: 'x', p: '(?=secret)' }", "pattern.lookAround"),
      (#"Replace([a], , "x", , [p])"#, "{ a: 'x', p: '${secret}' }", "template.unknownGroup"),
      (#"Replace([a], , "(x)", [p], "y")"#, "{ a: 'x', p: 'secret' }", "replace.unknownGroup"),
      (#"Substitute([a], "x", "y", [p])"#, "{ a: 'x', p: 0 }", "expression.outOfRange"),
    ] as [(String, String, DiagnosticCode)])
  func `rejects the record for a field that is no pattern, without its value`(
    _ formula: String, _ record: String, _ code: DiagnosticCode
  ) throws {
    let problem = try #require(try run.rejection(of: formula, record))
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
      #expect(try run.value(of: formula, record) == "true")
    }
  }
}
