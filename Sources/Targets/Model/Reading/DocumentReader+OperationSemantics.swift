internal import JSON
internal import Records

/// The `x-muster` member of operations, parameters and properties.
extension DocumentReader {
  private static let operationKeys = [
    "effect", "identity", "repeatSafe", "repeatUnsafeWith", "partial", "actsAs", "proof",
    "alreadyApplied", "requires", "inverse", "inverseNote", "unverifiable", "sideEffects", "phase",
    "items", "paging", "variants",
  ]

  /// What a call does; without `x-muster`, what its method promises.
  func semantics(_ node: JSONNode?, method: String) -> OperationSemantics {
    var semantics = Self.promise(of: method)
    guard let node else { return semantics }
    checkKeys(of: node, known: Self.operationKeys)
    if let effect = word("effect", of: node, as: OperationSemantics.Effect.self) {
      semantics.effect = effect
      semantics.isRepeatSafe = effect == .read
    }
    if let isSafe = boolean("repeatSafe", of: node) { semantics.isRepeatSafe = isSafe }
    semantics.identity = member("identity", of: node).flatMap { identity($0) }
    semantics.repeatUnsafeWith = texts("repeatUnsafeWith", of: node)
    semantics.isPartial = boolean("partial", of: node) ?? false
    semantics.actsAs = member("actsAs", of: node).flatMap { branches($0) }
    semantics.proof = member("proof", of: node).flatMap { proof($0) }
    semantics.alreadyApplied = elements("alreadyApplied", of: node).compactMap {
      alreadyApplied($0)
    }
    semantics.requirements = elements("requires", of: node).compactMap { requirement($0) }
    if let inverse = node["inverse"], !inverse.isNull {
      semantics.inverses = elements("inverse", of: node).compactMap { self.inverse($0) }
    }
    semantics.inverseNote = text("inverseNote", of: node)
    semantics.unverifiable = text("unverifiable", of: node)
    semantics.sideEffects = elements("sideEffects", of: node).compactMap { sideEffect($0) }
    semantics.phase = integer("phase", of: node) ?? 1
    semantics.items = text("items", of: node)
    semantics.paging = text("paging", of: node)
    return semantics
  }

  /// Source: RFC 9110, sections 9.2.1 and 9.2.2.
  private static func promise(of method: String) -> OperationSemantics {
    switch method {
    case "GET", "HEAD", "OPTIONS", "TRACE": OperationSemantics(effect: .read, isRepeatSafe: true)
    case "PUT": OperationSemantics(effect: .update, isRepeatSafe: true)
    case "DELETE": OperationSemantics(effect: .delete, isRepeatSafe: true)
    case "PATCH": OperationSemantics(effect: .update, isRepeatSafe: false)
    default: OperationSemantics(effect: .create, isRepeatSafe: false)
    }
  }

  private func identity(_ node: JSONNode) -> OperationSemantics.Identity? {
    checkKeys(of: node, known: ["resource", "in", "name", "matches"])
    guard let resource = requiredText("resource", of: node),
      let location = requiredText("in", of: node), let name = requiredText("name", of: node)
    else { return nil }
    return OperationSemantics.Identity(
      resource: resource, location: location, name: name,
      matches: text("matches", of: node) ?? name)
  }

  private func branches(_ node: JSONNode) -> OperationSemantics.Branches? {
    checkKeys(of: node, known: ["absent", "present"])
    guard let absent = requiredText("absent", of: node),
      let present = requiredText("present", of: node)
    else { return nil }
    return OperationSemantics.Branches(absent: absent, present: present)
  }

  private func proof(_ node: JSONNode) -> OperationSemantics.Proof? {
    checkKeys(of: node, known: ["operation", "parameters", "shows", "compare"])
    guard let operation = requiredText("operation", of: node) else { return nil }
    return OperationSemantics.Proof(
      operation: operation, parameters: links("parameters", of: node),
      shows: word("shows", of: node, as: OperationSemantics.Proof.Shows.self) ?? .present,
      compared: links("compare", of: node))
  }

  /// The members of an object that lead from names to the sources of their values.
  func links(_ key: String, of node: JSONNode) -> [OperationSemantics.Link] {
    guard let object = member(key, of: node) else { return [] }
    return members(key, of: node).compactMap { member in
      text(member.key, of: object).map { OperationSemantics.Link(name: member.key, source: $0) }
    }
  }

  private func alreadyApplied(_ node: JSONNode) -> OperationSemantics.AlreadyApplied? {
    checkKeys(of: node, known: ["status", "verify", "setting"])
    guard let status = integer("status", of: node) else {
      report("openapi.missing", "the member \"status\" is missing", at: node)
      return nil
    }
    return OperationSemantics.AlreadyApplied(
      status: status, needsProof: boolean("verify", of: node) ?? false,
      setting: text("setting", of: node))
  }

  private func requirement(_ node: JSONNode) -> OperationSemantics.Requirement? {
    checkKeys(of: node, known: ["state", "property", "value", "by"])
    guard let state = requiredText("state", of: node) else { return nil }
    guard state == "exists" || state == "contains" else {
      report(
        "openapi.value", "\"\(state)\" is not a state", at: node["state"] ?? node,
        advice: "known states: exists, contains")
      return nil
    }
    let isContained = state == "contains"
    return OperationSemantics.Requirement(
      property: isContained ? requiredText("property", of: node) : nil,
      value: isContained ? requiredText("value", of: node) : nil, operations: texts("by", of: node))
  }

  private func inverse(_ node: JSONNode) -> OperationSemantics.Inverse? {
    checkKeys(
      of: node, known: ["when", "operation", "parameters", "values", "loses", "note"])
    guard let operation = requiredText("operation", of: node) else { return nil }
    return OperationSemantics.Inverse(
      when: text("when", of: node), operation: operation,
      parameters: links("parameters", of: node),
      values: word("values", of: node, as: OperationSemantics.Inverse.Values.self) ?? .none,
      loses: texts("loses", of: node), note: text("note", of: node))
  }

  private func sideEffect(_ node: JSONNode) -> OperationSemantics.SideEffect? {
    checkKeys(of: node, known: ["property", "effect"])
    guard let effect = requiredText("effect", of: node) else { return nil }
    return OperationSemantics.SideEffect(property: text("property", of: node), effect: effect)
  }

  /// What `x-muster` says about a parameter or property.
  func propertyRules(_ node: JSONNode) -> PropertyRules {
    checkKeys(
      of: node,
      known: [
        "confidential", "clearable", "onlyWith", "whenLeftOut", "neutral", "maximumBytes",
        "fromSettings",
      ])
    var rules = PropertyRules()
    rules.isConfidential = boolean("confidential", of: node) ?? false
    rules.isClearable = boolean("clearable", of: node) ?? true
    rules.onlyWith = text("onlyWith", of: node)
    rules.whenLeftOut = text("whenLeftOut", of: node)
    rules.neutral = node["neutral"].flatMap { constant($0) }
    rules.maximumBytes = integer("maximumBytes", of: node)
    for link in links("fromSettings", of: node) {
      guard let keyword = PropertyRules.Keyword(rawValue: link.name) else {
        report(
          "openapi.value", "no setting can give the keyword \"\(link.name)\"", at: node,
          advice: "known keywords: "
            + PropertyRules.Keyword.allCases.map(\.rawValue).joined(separator: ", "))
        continue
      }
      rules.fromSettings.append(PropertyRules.Binding(keyword: keyword, setting: link.source))
    }
    return rules
  }
}
