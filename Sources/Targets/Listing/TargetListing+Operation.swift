extension TargetListing {
  /// An operation with its parameters and body fields, for the settings of a tenant.
  public static func operation(
    _ operation: Operation, of target: Target, settings: SettingValues? = nil
  ) -> String {
    let settings = settings ?? SettingValues(of: target)
    var text = "\(operation.identifier): \(operation.summary)\n"
    text += "\(operation.method) \(operation.path.text)\n"
    for line in TextTable.wrap(operation.details, to: TextTable.width) where !line.isEmpty {
      text += line + "\n"
    }
    text += section("Semantics", semantics(of: operation))
    if let security = operation.security { text += section("Credentials", credentials(security)) }
    for location in Parameter.Location.allCases {
      let parameters = operation.parameters(in: location)
      if parameters.isEmpty { continue }
      text += "\n" + location.title + "\n"
      text += fields(
        parameters.map { parameter in
          let schema = parameter.schema.resolved(with: settings)
          return Field(
            name: parameter.name, schema: schema, isRequired: parameter.isRequired,
            summary: parameter.summary)
        })
    }
    if let body = operation.body { text += Self.body(body, settings: settings) }
    text += section("Answers", operation.responses.map { [$0.status, $0.summary] })
    return text
  }

  private static func semantics(of operation: Operation) -> [[String]] {
    let semantics = operation.semantics
    var rows = [["effect", semantics.effect.rawValue], ["repeating", repeating(semantics)]]
    if let identity = semantics.identity {
      rows.append(["identity", "\(identity.name) (\(identity.location))"])
    }
    if semantics.effect != .read {
      rows.append(["undo", undo(semantics)])
      let proof = semantics.proof.map { "\($0.operation) shows it" }
      rows.append(["proof", proof ?? "none: " + (semantics.unverifiable ?? "no read is known")])
    }
    for requirement in semantics.requirements { rows.append(["needs", requirement.phrase]) }
    for effect in semantics.sideEffects { rows.append(["side effect", effect.phrase]) }
    return rows
  }

  private static func repeating(_ semantics: OperationSemantics) -> String {
    guard semantics.isRepeatSafe else { return "not safe" }
    if semantics.repeatUnsafeWith.isEmpty { return "safe" }
    return "safe, unless "
      + semantics.repeatUnsafeWith.map { "\($0) is true" }.joined(separator: " or ")
  }

  private static func undo(_ semantics: OperationSemantics) -> String {
    guard !semantics.inverses.isEmpty else {
      return "no" + (semantics.inverseNote.map { ": " + $0 } ?? "")
    }
    return semantics.inverses.map { inverse in
      var phrase = inverse.operation
      if let when = inverse.when { phrase += ", when \(when)" }
      if inverse.values == .before { phrase += ", with the values from before" }
      if !inverse.loses.isEmpty { phrase += "; not " + inverse.loses.joined(separator: ", ") }
      if let note = inverse.note { phrase += "; " + note }
      return phrase
    }.joined(separator: "; ")
  }

  private static func body(_ body: RequestBody, settings: SettingValues) -> String {
    guard let usual = body.contents.first else { return "" }
    let others = body.contents.dropFirst().map(\.mediaType)
    var title = "Body, \(usual.mediaType)"
    if !others.isEmpty { title += " or \(others.joined(separator: ", "))" }
    // The form that can carry files has all fields of the others.
    let content = body.content(.multipart) ?? usual
    let schema = content.schema.resolved(with: settings)
    return "\n\(title)\n" + fields(properties(of: schema, prefix: ""))
  }

  /// The properties with those of objects inside them, by path.
  private static func properties(of schema: Schema, prefix: String) -> [Field] {
    schema.properties.flatMap { property -> [Field] in
      let field = Field(
        name: prefix + property.name, schema: property.schema,
        isRequired: schema.required.contains(property.name), summary: property.schema.summary)
      let inner = property.schema.items ?? property.schema
      return [field] + properties(of: inner, prefix: field.name + "/")
    }
  }

  private struct Field {
    let name: String
    let schema: Schema
    let isRequired: Bool
    let summary: String
  }

  private static func fields(_ fields: [Field]) -> String {
    var table = TextTable(["NAME", "TYPE", "NEEDED", "DESCRIPTION"], indent: 2)
    for field in fields {
      let parts = [field.summary] + field.schema.remarks
      table.add(
        field.name, field.schema.typePhrase, field.isRequired ? "yes" : "",
        parts.filter { !$0.isEmpty }.joined(separator: " "))
    }
    return table.text
  }
}

extension Parameter.Location {
  /// The location as a heading.
  var title: String {
    switch self {
    case .path: "Path"
    case .query: "Query"
    case .header: "Headers"
    case .cookie: "Cookies"
    }
  }
}

extension OperationSemantics.Requirement {
  /// The requirement in a sentence.
  var phrase: String {
    let means = " (\(operations.joined(separator: ", ")))"
    guard let property, let value else { return "that it exists" + means }
    return "\(value) in \(property)" + means
  }
}
