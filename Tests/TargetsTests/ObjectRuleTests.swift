import Records
import Targets
import Testing

@Suite struct ObjectRuleTests {
  private func rule(_ schema: String) throws -> ObjectRule {
    try #require(try SchemaExamples.rule(schema).object)
  }

  private func breach(_ rule: ObjectRule, present: Set<String>) -> RuleBreach? {
    rule.check { present.contains(rule.names[$0]) }
  }

  @Test func `misses the first required property without a value`() throws {
    let rule = try rule(
      #"{"required": ["b", "a"], "properties": {"a": {}, "b": {}, "c": {}}}"#)
    #expect(breach(rule, present: ["a", "b"]) == nil)
    #expect(
      breach(rule, present: ["a"])?.problem.text
        == "needs \"b\", which has no value; map it from a field, or give it a default with "
        + "Coalesce() [request.required]")
  }

  @Test func `asks for no property that only answers have`() throws {
    let rule = try rule(
      #"{"required": ["id"], "properties": {"id": {"type": "string", "readOnly": true}}}"#)
    #expect(breach(rule, present: []) == nil)
    #expect(rule.judge(name: "id")?.code == "request.readOnly")
  }

  @Test func `wants at least one of alternative sets of properties`() throws {
    let rule = try rule(
      #"""
      {"properties": {"master": {}, "ids": {}},
       "anyOf": [{"required": ["master"]}, {"required": ["ids"]}]}
      """#)
    #expect(breach(rule, present: []) != nil)
    #expect(breach(rule, present: ["ids"]) == nil)
    #expect(breach(rule, present: ["ids", "master"]) == nil)
    #expect(breach(rule, present: [])?.summary == "needs at least one of: master, ids")
  }

  @Test func `wants exactly one of exclusive sets of properties`() throws {
    let rule = try rule(
      #"""
      {"properties": {"name": {}, "id": {}},
       "oneOf": [{"required": ["name"]}, {"required": ["id"]}]}
      """#)
    #expect(breach(rule, present: ["id"]) == nil)
    #expect(breach(rule, present: ["id", "name"])?.summary == "takes only one of: name, id")
  }

  @Test func `takes alternatives that overlap when one of them has what it needs`() throws {
    let reading = SchemaExamples.read(
      schema: #"""
        {"type": "object", "oneOf": [
          {"required": ["mail"], "properties": {"mail": {"type": "string"}}},
          {"required": ["mail", "phone"], "properties": {"mail": {}, "phone": {"type": "string"}}}]}
        """#)
    var problems: [Diagnostic] = []
    let rule = ObjectRule(try SchemaExamples.schema(reading), as: .json, problems: &problems)
    #expect(problems.map(\.code) == ["openapi.unsupported"])
    #expect(rule.names == ["mail", "phone"])
    #expect(breach(rule, present: ["mail", "phone"]) == nil)
    #expect(breach(rule, present: ["phone"])?.code == "request.required")
  }

  @Test(
    arguments: [("false", .error), ("true", nil), (nil, .warning)]
      as [(String?, Diagnostic.Severity?)])
  func `judges an unknown name by what the object says of further properties`(
    _ additional: String?, _ severity: Diagnostic.Severity?
  ) throws {
    let member = additional.map { #", "additionalProperties": \#($0)"# } ?? ""
    let rule = try rule(#"{"properties": {"firstName": {}}\#(member)}"#)
    #expect(rule.judge(name: "firstName") == nil)
    #expect(rule.judge(name: "firstname")?.severity == severity)
    #expect(
      rule.judge(name: "firstname")?.advice
        == (severity == nil ? nil : "did you mean \"firstName\"?"))
  }
}
