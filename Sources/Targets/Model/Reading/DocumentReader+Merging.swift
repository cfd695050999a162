internal import JSON
internal import Records

/// Schemas that must hold together, made one.
extension DocumentReader {
  /// Adds the rules of a schema to another; what the other says about itself stays.
  func merge(_ part: Schema, into schema: inout Schema, at node: JSONNode) {
    mergeTypes(of: part, into: &schema, at: node)
    schema.enumeration = both(schema.enumeration, part.enumeration) { first, second in
      first.filter { second.contains($0) }
    }
    schema.minLength = both(schema.minLength, part.minLength, max)
    schema.maxLength = both(schema.maxLength, part.maxLength, min)
    schema.minItems = both(schema.minItems, part.minItems, max)
    schema.maxItems = both(schema.maxItems, part.maxItems, min)
    schema.minimum = single(schema.minimum, part.minimum, "minimum", at: node)
    schema.maximum = single(schema.maximum, part.maximum, "maximum", at: node)
    schema.pattern = single(schema.pattern, part.pattern, "pattern", at: node)
    schema.format = single(schema.format, part.format, "format", at: node)
    mergeProperties(of: part, into: &schema, at: node)
    if schema.items == nil { schema.items = part.items }
    if schema.anyOf.isEmpty {
      schema.anyOf = part.anyOf
    } else if !part.anyOf.isEmpty {
      reportUnsupported("a second \"anyOf\"", at: node)
    }
    if schema.oneOf.isEmpty {
      schema.oneOf = part.oneOf
    } else if !part.oneOf.isEmpty {
      reportUnsupported("a second \"oneOf\"", at: node)
    }
    schema.standard = schema.standard ?? part.standard
    if schema.summary.isEmpty { schema.summary = part.summary }
    schema.isReadOnly = schema.isReadOnly || part.isReadOnly
    schema.isWriteOnly = schema.isWriteOnly || part.isWriteOnly
    schema.isBinary = schema.isBinary || part.isBinary
    mergeRules(part.rules, into: &schema.rules)
  }

  private func mergeTypes(of part: Schema, into schema: inout Schema, at node: JSONNode) {
    if schema.types.isEmpty {
      schema.types = part.types
    } else if !part.types.isEmpty {
      let common = schema.types.filter { type in
        part.types.contains(type) || (type == .integer && part.types.contains(.number))
      }
      if common.isEmpty { report("openapi.type", "no value can have both types", at: node) }
      schema.types = common
    }
  }

  /// Properties of the part come first, since `allOf` names what the schema is built on.
  private func mergeProperties(of part: Schema, into schema: inout Schema, at node: JSONNode) {
    var properties = part.properties
    for property in schema.properties {
      guard let index = properties.firstIndex(where: { $0.name == property.name }) else {
        properties.append(property)
        continue
      }
      var merged = property.schema
      merge(properties[index].schema, into: &merged, at: node)
      properties[index].schema = merged
    }
    schema.properties = properties
    for name in part.required where !schema.required.contains(name) { schema.required.append(name) }
    if part.additional == .forbidden || schema.additional == .unstated {
      schema.additional = part.additional
    }
  }

  private func mergeRules(_ part: PropertyRules, into rules: inout PropertyRules) {
    rules.isConfidential = rules.isConfidential || part.isConfidential
    rules.isClearable = rules.isClearable && part.isClearable
    rules.onlyWith = rules.onlyWith ?? part.onlyWith
    rules.whenLeftOut = rules.whenLeftOut ?? part.whenLeftOut
    rules.neutral = rules.neutral ?? part.neutral
    rules.maximumBytes = both(rules.maximumBytes, part.maximumBytes, min)
    for binding in part.fromSettings
    where !rules.fromSettings.contains(where: { $0.keyword == binding.keyword }) {
      rules.fromSettings.append(binding)
    }
  }

  private func both<Rule>(_ first: Rule?, _ second: Rule?, _ join: (Rule, Rule) -> Rule) -> Rule? {
    guard let first, let second else { return first ?? second }
    return join(first, second)
  }

  private func single<Rule: Equatable>(
    _ first: Rule?, _ second: Rule?, _ keyword: String, at node: JSONNode
  ) -> Rule? {
    if let first, let second, first != second {
      reportUnsupported("a second \"\(keyword)\"", at: node)
    }
    return first ?? second
  }
}
