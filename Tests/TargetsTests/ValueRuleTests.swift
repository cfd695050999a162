import Records
import Targets
import Testing

@Suite struct ValueRuleTests {
  struct Case: CustomTestStringConvertible {
    let schema: String
    let wire: ValueRule.Wire
    let value: Value
    let code: DiagnosticCode?

    init(
      _ schema: String, _ value: Value, _ code: DiagnosticCode?, as wire: ValueRule.Wire = .json
    ) {
      self.schema = schema
      self.wire = wire
      self.value = value
      self.code = code
    }

    var testDescription: String { "\(value.testDescription) for \(schema) in \(wire)" }
  }

  static let types: [Case] = [
    Case(#"{"type": "string"}"#, .text("x"), nil),
    Case(#"{"type": "string"}"#, .none, nil),
    Case(#"{"type": "string"}"#, .number("1"), "request.type"),
    Case(#"{"type": "string"}"#, .boolean(true), "request.type"),
    Case(#"{"type": "string"}"#, .date, "request.type"),
    Case(#"{"type": "string"}"#, .list([.text("x")]), "request.type"),
    Case(#"{"type": "string"}"#, .nested("{}"), "request.type"),
    Case(#"{"type": "string"}"#, .file("a.png"), "request.type"),
    Case(#"{"type": "string", "format": "date"}"#, .date, nil),
    Case(#"{"type": "string", "format": "date-time"}"#, .date, nil),
    Case(#"{"type": "string", "format": "email"}"#, .date, "request.type"),
    Case(#"{"type": "boolean"}"#, .boolean(false), nil),
    Case(#"{"type": "boolean"}"#, .text("true"), "request.type", as: .form),
    Case(#"{"type": "boolean"}"#, .number("1"), "request.type"),
    Case(#"{"type": "integer"}"#, .number("-12"), nil),
    Case(#"{"type": "integer"}"#, .number("12.0"), nil),
    Case(#"{"type": "integer"}"#, .number("12.5"), "request.type"),
    Case(#"{"type": "integer"}"#, .text("12"), "request.type", as: .path),
    Case(#"{"type": "number"}"#, .number("12.5"), nil),
    Case(#"{"type": ["string", "integer"]}"#, .number("12"), nil),
    Case(#"{"type": ["string", "null"]}"#, .text("x"), nil),
    Case("{}", .list([.date]), nil),
    Case(#"{"type": "string", "format": "binary"}"#, .file("a.png"), nil, as: .form),
    Case(#"{"type": "string", "format": "binary"}"#, .text("a.png"), "request.type", as: .form),
    Case(
      #"{"type": "string", "contentMediaType": "image/png"}"#, .file("a.png"), nil, as: .form),
  ]

  static let lists: [Case] = [
    Case(#"{"type": "array", "items": {"type": "string"}}"#, .list([.text("a"), .none]), nil),
    Case(#"{"type": "array", "items": {"type": "string"}}"#, .text("a"), nil, as: .form),
    Case(#"{"type": "array", "items": {"type": "string"}}"#, .text("a"), "request.type"),
    Case(
      #"{"type": "array", "items": {"type": "string"}}"#, .number("1"), "request.type", as: .form),
    Case(#"{"type": "array", "minItems": 2}"#, .list([.text("a"), .none]), "request.items"),
    Case(#"{"type": "array", "minItems": 2}"#, .list([.none]), nil),
    Case(#"{"type": "array", "minItems": 2}"#, .text("a"), "request.items", as: .form),
    Case(#"{"type": "array", "maxItems": 1}"#, .list([.text("a"), .text("b")]), "request.items"),
    Case(
      #"{"type": "array", "items": {"enum": ["a"]}}"#, .list([.text("a"), .text("b")]),
      "request.enumeration"),
  ]

  static let values: [Case] = [
    Case(#"{"enum": ["male", "female"]}"#, .text("male"), nil),
    Case(#"{"enum": ["male", "female"]}"#, .text("Male"), "request.enumeration"),
    Case(#"{"type": "number", "enum": [1.50]}"#, .number("15e-1"), nil),
    Case(#"{"type": "integer", "enum": [1, 2]}"#, .number("3"), "request.enumeration"),
    Case(#"{"type": "boolean", "const": true}"#, .boolean(false), "request.enumeration"),
    Case(#"{"type": "string", "minLength": 3}"#, .text("zoë"), nil),
    Case(#"{"type": "string", "minLength": 4}"#, .text("zoë"), "request.length"),
    Case(#"{"type": "string", "minLength": 1}"#, .text(""), "request.length"),
    Case(#"{"type": "string", "maxLength": 3}"#, .text("zoë"), nil),
    Case(#"{"type": "string", "maxLength": 2}"#, .text("😀😀"), nil),
    Case(#"{"type": "string", "maxLength": 1}"#, .text("😀😀"), "request.length"),
    Case(#"{"type": "integer", "minimum": 0}"#, .number("0"), nil),
    Case(#"{"type": "integer", "minimum": 0}"#, .number("-1"), "request.bound"),
    Case(#"{"type": "number", "exclusiveMinimum": 0}"#, .number("0.0"), "request.bound"),
    Case(#"{"type": "number", "exclusiveMinimum": 0}"#, .number("1e-300"), nil),
    Case(#"{"type": "integer", "maximum": 9007199254740993}"#, .number("9007199254740993"), nil),
    Case(
      #"{"type": "integer", "maximum": 9007199254740993}"#, .number("9007199254740994"),
      "request.bound"),
    Case(#"{"type": "integer", "format": "int32"}"#, .number("2147483647"), nil),
    Case(#"{"type": "integer", "format": "int32"}"#, .number("2147483648"), "request.format"),
    Case(#"{"type": "integer", "format": "int64"}"#, .number("9223372036854775807"), nil),
    Case(
      #"{"type": "integer", "format": "int64"}"#, .number("9223372036854775808"),
      "request.format"),
    Case(#"{"type": "string", "pattern": "^[A-Z]+$"}"#, .text("ABC"), nil),
    Case(#"{"type": "string", "pattern": "^[A-Z]+$"}"#, .text("ABc"), "request.pattern"),
    Case(#"{"anyOf": [{"type": "integer"}, {"maxLength": 1, "type": "string"}]}"#, .text("a"), nil),
    Case(
      #"{"anyOf": [{"type": "integer"}, {"maxLength": 1, "type": "string"}]}"#, .text("ab"),
      "request.alternatives"),
    Case(
      #"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#, .number("1"),
      "request.alternatives"),
  ]

  static let formats: [Case] =
    [
      ("email", "z@x.nl", nil), ("email", "zoë@bücher.example", nil), ("email", "z@x", ""),
      ("email", "z x@x.nl", ""), ("email", "a@b@x.nl", ""),
      ("date", "2024-02-29", nil), ("date", "2023-02-29", ""), ("date", "2024-2-9", ""),
      ("date", "29-02-2024", ""), ("date", "+024-02-01", ""),
      ("date-time", "2024-02-29T09:30:00Z", nil),
      ("date-time", "2024-02-29t09:30:00.25+01:00", nil),
      ("date-time", "2016-12-31T23:59:60Z", nil), ("date-time", "2024-02-29T09:30:00", ""),
      ("date-time", "2024-02-29 09:30:00Z", ""), ("date-time", "2024-02-29T24:00:00Z", ""),
      ("date-time", "2024-02-29T09:30:00.Z", ""), ("date-time", "2024-02-30T09:30:00Z", ""),
      ("date-time", "2024-02-29T09:30:00+0100", ""), ("date-time", "2024-02-29T09:30:00ZZ", ""),
      ("uuid", "123e4567-e89b-12d3-a456-426614174000", nil), ("uuid", "123e4567", ""),
      ("uri", "https://example.org/", nil), ("uri", "example.org", ""),
    ].map { format, text, problem in
      Case(
        #"{"type": "string", "format": "\#(format)"}"#, .text(text),
        problem == nil ? nil : "request.format")
    }

  static let places: [Case] = [
    Case(#"{"type": "string"}"#, .text(""), "request.path", as: .path),
    Case(#"{"type": "string"}"#, .text(".."), "request.path", as: .path),
    Case(#"{"type": "string"}"#, .text("../x"), nil, as: .path),
    Case(#"{"type": "string"}"#, .text(""), nil, as: .form),
    Case(#"{"type": "string"}"#, .cleared, nil, as: .form),
    Case(#"{"type": "string"}"#, .cleared, "request.clear", as: .path),
    Case(#"{"type": "string"}"#, .cleared, "request.clear"),
    Case(#"{"type": ["string", "null"]}"#, .cleared, nil),
    Case(#"{"type": "boolean"}"#, .cleared, "request.clear", as: .form),
    Case(
      #"{"type": "string", "x-muster": {"clearable": false}}"#, .cleared, "request.clear", as: .form
    ),
    Case(#"{"type": "object"}"#, .nested("{}"), "request.type", as: .form),
  ]

  static let objects: [Case] = {
    let person = #"""
      {"type": "object", "required": ["name"], "additionalProperties": false, "properties": {
        "name": {"type": "object", "required": ["last"], "properties": {"last": {"type": "string"}}},
        "mails": {"type": "array", "items": {"type": "string", "format": "email"}},
        "age": {"type": "integer"}, "id": {"type": "string", "readOnly": true}}}
      """#
    let cases: [(String, DiagnosticCode?)] = [
      (#"{"name": {"last": "x"}}"#, nil), (#"{}"#, "request.required"),
      (#"{"name": null}"#, "request.required"), (#"{"name": {}}"#, "request.required"),
      (#"{"name": {"last": 1}}"#, "request.type"), (#"{"name": []}"#, "request.type"),
      (#"{"name": {"last": "x"}, "mails": ["a@b.nl", "c"]}"#, "request.format"),
      (#"{"name": {"last": "x"}, "mails": "a@b.nl"}"#, "request.type"),
      (#"{"name": {"last": "x"}, "age": 1.5}"#, "request.type"),
      (#"{"name": {"last": "x"}, "nick": "y"}"#, "request.unknownProperty"),
      (#"[]"#, "request.type"),
    ]
    return cases.map { Case(person, .nested($0), $1) }
  }()

  @Test(arguments: types + lists + values + formats + places + objects)
  func `checks a value against the rules of its schema`(_ example: Case) throws {
    let rule = try SchemaExamples.rule(example.schema, as: example.wire)
    let breach = rule.breach(of: example.value)
    #expect(breach?.code == example.code, "\(breach?.problem.text ?? "no breach")")
  }

  @Test(arguments: [
    (
      #"{"type": "boolean"}"#, Value.text("secret"),
      "must be true or false, not text; make it true or false with Bool() [request.type]"
    ),
    (
      #"{"type": "string"}"#, .number("4711"),
      "must be text, not a number; make it text with CStr() [request.type]"
    ),
    (
      #"{"type": "integer"}"#, .text("secret"),
      "must be a whole number, not text; make it a number with Number() [request.type]"
    ),
    (
      #"{"enum": ["male", "female"]}"#, .text("secret"),
      "must be one of: male, female; map other words with Lookup() or Switch() [request.enumeration]"
    ),
    (
      #"{"type": "string", "minLength": 8}"#, .text("secret"),
      "must have at least 8 characters [request.length]"
    ),
    (
      #"{"type": "array", "items": {"maxLength": 1}}"#, .list([.text("a"), .text("secret")]),
      "element 2 must have at most 1 character [request.length]"
    ),
    (
      #"{"type": "object", "properties": {"a": {"type": "object", "properties": {"b": {"const": "x"}}}}}"#,
      .nested(#"{"a": {"b": "secret"}}"#),
      "property \"a\" property \"b\" must be one of: x; map other words with Lookup() or Switch() "
        + "[request.enumeration]"
    ),
  ])
  func `says the rule and what to do, never the value`(
    _ schema: String, _ value: Value, _ expected: String
  ) throws {
    let rule = try SchemaExamples.rule(schema)
    let breach = try #require(rule.breach(of: value))
    #expect(breach.problem.text == expected)
  }

  @Test func `names a pattern that it cannot check`() throws {
    var problems: [Diagnostic] = []
    let reading = SchemaExamples.read(schema: #"{"type": "string", "pattern": "(?=x)"}"#)
    _ = ValueRule(try SchemaExamples.schema(reading), as: .json, problems: &problems)
    #expect(problems.map(\.code) == ["openapi.unsupported"])
    #expect(problems.map(\.severity) == [.warning])
  }
}
