internal import JSON
internal import Records

/// The `x-muster` member of the document.
extension DocumentReader {
  private static let targetKeys = [
    "version", "identifier", "sources", "limits", "currentState", "answers", "notSupported",
    "settings",
  ]

  func readSemantics(_ node: JSONNode, into target: inout Target) {
    checkKeys(of: node, known: Self.targetKeys)
    if let version = integer("version", of: node), version != 1 {
      report(
        "openapi.version", "this muster reads version 1 of x-muster, not \(version)",
        at: node["version"] ?? node)
    }
    target.sources = facts("sources", of: node)
    target.notSupported = texts("notSupported", of: node)
    if let limits = member("limits", of: node) { target.limits = self.limits(limits) }
    target.settings = members("settings", of: node).compactMap { setting($0) }
    target.currentState = member("currentState", of: node).flatMap { currentState($0) }
    if let answers = member("answers", of: node) { target.answers = answerRules(answers) }
  }

  private func facts(_ key: String, of node: JSONNode) -> [Target.Fact] {
    links(key, of: node).map { Target.Fact(key: $0.name, text: $0.source) }
  }

  private func limits(_ node: JSONNode) -> Limits {
    checkKeys(of: node, known: ["published", "rate", "concurrency", "description"])
    var limits = Limits()
    limits.isPublished = boolean("published", of: node) ?? false
    limits.rates = texts("rate", of: node)
    limits.concurrency = integer("concurrency", of: node)
    limits.summary = text("description", of: node) ?? ""
    return limits
  }

  private func setting(_ member: JSONMember) -> Setting? {
    let node = member.value
    checkKeys(of: node, known: ["type", "default", "values", "description", "sends"])
    guard requiredText("type", of: node) != nil,
      let kind = word("type", of: node, as: Setting.Kind.self)
    else { return nil }
    guard let standard = node["default"] else {
      report("openapi.missing", "the setting \"\(member.key)\" has no default", at: node)
      return nil
    }
    guard let value = settingValue(standard, of: kind) else {
      report("openapi.type", "the default of a setting must be \(kind.phrase)", at: standard)
      return nil
    }
    return Setting(
      name: member.key, kind: kind, standard: value, choices: texts("values", of: node),
      summary: requiredText("description", of: node) ?? "",
      destination: self.member("sends", of: node).flatMap { destination($0) })
  }

  private func settingValue(_ node: JSONNode, of kind: Setting.Kind) -> SettingValue? {
    if node.isNull { return SettingValue.none }
    switch kind {
    case .text: return node.text.map { .text($0) }
    case .boolean: return node.boolean.map { .boolean($0) }
    case .integer: return node.number?.integer.map { .integer($0) }
    case .list:
      guard let elements = node.elements else { return nil }
      let texts = elements.compactMap { $0.text ?? $0.number?.decimal }
      return texts.count == elements.count ? .list(texts) : nil
    }
  }

  private func destination(_ node: JSONNode) -> Setting.Destination? {
    checkKeys(of: node, known: ["in", "name", "methods", "operations"])
    guard requiredText("in", of: node) != nil,
      let location = word("in", of: node, as: Parameter.Location.self),
      let name = requiredText("name", of: node)
    else { return nil }
    return Setting.Destination(
      location: location, name: name, methods: texts("methods", of: node),
      operations: texts("operations", of: node))
  }

  private func currentState(_ node: JSONNode) -> CurrentState? {
    checkKeys(
      of: node,
      known: [
        "resource", "list", "read", "match", "withoutIdentity", "pointers", "archivedSetting",
        "hidden",
      ])
    guard let resource = requiredText("resource", of: node) else { return nil }
    return CurrentState(
      resource: resource, list: member("list", of: node).flatMap { list($0) },
      read: member("read", of: node).flatMap { read($0) }, match: texts("match", of: node),
      withoutIdentity: member("withoutIdentity", of: node).flatMap { read($0) },
      pointers: facts("pointers", of: node), archivedSetting: text("archivedSetting", of: node),
      hidden: texts("hidden", of: node))
  }

  private func list(_ node: JSONNode) -> CurrentState.List? {
    checkKeys(of: node, known: ["operation", "items", "paging"])
    guard let operation = requiredText("operation", of: node) else { return nil }
    return CurrentState.List(
      operation: operation, items: text("items", of: node) ?? "",
      paging: text("paging", of: node) ?? "none")
  }

  private func read(_ node: JSONNode) -> CurrentState.Read? {
    checkKeys(of: node, known: ["operation", "parameters"])
    guard let operation = requiredText("operation", of: node) else { return nil }
    return CurrentState.Read(operation: operation, parameters: links("parameters", of: node))
  }

  private func answerRules(_ node: JSONNode) -> AnswerRules {
    checkKeys(
      of: node, known: ["accept", "errorBody", "absentSetting", "refusedSetting", "notApplied"])
    var rules = AnswerRules()
    if let accept = text("accept", of: node) { rules.accept = accept }
    rules.errorBody = text("errorBody", of: node)
    rules.absentSetting = text("absentSetting", of: node)
    rules.refusedSetting = text("refusedSetting", of: node)
    rules.notApplied = elements("notApplied", of: node).compactMap { element in
      checkKeys(of: element, known: ["status", "header", "setting"])
      guard let status = integer("status", of: element) else { return nil }
      return AnswerRules.NotApplied(
        status: status, header: text("header", of: element), setting: text("setting", of: element))
    }
    return rules
  }
}
