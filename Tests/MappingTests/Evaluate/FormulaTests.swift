import Records
import Testing

@testable import Mapping

@Suite struct FormulaTests {
  @Test(
    arguments: [
      ValueCase(#""a""#, #""a""#), ValueCase(#"="a""#, #""a""#), ValueCase(" = 1", "1"),
      ValueCase(#""\"\\\d""#, #""\"\\\\d""#), ValueCase("null", ""), ValueCase("Clear()", "null"),
      ValueCase("&HFF", "255"), ValueCase("[x]", "1.10", for: #"{"x": 1.10}"#),
      ValueCase("[x]", #""Zoë""#, for: #"{"x": "Zo\u00EB"}"#),
      ValueCase("[x]", #""""#, for: #"{"x": ""}"#),
      ValueCase("[x]", "", for: #"{"x": null}"#), ValueCase("[x]", ""),
      ValueCase("[x]", "true", for: #"{"x": true}"#),
      ValueCase(
        "[x]", #"[1,"a",null,[2],{"b":[]}]"#, for: #"{"x": [1, "a", null, [2], {"b": []}]}"#),
      ValueCase("[x]", #"{"b":{"c":1e5}}"#, for: #"{"x": { "b" : {"c": 1e5} }}"#),
      ValueCase(#""a" & [x] & 1 & true"#, #""a1true""#),
      ValueCase(#"[x] = """#, "true"), ValueCase("[x] < 1", "false"),
    ])
  func `gives values of every kind as JSON`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, record: `case`.record) == `case`.value)
  }

  static let person = """
    {
      "name": {"first": "Zoë", "a/b": 1}, "name/last": "Jansen", "0": "zero",
      "emails": [{"value": "z@x.nl", "type": "work"}, {"type": "home"}, {"value": null}],
      "groups": [["a", "b"], [], ["c"]], "none": [], "star": {"*": "sign"}
    }
    """

  @Test(
    arguments: [
      ("name/first", #""Zoë""#), ("name/last", #""Jansen""#), ("name/middle", ""),
      ("name", #"{"first":"Zoë","a/b":1}"#), ("name/a/b", ""), ("name/first/x", ""),
      ("0", #""zero""#),
      ("emails/0/value", #""z@x.nl""#), ("emails/1/value", ""), ("emails/3/value", ""),
      ("emails/+0/value", ""), ("emails/-1/value", ""), ("emails/value", ""),
      ("emails/*/value", #"["z@x.nl",null]"#), ("emails/*/type", #"["work","home"]"#),
      ("emails/0", #"{"value":"z@x.nl","type":"work"}"#), ("groups/*/0", #"["a","c"]"#),
      ("groups/*/*", #"["a","b","c"]"#), ("groups/2/0", #""c""#), ("none/*/value", ""),
      ("none", "[]"),
      ("nobody/*/value", ""), ("/name", ""), ("name/", ""), ("*", ""),
    ])
  func `a field's name is a path into the record`(_ path: String, _ value: String) throws {
    #expect(try FixedRun.value(of: "[\(path)]", record: Self.person) == value)
  }

  @Test func `one formula serves many records`() throws {
    let formula = try Formula(
      #"Join(" ", [first], [last]) & "/" & [first]"#, conditions: FixedRun.conditions)
    #expect(formula.fieldNames == ["first", "last"])
    let long = String(repeating: "x", count: 200_000)
    for (record, value) in [
      (#"{"first": "Zoë", "last": "Jansen"}"#, #""Zoë Jansen/Zoë""#), ("{}", #""/""#),
      (#"{"last": "\#(long)"}"#, #""\#(long)/""#), (#"{"first": "A"}"#, #""A/A""#),
    ] {
      #expect(try formula.value(of: FixedRun.tree(of: record)) == value)
    }
  }

  @Test func `mistakes show their column and a caret`() throws {
    let mistakes = try #require(throws: FormulaMistakes.self) {
      try Formula(#"=IIF([a] = 1, Frist("é"), Item(2))"#, conditions: FixedRun.conditions)
    }
    #expect(mistakes.diagnostics.map(\.place?.text) == ["line 1:15", "line 1:33"])
    #expect(
      mistakes.diagnostics.first?.excerpt == """
          1 | =IIF([a] = 1, Frist("é"), Item(2))
            |               ^
        """)
  }

  @Test func `fields have no values in what is wrong with a record`() throws {
    let problem = try #require(throws: RecordProblem.self) {
      try FixedRun.value(of: "Number([x])", record: #"{"x": "secret"}"#)
    }
    #expect(problem.code == "number.unreadable")
    #expect(!problem.text.contains("secret"))
  }

  @Test func `a failed join leaves nothing behind for the next value`() throws {
    let formula = try Formula(
      #"Join(";", "left", Date("0001-01-01"), DateAdd("d", [n], Date("0001-01-01")))"#,
      conditions: FixedRun.conditions)
    #expect(throws: RecordProblem.self) {
      try formula.value(of: FixedRun.tree(of: #"{"n": -1}"#))
    }
    #expect(
      try formula.value(of: FixedRun.tree(of: #"{"n": 0}"#))
        == #""left;1/1/0001 12:00:00 AM;1/1/0001 12:00:00 AM""#)
  }
}
