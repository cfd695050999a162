import Records
import Testing

@testable import Targets

@Suite struct TargetReadingTests {
  private func codes(_ reading: TargetReading) -> [DiagnosticCode] {
    reading.diagnostics.map(\.code)
  }

  /// A document of one GET operation, with more members of document, path item and operation.
  private func document(
    version: String = "3.1.0", path: String = "/things", operation: String = "", more: String = ""
  ) -> String {
    """
    {"openapi": "\(version)", "info": {"title": "Acme", "version": "1"}, "paths": {"\(path)": {"get": {
      "operationId": "list", "responses": {} \(operation)}}} \(more)}
    """
  }

  @Test(arguments: [
    (#"{"openapi": "3.1.0", "info": {"title": "Acme"}, "paths": {}"#, "json.unclosed"),
    (#"[]"#, "openapi.document"), (#"{"swagger": "2.0"}"#, "openapi.version"),
    (#"{"openapi": "4.0.0"}"#, "openapi.version"), (#"{"info": {}}"#, "openapi.version"),
    (#"{"openapi": 3}"#, "openapi.type"),
  ])
  func `refuses what is no OpenAPI 3 document`(_ text: String, _ code: String) {
    let reading = SchemaExamples.read(text)
    #expect(reading.target == nil)
    let first = reading.diagnostics.first?.code.description
    #expect(code == "json.unclosed" ? first?.hasPrefix("json.") == true : first == code)
  }

  @Test func `reads a document without x-muster by what methods promise`() throws {
    let methods = ["get", "put", "post", "delete", "patch", "head"]
    let operations = methods.map { #""\#($0)": {"operationId": "\#($0)", "responses": {}}"# }
    let reading = SchemaExamples.read(
      #"""
      {"openapi": "3.0.3", "info": {"title": "Acme", "version": "1"}, "paths": {"/a": {
        \#(operations.joined(separator: ","))}}}
      """#)
    let target = try #require(reading.target)
    #expect(target.identifier == "acme")
    #expect(!target.hasSemantics)
    #expect(
      target.operations.map {
        "\($0.method) \($0.semantics.effect) \($0.semantics.isRepeatSafe)"
      } == [
        "GET read true", "PUT update true", "POST create false", "DELETE delete true",
        "PATCH update false", "HEAD read true",
      ])
  }

  @Test func `names an operation without a name by method and path`() throws {
    let reading = SchemaExamples.read(
      #"{"openapi": "3.0.0", "info": {"title": "A"}, "paths": {"/a": {"get": {"responses": {}}}}}"#)
    #expect(try #require(reading.target).operation(named: "GET /a") != nil)
  }

  static let mistakes: [(name: String, text: String, code: DiagnosticCode)] = [
    ("path", #", "parameters": [{"name": "id", "in": "path", "schema": {}}]"#, "openapi.path"),
    ("in", #", "parameters": [{"name": "id", "in": "pth"}]"#, "openapi.value"),
    ("name", #", "parameters": [{"in": "query"}]"#, "openapi.missing"),
    ("reference", ##", "parameters": [{"$ref": "#/components/x"}]"##, "openapi.reference"),
    ("external", #", "parameters": [{"$ref": "a.json#/x"}]"#, "openapi.externalReference"),
    ("security", #", "security": [{"key": []}]"#, "openapi.security"),
    ("x-muster key", #", "x-muster": {"efect": "read"}"#, "openapi.unknownKey"),
    ("effect", #", "x-muster": {"effect": "make"}"#, "openapi.value"),
    ("proof", #", "x-muster": {"proof": {"operation": "lst"}}"#, "openapi.name"),
    ("requires", #", "x-muster": {"requires": [{"state": "exist", "by": []}]}"#, "openapi.value"),
    (
      "identity", #", "x-muster": {"identity": {"resource": "u", "in": "path", "name": "id"}}"#,
      "openapi.name"
    ),
    ("body", #", "x-muster": {"repeatUnsafeWith": ["notify"]}"#, "openapi.name"),
    (
      "setting", #", "x-muster": {"alreadyApplied": [{"status": 409, "setting": "x"}]}"#,
      "openapi.name"
    ),
    ("type", #", "summary": 7"#, "openapi.type"),
  ]

  @Test(arguments: mistakes)
  func `reports a mistake with its place`(
    _ mistake: (name: String, text: String, code: DiagnosticCode)
  ) throws {
    let reading = SchemaExamples.read(document(operation: mistake.text))
    #expect(reading.target == nil)
    #expect(codes(reading).contains(mistake.code), "\(codes(reading))")
    #expect(reading.diagnostics.first?.place?.file == "acme.openapi.json")
  }

  @Test func `suggests the member that was probably meant`() {
    let reading = SchemaExamples.read(document(operation: #", "x-muster": {"efect": "read"}"#))
    #expect(reading.diagnostics.first?.advice == "did you mean \"effect\"?")
    #expect(reading.diagnostics.first?.place?.line == 2)
  }

  @Test func `reports two operations of one name`() {
    let reading = SchemaExamples.read(
      #"""
      {"openapi": "3.1.0", "info": {"title": "A"}, "paths": {
        "/a": {"get": {"operationId": "x"}}, "/b": {"get": {"operationId": "x"}}}}
      """#)
    #expect(codes(reading) == ["openapi.duplicateOperation"])
  }

  @Test(arguments: ["/{id", "/id}", "/{}", "/{a{b}}"])
  func `reports braces that do not match`(_ path: String) {
    #expect(codes(SchemaExamples.read(document(path: path))) == ["openapi.path"])
  }

  @Test(arguments: [
    (#"{"not": {}}"#, "the keyword \"not\""),
    (#"{"type": "array", "uniqueItems": true}"#, "the keyword \"uniqueItems\""),
    (#"{"type": "string", "format": "hostname"}"#, "the format \"hostname\""),
    (#"{"enum": [[1]]}"#, "a constant that is an array"),
    (#"{"additionalProperties": {"type": "string"}}"#, "the values of further properties"),
  ])
  func `names what it does not check and goes on`(_ schema: String, _ what: String) throws {
    let reading = SchemaExamples.read(schema: schema)
    #expect(reading.target != nil)
    #expect(reading.diagnostics.map(\.summary) == ["muster does not check " + what])
    #expect(reading.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func `names a body that it cannot write`() {
    let reading = SchemaExamples.read(schema: "{}", mediaType: "application/xml")
    #expect(codes(reading) == ["openapi.body"])
    #expect(reading.target?.operation(named: "make")?.body == nil)
  }

  @Test func `merges what must hold together`() throws {
    let schema = try SchemaExamples.schema(
      SchemaExamples.read(
        schema: #"""
          {"allOf": [{"$ref": "#/components/schemas/Base"}, {"required": ["b"]}],
           "properties": {"b": {"maxLength": 5}, "c": {}}, "unevaluatedProperties": false}
          """#,
        components: #"""
          {"Base": {"type": "object", "required": ["a"],
            "properties": {"a": {"type": "string"}, "b": {"type": "string", "maxLength": 9}}}}
          """#))
    #expect(schema.properties.map(\.name) == ["a", "b", "c"])
    #expect(Set(schema.required) == ["a", "b"])
    #expect(schema.additional == .forbidden)
    #expect(schema.property(named: "b")?.schema.maxLength == 5)
    #expect(schema.property(named: "b")?.schema.types == [.string])
  }

  @Test func `reports types that no value can have together`() {
    let reading = SchemaExamples.read(
      schema: #"{"type": "string", "allOf": [{"type": "boolean"}]}"#)
    #expect(codes(reading) == ["openapi.type"])
  }

  @Test func `reads a schema that contains itself and says where it stops`() throws {
    let reading = SchemaExamples.read(
      schema: ##"{"$ref": "#/components/schemas/Node"}"##,
      components: ##"""
        {"Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}}}}
        """##)
    #expect(codes(reading) == ["openapi.cycle"])
    let schema = try SchemaExamples.schema(reading)
    #expect(schema.name == "Node")
    #expect(schema.property(named: "next")?.schema.isOpen == true)
  }

  @Test func `reports a reference that leads to itself`() {
    let reading = SchemaExamples.read(
      document(
        operation: ##", "parameters": [{"$ref": "#/components/parameters/a"}]"##,
        more: ##", "components": {"parameters": {"a": {"$ref": "#/components/parameters/a"}}}"##))
    #expect(codes(reading).contains("openapi.cycle"))
  }

  @Test(arguments: [
    ("3.0.3", #"{"type": "string", "nullable": true}"#, true),
    ("3.1.0", #"{"type": ["string", "null"]}"#, true),
    ("3.1.0", #"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#, true),
    ("3.1.0", #"{"type": "string"}"#, false),
  ])
  func `reads that a value may be null in each dialect`(
    _ version: String, _ text: String, _ isNullable: Bool
  ) throws {
    let schema = try SchemaExamples.schema(SchemaExamples.read(schema: text, version: version))
    #expect(schema.types.first == .string)
    #expect(schema.types.contains(.null) == isNullable)
  }

  @Test(arguments: [
    ("3.0.3", #"{"type": "number", "minimum": 1, "exclusiveMinimum": true}"#),
    ("3.1.0", #"{"type": "number", "exclusiveMinimum": 1}"#),
  ])
  func `reads an exclusive bound in each dialect`(_ version: String, _ text: String) throws {
    let schema = try SchemaExamples.schema(SchemaExamples.read(schema: text, version: version))
    #expect(schema.minimum == Schema.Bound(number: "1", isExclusive: true))
  }

  @Test func `adds a second operation that shares a path template`() throws {
    let reading = SchemaExamples.read(
      #"""
      {"openapi": "3.1.0", "info": {"title": "A"}, "paths": {"/u/{login}/": {"get": {
        "operationId": "getUser",
        "parameters": [{"name": "login", "in": "path", "schema": {"type": "string"}},
                       {"name": "full", "in": "query", "schema": {"type": "boolean"}}],
        "x-muster": {"effect": "read", "variants": [{"operationId": "getUserById", "path": "/u/{id}/",
          "parameters": [{"name": "id", "in": "path", "schema": {"type": "integer"}}]}]}}}}}
      """#)
    let target = try #require(reading.target, "\(reading.diagnostics.map(\.text))")
    let variant = try #require(target.operation(named: "getUserById"))
    #expect(variant.path.text == "/u/{id}/")
    #expect(variant.parameters.map(\.name) == ["full", "id"])
    #expect(variant.semantics.effect == .read)
    #expect(target.operations.map(\.identifier) == ["getUser", "getUserById"])
  }

  @Test func `lets parameters of an operation win over those of its path`() throws {
    let reading = SchemaExamples.read(
      #"""
      {"openapi": "3.1.0", "info": {"title": "A"}, "paths": {"/a": {
        "parameters": [{"name": "x", "in": "query"}, {"name": "y", "in": "query"}],
        "get": {"operationId": "get", "parameters": [{"name": "x", "in": "query", "required": true}]}}}}
      """#)
    let operation = try #require(reading.target?.operation(named: "get"))
    #expect(operation.parameters.map { "\($0.name) \($0.isRequired)" } == ["y false", "x true"])
    #expect(operation.parameters.first?.style == .repeated)
  }

  @Test func `reads the flows and scopes of OAuth 2`() throws {
    let reading = SchemaExamples.read(
      #"""
      {"openapi": "3.1.0", "info": {"title": "A"}, "paths": {}, "security": [{"login": ["read"]}],
       "components": {"securitySchemes": {"login": {"type": "oauth2", "flows": {
         "clientCredentials": {"tokenUrl": "https://a/t", "scopes": {"read": "x"}}}}}}}
      """#)
    let scheme = try #require(reading.target?.security.first)
    #expect(scheme.scopes == ["read"])
    #expect(
      scheme.kind
        == .oauth2(flows: [
          SecurityScheme.OAuthFlow(
            name: "clientCredentials", tokenURL: "https://a/t", scopes: ["read"])
        ]))
  }
}
