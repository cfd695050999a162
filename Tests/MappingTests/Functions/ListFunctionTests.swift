import Testing

@testable import Mapping

@Suite struct ListFunctionTests {
  @Test(
    arguments: [
      ValueCase("Count([x])", "2", for: #"{"x": [1, null, {"a": 1}]}"#),
      ValueCase("Count([x])", "0", for: #"{"x": []}"#),
      ValueCase("Count([x])", "1", for: #"{"x": {"a": 1}}"#),
      ValueCase("Count([x])", "1", for: #"{"x": false}"#),
      ValueCase("Item([x], 2)", "", for: #"{"x": [1, null, 3]}"#),
      ValueCase("Item([x], 3)", "3", for: #"{"x": [1, null, 3]}"#),
      ValueCase("Item([x], [n])", #"{"a":1}"#, for: #"{"x": [0, {"a": 1}], "n": 2}"#),
      ValueCase("Item([x], [n])", "", for: #"{"x": [0]}"#),
      ValueCase("Item([x], -1)", "", for: #"{"x": [0]}"#),
      ValueCase("Item([x], 2)", "", for: #"{"x": "a"}"#),
      ValueCase(#"Split([x], "::")"#, #"["a:b","c"]"#, for: #"{"x": "a:b::::c"}"#),
      ValueCase(#"Split([x], ",")"#, #"["a","b","c"]"#, for: #"{"x": ["a,b", null, "c"]}"#),
      ValueCase(#"Split([x], [s])"#, #"["a,b"]"#, for: #"{"x": "a,b"}"#),
      ValueCase("RemoveDuplicates([x])", #"[1,"1",null]"#, for: #"{"x": [1, "1", 1, null, null]}"#),
      ValueCase(#"Contains([x], "a")"#, "true", for: #"{"x": ["b", null, "a"]}"#),
      ValueCase("Contains([x], 1)", "true", for: #"{"x": [2, 1.0]}"#),
      ValueCase("Contains([x], true)", "false", for: #"{"x": [false]}"#),
      ValueCase(#"Contains([x], [y])"#, "false", for: #"{"x": [null, ""], "y": ""}"#),
      ValueCase(#"Contains([x], "")"#, "false", for: #"{"x": "a"}"#),
      ValueCase(#"Contains([x], "e")"#, "false", for: #"{"x": "cafe\u0301"}"#),
      ValueCase(#"not Contains([x], "a")"#, "true"),
      ValueCase(
        #"Join(";", [x], [y])"#, #""1;b;true;c""#,
        for: #"{"x": [1, "", "b", null, true], "y": "c"}"#),
      ValueCase(#"Join([s], "a", "b")"#, #""ab""#),
      ValueCase(#"Join(";", "")"#, #""""#),
      ValueCase(#"Join(";", Today(), Now())"#, #""1/15/2024 12:00:00 AM;1/15/2024 9:30:00 AM""#),
      ValueCase(#"TextJoin(";", false, [x], "c")"#, #""a;;c""#, for: #"{"x": ["a", null]}"#),
      ValueCase(#"Concat([x], "-", [y])"#, #""a-""#, for: #"{"x": "a", "y": ""}"#),
    ])
  func `treats lists, single values and gaps alike`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, record: `case`.record) == `case`.value)
  }

  @Test(
    arguments: [
      ("Contains([x], 1)", #"{"x": ["1"]}"#, "expression.comparison"),
      ("Contains([x], 1)", #"{"x": "1"}"#, "expression.kind"),
      (#"Contains([x], "1")"#, #"{"x": 1}"#, "expression.kind"),
      ("Item([x], [n])", #"{"x": [1], "n": 0.5}"#, "number.notWhole"),
      (#"Join(";", [x])"#, #"{"x": {"a": 1}}"#, "expression.kind"),
      (#"Split([x], ";")"#, #"{"x": 1}"#, "expression.kind"),
    ])
  func `rejects values of the wrong kind`(
    _ expression: String, _ record: String, _ code: String
  ) throws {
    #expect(try FixedRun.rejection(of: expression, record: record) == code)
  }
}
