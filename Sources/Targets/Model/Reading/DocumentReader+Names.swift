internal import JSON
internal import Records

/// The names that `x-muster` uses: each must be an operation, a setting, or a value of the request.
extension DocumentReader {
  func validateNames(in target: Target) {
    for operation in target.operations {
      validateNames(of: operation, in: target)
      for parameter in operation.parameters {
        validateSettings(of: parameter.schema, in: target, of: operation)
      }
      for content in operation.body?.contents ?? [] {
        validateSettings(of: content.schema, in: target, of: operation)
      }
    }
    guard let state = target.currentState else { return }
    let operations = [
      state.list?.operation, state.read?.operation, state.withoutIdentity?.operation,
    ]
    for name in operations.compactMap({ $0 }) {
      expectOperation(name, in: target, of: "currentState")
    }
    for name in [
      state.archivedSetting, target.answers.absentSetting, target.answers.refusedSetting,
    ]
      + target.answers.notApplied.map(\.setting)
    {
      expectSetting(name, in: target, of: "x-muster")
    }
  }

  private func validateNames(of operation: Operation, in target: Target) {
    let semantics = operation.semantics
    let named =
      [semantics.proof?.operation, semantics.actsAs?.absent, semantics.actsAs?.present]
      .compactMap { $0 } + semantics.requirements.flatMap(\.operations)
      + semantics.inverses.map(\.operation)
    for name in named { expectOperation(name, in: target, of: operation.identifier) }
    for answer in semantics.alreadyApplied {
      expectSetting(answer.setting, in: target, of: operation.identifier)
    }
    if let identity = semantics.identity {
      expectValue("\(identity.location).\(identity.name)", of: operation)
    }
    let links =
      (semantics.proof.map { $0.parameters + $0.compared } ?? [])
      + semantics.inverses.flatMap(\.parameters)
    for link in links { expectValue(link.source, of: operation) }
    for name in semantics.repeatUnsafeWith + semantics.sideEffects.compactMap(\.property) {
      expectValue("body.\(name)", of: operation)
    }
  }

  private func validateSettings(of schema: Schema, in target: Target, of operation: Operation) {
    let names =
      schema.rules.fromSettings.map(\.setting)
      + [schema.rules.onlyWith, schema.rules.whenLeftOut].compactMap { $0 }
    for name in names { expectSetting(name, in: target, of: operation.identifier) }
    for property in schema.properties {
      validateSettings(of: property.schema, in: target, of: operation)
    }
    if let items = schema.items { validateSettings(of: items, in: target, of: operation) }
  }

  private func expectOperation(_ name: String, in target: Target, of user: String) {
    if target.operation(named: name) == nil {
      report(
        Diagnostic(
          "openapi.name", "\(user) names the operation \"\(name)\", which is not there",
          advice: Suggestion.advice(
            for: name, among: target.operations.map(\.identifier), what: "operations"),
          place: Place(file: source.file)))
    }
  }

  private func expectSetting(_ name: String?, in target: Target, of user: String) {
    guard let name, !target.settings.contains(where: { $0.name == name }) else { return }
    report(
      Diagnostic(
        "openapi.name", "\(user) names the setting \"\(name)\", which is not there",
        advice: Suggestion.advice(
          for: name, among: target.settings.map(\.name), what: "settings"),
        place: Place(file: source.file)))
  }

  /// Reports a source such as `path.userID` that the request does not have; bodies may be nested.
  private func expectValue(_ path: String, of operation: Operation) {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      return report(
        Diagnostic(
          "openapi.name", "\(operation.identifier) names the value \"\(path)\"",
          advice: "write it as path.NAME, query.NAME, header.NAME or body.NAME",
          place: Place(file: source.file)))
    }
    let isThere =
      parts[0] == "body"
      ? operation.body?.contents.contains { Self.has(parts[1], in: $0.schema) } ?? false
      : operation.parameters.contains { $0.location.rawValue == parts[0] && $0.name == parts[1] }
    if !isThere {
      report(
        Diagnostic(
          "openapi.name", "\(operation.identifier) names \"\(path)\", which its request lacks",
          place: Place(file: source.file)))
    }
  }

  private static func has(_ path: String, in schema: Schema) -> Bool {
    var schema = schema
    for name in path.split(separator: "/") {
      guard let property = (schema.items ?? schema).property(named: String(name)) else {
        return false
      }
      schema = property.schema
    }
    return true
  }
}
