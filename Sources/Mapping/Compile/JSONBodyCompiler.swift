import JSON
import Records
import Targets

/// Compiles the template of a JSON body: objects and arrays with values in them, at any depth.
extension MappingCompiler {
  /// A compiled body.
  struct JSONBody {
    var shape = JSONBodyShape()
    /// The values, by leaf.
    var plans: [ValuePlan] = []
    /// The objects, outer ones first.
    var objects: [ObjectPlan] = []
    /// What is collected from many records, if anything is.
    var collect: CollectPlan?
  }

  /// Where in a body the compiler is.
  private struct Spot {
    /// The path from the body on: `body/name/first`.
    var path: String
    /// What messages call it.
    var label: String
    /// The name in the object around it; nil in arrays and for the body itself.
    var name: String?
    /// What the target demands.
    var schema: Schema?

    func member(_ name: String, _ schema: Schema?) -> Spot {
      Spot(path: path + "/" + name, label: label + "." + name, name: name, schema: schema)
    }

    func element(_ position: Int) -> Spot {
      Spot(
        path: path + "/\(position)", label: label + "[\(position)]", name: nil,
        schema: schema?.items)
    }
  }

  /// The body of a request; nil when the mapping gives none and none is needed.
  mutating func compileJSONBody(
    _ request: MappingDocument.Request, _ operation: Targets.Operation,
    _ content: RequestBody.Content, _ settings: SettingValues
  ) -> JSONBody? {
    var body = JSONBody()
    let spot = Spot(
      path: "body", label: operation.identifier, name: nil,
      schema: content.schema.resolved(with: settings))
    if let collect = request.collect { body.collect = compileCollect(collect, operation) }
    if let node = request.body {
      compile(node, spot, settings, into: &body)
    } else if body.collect?.into == spot.path {
      collectItems(spot, settings, into: &body)
    } else {
      let empty = JSONNode(.object(JSONObject([])), range: request.node.range)
      compileObject(empty, spot, settings, into: &body)
      if body.plans.isEmpty { return nil }
    }
    if let collect = body.collect, !collect.isPlaced { noteUnplaced(collect, request) }
    return body
  }

  /// Adds what a node of the template stands for.
  private mutating func compile(
    _ node: JSONNode, _ spot: Spot, _ settings: SettingValues, into body: inout JSONBody
  ) {
    if body.collect?.into == spot.path {
      note(
        "mapping.collect", "\(spot.label) is given and collected too",
        advice: "remove it here; collect fills it", at: node.range.lowerBound)
      return
    }
    switch node.kind {
    case .object(let object) where object["$value"] == nil && object["$flow"] == nil:
      compileObject(node, spot, settings, into: &body)
    case .array(let elements) where elements.contains(where: \.holdsObject):
      guard isAccepted(.list, spot, node) else { return }
      body.shape.begin(spot.name, isArray: true)
      for (position, element) in elements.enumerated() {
        compile(element, spot.element(position), settings, into: &body)
      }
      body.shape.end()
    default:
      let plan = compileSent(
        node, label: spot.label, spot.schema, wire: .json, part: .body, settings)
      guard var plan else { return }
      plan.name = body.shape.addValue(spot.name)
      plan.property = Int(plan.name)
      body.plans.append(plan)
    }
  }

  private mutating func compileObject(
    _ node: JSONNode, _ spot: Spot, _ settings: SettingValues, into body: inout JSONBody
  ) {
    guard isAccepted(.nested, spot, node) else { return }
    let rule = spot.schema.flatMap { schema -> ObjectRule? in
      var found: [Diagnostic] = []
      return schema.properties.isEmpty && schema.required.isEmpty
        ? nil : ObjectRule(schema, as: .json, problems: &found)
    }
    let place = body.objects.count
    let firstLeaf = body.shape.leafCount
    body.objects.append(ObjectPlan(rule: rule, label: spot.label))
    body.shape.begin(spot.name, isArray: false)
    var names: Set<String> = []
    for member in node.object?.members ?? [] {
      names.insert(member.key)
      if let problem = rule?.judge(name: member.key) {
        note(
          problem.code, problem.summary, advice: problem.advice, at: member.keyRange.lowerBound,
          severity: problem.severity)
        if rule?.number(of: member.key) == nil && problem.severity == .error { continue }
      }
      let schema = spot.schema?.property(named: member.key)?.schema.resolved(with: settings)
      add(spot.member(member.key, schema), rule, place, &body) { compiler, spot, body in
        compiler.compile(member.value, spot, settings, into: &body)
      }
    }
    if let next = body.collect?.step(below: spot.path), !names.contains(next) {
      names.insert(next)
      let schema = spot.schema?.property(named: next)?.schema.resolved(with: settings)
      add(spot.member(next, schema), rule, place, &body) { compiler, spot, body in
        if body.collect?.into == spot.path {
          compiler.collectItems(spot, settings, into: &body)
        } else {
          let empty = JSONNode(.object(JSONObject([])), range: node.range)
          compiler.compileObject(empty, spot, settings, into: &body)
        }
      }
    }
    if spot.path == "body" {
      addLeftOut(rule, spot, settings, place, names, &body)
    }
    for number in rule?.required ?? [] where !body.objects[place].holds(number) {
      guard let breach = rule?.missing(number), let name = rule?.names[number],
        !names.contains(name)
      else { continue }
      note(
        breach.code, "\(spot.label) needs \"\(name)\"", advice: "add it",
        at: node.range.lowerBound)
    }
    body.shape.end()
    body.objects[place].leaves = firstLeaf..<body.shape.leafCount
  }

  /// Adds a member and notes which leaves are its own.
  private mutating func add(
    _ spot: Spot, _ rule: ObjectRule?, _ place: Int, _ body: inout JSONBody,
    _ compile: (inout MappingCompiler, Spot, inout JSONBody) -> Void
  ) {
    let first = body.shape.leafCount
    compile(&self, spot, &body)
    guard let number = spot.name.flatMap({ rule?.number(of: $0) }) else { return }
    body.objects[place].properties.append((number, first..<body.shape.leafCount))
  }

  /// What the target's settings send in place of a property that the mapping leaves out.
  private mutating func addLeftOut(
    _ rule: ObjectRule?, _ spot: Spot, _ settings: SettingValues, _ place: Int,
    _ names: Set<String>, _ body: inout JSONBody
  ) {
    for property in spot.schema?.properties ?? [] where !names.contains(property.name) {
      guard let setting = property.schema.rules.whenLeftOut,
        let constant = expressions.constant(of: settings[setting])
      else { continue }
      add(spot.member(property.name, property.schema), rule, place, &body) { _, spot, body in
        var plan = ValuePlan(node: constant, label: spot.label)
        plan.isConstant = true
        plan.name = body.shape.addValue(spot.name)
        plan.property = Int(plan.name)
        body.plans.append(plan)
      }
    }
  }

  /// Adds the array that many records fill, with the item of one.
  private mutating func collectItems(
    _ spot: Spot, _ settings: SettingValues, into body: inout JSONBody
  ) {
    guard let collect = body.collect else { return }
    body.collect?.isPlaced = true
    guard isAccepted(.list, spot, collect.item) else { return }
    if let most = spot.schema?.maxItems { body.collect?.limit(to: most) }
    body.shape.begin(spot.name, isArray: true, isCollected: true)
    compile(collect.item, spot.element(0), settings, into: &body)
    body.shape.end()
  }

  /// Whether the target takes an object or a list here; tells when not.
  private mutating func isAccepted(_ kind: Cell.Kind, _ spot: Spot, _ node: JSONNode) -> Bool {
    guard let schema = spot.schema else { return true }
    var found: [Diagnostic] = []
    let rule = ValueRule(schema, as: .json, problems: &found)
    let breach = kind == .nested ? rule.breachOfObject : rule.breach(ofKinds: [kind])
    guard let breach else { return true }
    note(
      breach.code, "\(spot.label) \(breach.summary)", advice: breach.advice,
      at: node.range.lowerBound)
    return false
  }
}

extension JSONNode {
  /// Whether there is an object in it, so that it is a template and not a list of values.
  fileprivate var holdsObject: Bool {
    object != nil || elements?.contains(where: \.holdsObject) == true
  }
}
