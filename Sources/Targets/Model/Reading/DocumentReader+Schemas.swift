internal import JSON
internal import Records

/// Schemas, in the dialects of OpenAPI 3.0 and 3.1.
extension DocumentReader {
  /// Keywords that hold no rule for values, or that another part of the reader takes.
  private static let quietKeywords: Set<String> = [
    "$ref", "title", "description", "example", "examples", "default", "deprecated", "externalDocs",
    "xml", "discriminator", "$comment", "$id", "$anchor", "$schema", "$defs", "contentEncoding",
  ]

  /// The keywords that muster checks.
  private static let checkedKeywords: Set<String> = [
    "type", "format", "enum", "const", "minLength", "maxLength", "pattern", "minimum", "maximum",
    "exclusiveMinimum", "exclusiveMaximum", "required", "properties", "items", "minItems",
    "maxItems", "additionalProperties", "unevaluatedProperties", "allOf", "anyOf", "oneOf",
    "nullable", "readOnly", "writeOnly", "contentMediaType",
  ]

  /// Reads a schema, follows its reference and merges its `allOf`.
  func schema(_ node: JSONNode) -> Schema {
    if node.boolean == true { return Schema() }
    guard node.object != nil else {
      reportUnsupported("a schema that is \(node.kindName)", at: node)
      return Schema()
    }
    var schema = ownRules(of: node)
    // OpenAPI 3.0 ignores whatever stands beside a reference; 3.1 adds it.
    if let reference = node["$ref"]?.text {
      let referred = followed(reference, from: node)
      if isVersion30 { return referred }
      merge(referred, into: &schema, at: node)
      schema.name = referred.name
      return schema
    }
    for part in elements("allOf", of: node) { merge(self.schema(part), into: &schema, at: part) }
    return schema
  }

  private func followed(_ reference: String, from node: JSONNode) -> Schema {
    // What was read for an answer has had no warnings, so a request reads it again.
    let key = isReadingAnswer ? "answer " + reference : reference
    if let known = knownSchemas[key] { return known }
    let name = String(reference.split(separator: "/").last ?? "")
    if openReferences.contains(reference) {
      if !isReadingAnswer {
        report(
          "openapi.cycle", "the schema \"\(name)\" contains itself; the inner one is not checked",
          at: node, severity: .note)
      }
      var open = Schema()
      open.name = name
      return open
    }
    guard let found = find(reference, from: node) else { return Schema() }
    openReferences.append(reference)
    var schema = self.schema(found)
    openReferences.removeLast()
    schema.name = name
    knownSchemas[key] = schema
    return schema
  }

  /// The rules that a schema itself states.
  private func ownRules(of node: JSONNode) -> Schema {
    var schema = Schema()
    readTypes(of: node, into: &schema)
    schema.format = text("format", of: node)
    if let format = schema.format, !ValueFormat.isKnown(format), let at = node["format"] {
      reportUnsupported("the format \"\(format)\"", at: at)
    }
    schema.summary = text("description", of: node) ?? text("title", of: node) ?? ""
    schema.minLength = integer("minLength", of: node)
    schema.maxLength = integer("maxLength", of: node)
    schema.pattern = text("pattern", of: node)
    schema.minItems = integer("minItems", of: node)
    schema.maxItems = integer("maxItems", of: node)
    schema.minimum = bound("minimum", exclusive: "exclusiveMinimum", of: node)
    schema.maximum = bound("maximum", exclusive: "exclusiveMaximum", of: node)
    schema.required = texts("required", of: node)
    schema.isReadOnly = boolean("readOnly", of: node) ?? false
    schema.isWriteOnly = boolean("writeOnly", of: node) ?? false
    schema.isBinary =
      schema.format == "binary"
      || (node["contentMediaType"] != nil && node["contentEncoding"] == nil)
    schema.standard = node["default"].flatMap { constant($0) }
    if node["enum"] != nil {
      schema.enumeration = elements("enum", of: node).compactMap { constant($0) }
    }
    if let only = node["const"].flatMap({ constant($0) }) { schema.enumeration = [only] }
    readProperties(of: node, into: &schema)
    schema.items = node["items"].map { self.schema($0) }
    readAlternatives(of: node, into: &schema)
    if let extensions = member("x-muster", of: node) { schema.rules = propertyRules(extensions) }
    reportUncheckedKeywords(of: node)
    return schema
  }

  private func readTypes(of node: JSONNode, into schema: inout Schema) {
    if node["type"]?.elements != nil {
      schema.types = texts("type", of: node).compactMap { Schema.ValueType(rawValue: $0) }
    } else if let type = word("type", of: node, as: Schema.ValueType.self) {
      schema.types = [type]
    }
    if boolean("nullable", of: node) == true, !schema.types.isEmpty { schema.types.append(.null) }
  }

  /// A bound in either dialect: 3.0 marks it exclusive by a truth value, 3.1 has a bound of its own.
  private func bound(_ key: String, exclusive: String, of node: JSONNode) -> Schema.Bound? {
    if let number = node[exclusive]?.number?.decimal {
      return Schema.Bound(number: number, isExclusive: true)
    }
    guard let number = node[key]?.number?.decimal else { return nil }
    return Schema.Bound(number: number, isExclusive: node[exclusive]?.boolean == true)
  }

  private func readProperties(of node: JSONNode, into schema: inout Schema) {
    schema.properties = members("properties", of: node).map {
      Schema.Property(name: $0.key, schema: self.schema($0.value))
    }
    if !schema.properties.isEmpty, schema.types.isEmpty { schema.types = [.object] }
    for key in ["additionalProperties", "unevaluatedProperties"] {
      guard let rule = node[key] else { continue }
      if rule.boolean == false {
        schema.additional = .forbidden
      } else {
        if rule.object?.members.isEmpty == false {
          reportUnsupported("the values of further properties", at: rule)
        }
        schema.additional = .allowed
      }
    }
  }

  /// Alternatives; one beside `null` only says that a value may be missing.
  private func readAlternatives(of node: JSONNode, into schema: inout Schema) {
    for key in ["anyOf", "oneOf"] {
      let alternatives = elements(key, of: node).map { self.schema($0) }
      let others = alternatives.filter { $0.types != [.null] }
      if others.count == 1, alternatives.count > 1, let only = others.first {
        merge(only, into: &schema, at: node)
        if !schema.types.isEmpty { schema.types.append(.null) }
      } else if key == "anyOf" {
        schema.anyOf = alternatives
      } else {
        schema.oneOf = alternatives
      }
    }
  }

  /// A value that the document spells out; lists and objects are not compared.
  func constant(_ node: JSONNode) -> Schema.Constant? {
    switch node.kind {
    case .string(let string): return .text(string.value)
    case .number(let number): return number.decimal.map { .number($0) }
    case .boolean(let value): return .boolean(value)
    case .null: return .null
    case .array, .object, .invalid:
      reportUnsupported("a constant that is \(node.kindName)", at: node)
      return nil
    }
  }

  private func reportUncheckedKeywords(of node: JSONNode) {
    for member in node.object?.members ?? []
    where !Self.quietKeywords.contains(member.key) && !Self.checkedKeywords.contains(member.key)
      && !member.key.hasPrefix("x-")
    {
      reportUnsupported("the keyword \"\(member.key)\"", at: member.value)
    }
  }
}
