import Testing
import Text

@testable import Mapping

@Suite struct NumberFunctionTests {
  @Test(
    arguments: [
      ValueCase("Number([x])", "1.50", for: #"{"x": 1.50}"#),
      ValueCase("Number([x])", "1234567890123456789012", for: #"{"x": "1234567890123456789012"}"#),
      ValueCase("Number([x])", "", for: #"{"x": ""}"#),
      ValueCase("Number([x])", "", for: #"{"x": null}"#),
      ValueCase("Number([x], [n])", "1.234", for: #"{"x": "1.234", "n": "EN"}"#),
      ValueCase("Number([x], [n])", "1.5", for: #"{"x": "1,5", "n": null}"#),
      ValueCase("Number([x], )", "1.5", for: #"{"x": "1,5"}"#),
      ValueCase("Number([x])", "[1,null,2]", for: #"{"x": ["1", null, "02"]}"#),
      ValueCase("Bool([x])", "true", for: #"{"x": 1}"#),
      ValueCase("Bool([x])", "false", for: #"{"x": false}"#),
      ValueCase("Bool([x])", "", for: #"{"x": ""}"#),
      ValueCase("CBool([x])", "true", for: #"{"x": 0.1}"#),
      ValueCase("CBool([x])", "false", for: #"{"x": "0.0e5"}"#),
      ValueCase("CStr([x])", #""1.50""#, for: #"{"x": 1.50}"#),
      ValueCase("CStr([x])", #"["1","true"]"#, for: #"{"x": [1, true]}"#),
      ValueCase("BitAnd([x], 2.0)", "2", for: #"{"x": 1e1}"#),
      ValueCase("BitAnd(7, [x])", "", for: "{}"),
    ])
  func `converts values of every kind`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, record: `case`.record) == `case`.value)
  }

  @Test func `the run's notation decides where the call does not`() throws {
    let comma = FixedRun.conditions(notation: .decimalComma)
    #expect(try FixedRun.value(of: #"Number("1.234")"#, conditions: comma) == "1234")
    #expect(try FixedRun.value(of: #"Number("1.234", "en")"#, conditions: comma) == "1.234")
  }

  @Test(
    arguments: [
      ("Number([x])", #"{"x": "1.234"}"#, "number.ambiguous"),
      ("Number([x])", #"{"x": true}"#, "expression.kind"),
      ("Number([x])", #"{"x": {"a": 1}}"#, "expression.kind"),
      (#"Number("1", [n])"#, #"{"n": "de"}"#, "number.unknownNotation"),
      ("Bool([x])", #"{"x": 2}"#, "boolean.unknownWord"),
      ("BitAnd([x], 1)", #"{"x": 0.5}"#, "number.notWhole"),
      ("BitAnd([x], 1)", #"{"x": 9223372036854775808}"#, "number.notWhole"),
    ])
  func `rejects what it cannot convert`(
    _ expression: String, _ record: String, _ code: String
  ) throws {
    #expect(try FixedRun.rejection(of: expression, record: record) == code)
  }
}
