import JSON
import Records
import Targets

/// Compiles `collect`: many records to one request.
extension MappingCompiler {
  /// What a request collects; nil when its parts cannot be used.
  mutating func compileCollect(
    _ collect: MappingDocument.Collect, _ operation: Targets.Operation
  ) -> CollectPlan? {
    guard let into = collect.into.text, let item = collect.item else { return nil }
    let parts = into.split(separator: "/", omittingEmptySubsequences: false)
    if parts.first != "body" || parts.contains("") {
      note(
        "mapping.collect", "into says which array of the body is filled",
        advice: "write \"body\" for the whole body, or \"body/name\" for a property of it",
        at: collect.into.range.lowerBound)
      return nil
    }
    let by = collect.by.compactMap { plain($0, label: "\(operation.identifier).by") }
    return CollectPlan(
      by: by, into: into, item: item, max: collect.max ?? .max, isSorted: collect.isSorted,
      intoNode: collect.into)
  }

  /// The array was not met on the way through the body.
  mutating func noteUnplaced(_ collect: CollectPlan, _ request: MappingDocument.Request) {
    note(
      "mapping.collect", "the body has no place for \"\(collect.into)\"",
      advice: "name a property of the body that is an array",
      at: collect.intoNode.range.lowerBound)
  }

  /// The property of a form that is repeated for each item.
  mutating func compileFormItem(
    _ collect: inout CollectPlan, _ schema: Schema, _ object: ObjectRule,
    _ operation: Targets.Operation, _ content: RequestBody.Content, _ settings: SettingValues
  ) -> ValuePlan? {
    guard let name = collect.step(below: "body"), collect.into == "body/" + name else { return nil }
    collect.isPlaced = true
    if let problem = object.judge(name: name) {
      note(
        problem.code, problem.summary, advice: problem.advice,
        at: collect.intoNode.range.lowerBound, severity: problem.severity)
    }
    let property = schema.property(named: name)?.schema
    var found: [Diagnostic] = []
    if let property {
      let rule = ValueRule(
        property.resolved(with: settings), as: ValueRule.Wire(content.encoding), problems: &found)
      if let breach = rule.breach(ofKinds: [.list]) {
        note(
          breach.code, "\(operation.identifier).\(name) \(breach.summary)",
          advice: "collect fills properties that may be repeated",
          at: collect.intoNode.range.lowerBound)
      }
      if let most = property.maxItems { collect.limit(to: most) }
    }
    var plan = compileSent(
      collect.item, label: "\(operation.identifier).\(name)", property,
      wire: ValueRule.Wire(content.encoding), part: .body, settings)
    plan?.name = names.number(of: name)
    plan?.property = object.number(of: name)
    return plan
  }

  /// Makes sure that what all records of a request share is made from what they have in common.
  mutating func checkShared(
    _ plans: [ValuePlan], _ collect: CollectPlan, _ request: MappingDocument.Request
  ) {
    let common = Set(collect.by.flatMap(\.fields))
    for plan in plans {
      for field in plan.fields where !common.contains(field) {
        note(
          "mapping.collect",
          "\(plan.label) is made from [\(field)], which may differ between the records of one request",
          advice: "add '=[\(field)]' to by, or move it into item", at: request.node.range.lowerBound
        )
      }
    }
  }
}
