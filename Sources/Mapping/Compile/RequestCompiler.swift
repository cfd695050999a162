import JSON
import Records
import Targets

extension MappingCompiler {
  /// Compiles a request against the operation that it calls.
  mutating func compile(
    _ request: MappingDocument.Request, _ target: Target, _ settings: SettingValues, number: Int
  ) -> (RequestShape, RequestPlan)? {
    guard let name = request.operation.text else { return nil }
    guard let operation = target.operation(named: name) else {
      let problem = target.unknownOperation(name)
      note(
        problem.code, problem.summary, advice: problem.advice,
        at: request.operation.range.lowerBound)
      return nil
    }
    let each = request.each.flatMap { node -> ValuePlan? in
      guard let value = compileValue(node, label: "\(name).each") else { return nil }
      return self.plan(value, node, label: "\(name).each")
    }
    if let element = request.elementName?.text { expressions.scope.element = (element, .any) }
    defer { expressions.scope.element = nil }
    let when = request.when.flatMap { condition($0, label: "\(name).when") }
    let path = compilePath(request, operation, settings)
    var values = compileParameters(request.query, .query, operation, settings)
    values += compileParameters(request.headers, .header, operation, settings)
    let content = bodyContent(of: operation, for: request)
    var plan = RequestPlan(shape: number, when: when, each: each, path: path, values: values)
    var shape = RequestShape(
      operation: name, method: operation.method, encoding: content?.encoding)
    if let content, content.encoding == .json {
      if let body = compileJSONBody(request, operation, content, settings) {
        shape.json = body.shape
        plan.objects = body.objects
        plan.collect = body.collect
        plan.values += body.plans
      } else {
        shape.encoding = nil
      }
    } else if let content {
      if content.encoding == .multipart, let collect = request.collect {
        note(
          "mapping.collect", "collect cannot fill a body with files",
          advice: "leave the file out, or make one request of each record",
          at: collect.into.range.lowerBound)
      }
      let body = compileBody(request, operation, content, settings)
      plan.body = body.object
      plan.collect = body.collect
      plan.values += body.plans
      if body.collect != nil { shape.collectedName = body.plans.last?.name }
    } else if let node = request.body, node.object?.members.isEmpty == false {
      note(
        "mapping.noBody", "\(name) has no body",
        advice: "remove body; the operation's values go in its path",
        at: node.range.lowerBound)
    }
    if let collect = plan.collect {
      checkShared(shared(by: plan, shape), collect, request)
      shape.collected = RequestShape.Collected(most: collect.max, isSorted: collect.isSorted)
    } else if let collect = request.collect, content == nil {
      note(
        "mapping.collect", "\(name) has no body to collect into", advice: "remove collect",
        at: collect.into.range.lowerBound)
    }
    return (shape, plan)
  }

  /// The values that all records of a collecting request share.
  private func shared(by plan: RequestPlan, _ shape: RequestShape) -> [ValuePlan] {
    var plans = plan.values.filter { value in
      if value.part != .body { return true }
      return shape.json.map { !$0.isCollected(value.name) } ?? (value.name != shape.collectedName)
    }
    for case .value(let value) in plan.path { plans.append(value) }
    return plans
  }

  /// The body's form: multipart only where a property is mapped that no other form has.
  private func bodyContent(
    of operation: Targets.Operation, for request: MappingDocument.Request
  ) -> RequestBody.Content? {
    guard let body = operation.body, let first = body.contents.first else { return nil }
    guard let multipart = body.content(.multipart), first.encoding != .multipart else {
      return first
    }
    let names = request.body?.object?.keys ?? []
    let needsFiles = names.contains {
      first.schema.property(named: $0) == nil && multipart.schema.property(named: $0) != nil
    }
    return needsFiles ? multipart : first
  }

  private mutating func compilePath(
    _ request: MappingDocument.Request, _ operation: Targets.Operation, _ settings: SettingValues
  ) -> [RequestPlan.PathPiece] {
    let known = operation.path.parameterNames
    // A name that was meant to be another one is one mistake, not two.
    var meant: Set<String> = []
    for member in request.path where !known.contains(member.key) {
      if let near = Suggestion.nearest(to: member.key, among: known) { meant.insert(near) }
      note(
        "request.unknownParameter",
        "the path of \(operation.identifier) has no parameter \"\(member.key)\"",
        advice: Suggestion.advice(for: member.key, among: known, what: "parameters"),
        at: member.keyRange.lowerBound)
    }
    return operation.path.pieces.compactMap { piece in
      switch piece {
      case .text(let text): return .text(keep(text))
      case .parameter(let name):
        guard let member = request.path.first(where: { $0.key == name }) else {
          if meant.contains(name) { return nil }
          note(
            "request.required", "\(operation.identifier) needs \"\(name)\" in its path",
            advice: "add path: { \(name): '=[field]' }", at: request.node.range.lowerBound)
          return nil
        }
        let parameter = operation.parameters(in: .path).first { $0.name == name }
        let value = compileNamed(
          member, parameter?.schema, wire: .path, part: .path, operation, settings)
        return value.map { .value($0) }
      }
    }
  }

  private mutating func compileParameters(
    _ members: [JSONMember], _ part: MappedRequest.Part, _ operation: Targets.Operation,
    _ settings: SettingValues
  ) -> [ValuePlan] {
    let location: Parameter.Location = part == .query ? .query : .header
    let parameters = operation.parameters(in: location)
    return members.compactMap { member in
      guard let parameter = parameters.first(where: { $0.name == member.key }) else {
        note(
          "request.unknownParameter",
          "\(operation.identifier) has no \(location.rawValue) parameter \"\(member.key)\"",
          advice: parameters.isEmpty
            ? "remove it; the operation takes none"
            : Suggestion.advice(
              for: member.key, among: parameters.map(\.name), what: "parameters"),
          at: member.keyRange.lowerBound)
        return nil
      }
      return compileNamed(
        member, parameter.schema, wire: .parameter, part: part, operation, settings)
    }
  }

  private mutating func compileBody(
    _ request: MappingDocument.Request, _ operation: Targets.Operation,
    _ content: RequestBody.Content, _ settings: SettingValues
  ) -> (object: ObjectRule, plans: [ValuePlan], collect: CollectPlan?) {
    let schema = content.schema.resolved(with: settings)
    var found: [Diagnostic] = []
    let object = ObjectRule(schema, as: ValueRule.Wire(content.encoding), problems: &found)
    var mapped: Set<Int> = []
    var plans: [ValuePlan] = []
    for member in request.body?.object?.members ?? [] {
      let number = object.number(of: member.key)
      if let number { mapped.insert(number) }
      if let problem = object.judge(name: member.key) {
        note(
          problem.code, problem.summary, advice: problem.advice, at: member.keyRange.lowerBound,
          severity: problem.severity)
        if number == nil && problem.severity == .error { continue }
      }
      var plan = compileNamed(
        member, schema.property(named: member.key)?.schema,
        wire: ValueRule.Wire(content.encoding), part: .body, operation, settings)
      plan?.property = number
      if let plan { plans.append(plan) }
    }
    var collect = request.collect.flatMap { compileCollect($0, operation) }
    let collected = collect?.step(below: "body").flatMap { object.number(of: $0) }
    if let collected, mapped.contains(collected), let node = collect?.intoNode {
      note(
        "mapping.collect", "\(object.names[collected]) is given and collected too",
        advice: "remove it from body; collect fills it", at: node.range.lowerBound)
    }
    if let collected { mapped.insert(collected) }
    for number in object.required where !mapped.contains(number) {
      let breach = object.missing(number)
      note(
        breach.code, "\(operation.identifier) needs \"\(object.names[number])\"",
        advice: "add it to body", at: (request.body ?? request.node).range.lowerBound)
    }
    // What the target's settings send in place of a property that the mapping leaves out.
    for (number, property) in schema.properties.enumerated() where !mapped.contains(number) {
      guard let setting = property.schema.rules.whenLeftOut,
        let constant = expressions.constant(of: settings[setting])
      else { continue }
      var plan = ValuePlan(node: constant, label: "\(operation.identifier).\(property.name)")
      plan.isConstant = true
      plan.name = names.number(of: property.name)
      plan.property = number
      plans.append(plan)
    }
    if var found = collect {
      // Last, so that its pairs stand together.
      if let plan = compileFormItem(&found, schema, object, operation, content, settings) {
        plans.append(plan)
      }
      if !found.isPlaced { noteUnplaced(found, request) }
      collect = found
    }
    return (object, plans, collect)
  }

  /// A value with a name, a rule and its options.
  private mutating func compileNamed(
    _ member: JSONMember, _ schema: Schema?, wire: ValueRule.Wire, part: MappedRequest.Part,
    _ operation: Targets.Operation, _ settings: SettingValues
  ) -> ValuePlan? {
    var plan = compileSent(
      member.value, label: "\(operation.identifier).\(member.key)", schema, wire: wire, part: part,
      settings)
    plan?.name = names.number(of: member.key)
    return plan
  }

  /// A value that is sent, with a rule and its options.
  mutating func compileSent(
    _ written: JSONNode, label: String, _ schema: Schema?, wire: ValueRule.Wire,
    part: MappedRequest.Part, _ settings: SettingValues
  ) -> ValuePlan? {
    guard let node = readOptions(of: written, label: label),
      let value = compileValue(node, label: label)
    else { return nil }
    var plan = self.plan(value, node, label: label)
    plan.part = part
    plan.isConfidential = schema?.rules.isConfidential ?? false
    guard let schema else { return plan }
    var found: [Diagnostic] = []
    let rule = ValueRule(schema.resolved(with: settings), as: wire, problems: &found)
    plan.rule = rule
    plan.isWellFormed = value.format.map { rule.isFree(forTextOfFormat: $0) } ?? false
    check(value, rule, node, label: label, isConstant: &plan.isConstant)
    return plan
  }

  /// Checks what is known about a value before there is a record.
  private mutating func check(
    _ value: Typed, _ rule: ValueRule, _ node: JSONNode, label: String, isConstant: inout Bool
  ) {
    if let cell = expressions.builder.constant(of: value.node) {
      isConstant = true
      if let breach = rule.check(cell, memory: expressions.patterns) {
        note(
          breach.code, "\(label) \(breach.summary)", advice: breach.advice,
          at: node.range.lowerBound)
      }
    } else if let breach = rule.breach(ofKinds: value.type.kinds) {
      note(
        breach.code, "\(label) \(breach.summary)", advice: breach.advice,
        at: node.range.lowerBound)
    }
  }

  /// The value inside `{ $value: …, $flow: … }`, or the node itself.
  private mutating func readOptions(of written: JSONNode, label: String) -> JSONNode? {
    guard let options = written.object, options["$value"] != nil || options["$flow"] != nil
    else { return written }
    for option in options.members where option.key != "$value" && option.key != "$flow" {
      note(
        "mapping.unknownKey", "\(label) has no option \"\(option.key)\"",
        advice: Suggestion.advice(for: option.key, among: ["$value", "$flow"], what: "options"),
        at: option.keyRange.lowerBound)
    }
    if let flow = options["$flow"] {
      let flows = ["always", "create-only", "if-empty"]
      if !flows.contains(flow.value.text ?? "") {
        note(
          "mapping.unknownChoice", "$flow says when a plan sends the value",
          advice: "it is one of: " + flows.joined(separator: ", "), at: flow.value.range.lowerBound)
      }
    }
    guard let value = options["$value"]?.value else {
      note(
        "mapping.missingKey", "\(label) has options and no value", advice: "add $value: …",
        at: written.range.lowerBound)
      return nil
    }
    return value
  }
}

extension ValueType {
  /// The kinds of cells that values of this type are.
  fileprivate var kinds: [Cell.Kind] {
    [Cell.Kind.text, .number, .boolean, .date, .list, .nested, .cleared, .file].filter {
      contains($0)
    }
  }
}
