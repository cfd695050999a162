import Formats
import JSON
import Records
import Targets

/// Compiles a mapping document, and reports all its mistakes in one pass.
struct MappingCompiler: ~Copyable {
  let document: MappingDocument
  let tableLimit: Int
  /// The target that a flag names in place of the mapping's.
  let chosenTarget: Target?
  var expressions: ExpressionCompiler
  /// The names of the requests' values.
  let names = ValueNames()
  private(set) var problems: [Diagnostic] = []
  /// The nodes of the formulas compiled so far, by their number in `Scope.Field`.
  private var formulas: [JSONNode] = []

  init(_ document: MappingDocument, tableLimit: Int, chosenTarget: Target? = nil) {
    self.document = document
    self.chosenTarget = chosenTarget
    self.tableLimit = tableLimit
    let format = document.settings.format.flatMap(SourceFormat.init(rawValue:)) ?? .csv
    expressions = ExpressionCompiler(fieldType: format.isNested ? .any : .text)
    expressions.scope.hasFilesFolder = document.settings.files != nil
  }

  /// The mapping, if it has no mistakes; they are left in `problems`.
  mutating func compile(folder: String, digest: UInt64) -> Mapping? {
    let isForTarget = document.columns == nil || document.root["target"] != nil
    let target = isForTarget ? findTarget() : nil
    checkSettings()
    let files = findFiles(in: folder)
    var tables = TableCompiler(source: document.source, folder: folder, limit: tableLimit)
    for table in document.tables {
      guard let (lookup, type) = tables.compile(table) else {
        // Known by name, so that its users are not reported as well.
        expressions.scope.tables[table.name.key] = (0, .any)
        continue
      }
      expressions.scope.tables[table.name.key] = (Int32(expressions.builder.tables.count), type)
      expressions.builder.tables.append(lookup)
    }
    problems += tables.problems
    compileDerived()
    let skip = document.skip.flatMap { condition($0, label: "skip") }
    let key = document.key.flatMap { plain($0, label: "key") }
    let unique = document.unique.compactMap { plain($0, label: "unique") }
    let columns = compileColumns()
    if document.requests.isEmpty && document.columns == nil {
      note(
        "mapping.missingKey", "the mapping has no requests",
        advice: "add requests: [ { operation: … } ], or columns: { Name: … }",
        at: document.root.range.lowerBound)
    }
    var shapes: [RequestShape] = []
    var requests: [RequestPlan] = []
    if let target {
      let settings = SettingValues(of: target)
      for request in document.requests {
        guard let (shape, plan) = compile(request, target, settings, number: shapes.count) else {
          continue
        }
        shapes.append(shape)
        requests.append(plan)
      }
    }
    guard target != nil || !isForTarget, !problems.contains(where: { $0.severity == .error })
    else { return nil }
    let fields = expressions.scope.fields.map { field in
      Mapping.MappedField(
        name: field.name, isOptional: field.isOptional,
        offset: sourceOffset(of: field.offset, inFormula: field.formula))
    }
    let confidential = confidentialFields(of: requests)
    let drawsRandomValues = expressions.builder.drawsRandomValues
    let hasConfidentialKey = key.map { isConfidential($0, confidential) } ?? false
    return Mapping(
      MappingParts(
        document: document, target: target, fields: fields, shapes: shapes,
        names: names, program: expressions.finish(), key: key, unique: unique, skip: skip,
        requests: requests, columns: columns, files: files, hasConfidentialKey: hasConfidentialKey,
        drawsRandomValues: drawsRandomValues,
        digest: digest &+ tables.digest, tableByteCount: tables.byteCount))
  }

  // MARK: Parts

  private mutating func findTarget() -> Target? {
    if let chosenTarget { return chosenTarget }
    guard let node = document.target, let name = node.text else {
      if document.root["target"] == nil {
        note(
          "mapping.missingKey", "the mapping does not say which target it is for",
          advice: "add target: \"anewspring\"", at: document.root.range.lowerBound)
      }
      return nil
    }
    if name.contains("/") || name.hasSuffix(".json") {
      note(
        "mapping.notYet", "a mapping cannot name the document of a target in this version",
        advice: "leave target out here and name the document with --target FILE",
        at: node.range.lowerBound)
      return nil
    }
    do throws(Diagnostic) {
      return try TargetCatalog.target(named: name)
    } catch {
      note(error.code, error.summary, advice: error.advice, at: node.range.lowerBound)
      return nil
    }
  }

  /// The folder that `File` reads from; a relative path begins at the mapping's folder.
  private mutating func findFiles(in folder: String) -> FilesFolder? {
    guard let path = document.settings.files else { return nil }
    let files = FilesFolder(FilePath.resolve(path, in: folder))
    if !files.isThere {
      note(
        "mapping.noFilesFolder", "there is no folder \"\(path)\" to read files from",
        advice: "make it, or correct files under source; its path is relative to the mapping",
        at: (document.settingNodes["files"] ?? document.root).range.lowerBound)
    }
    return files
  }

  private mutating func compileDerived() {
    for member in document.derived {
      let value = compileValue(member.value, label: "let \(member.key)")
      let number = Int32(expressions.builder.derived.count)
      // Known by name even when it is wrong, so that its users are not reported as well.
      expressions.builder.derived.append(
        value?.node ?? expressions.builder.add(constant: .null))
      expressions.scope.derived[member.key] = Scope.Derived(
        number: number, type: value?.type ?? .any)
    }
  }

  /// A value that has to be a condition.
  mutating func condition(_ node: JSONNode, label: String) -> ValuePlan? {
    guard let value = compileValue(node, label: label) else { return nil }
    guard
      let fitted = expressions.fit(
        value, to: .boolean, "\(label) takes a condition, true or false", at: node.formulaStart)
    else {
      take(expressions.takeProblems(), of: node)
      return nil
    }
    return plan(Typed(node: fitted, type: .boolean), node, label: label)
  }

  /// A value that is not sent.
  mutating func plain(_ node: JSONNode, label: String) -> ValuePlan? {
    guard let value = compileValue(node, label: label) else { return nil }
    guard
      let fitted = expressions.fit(
        value, to: .scalar, "\(label) takes a single value", at: node.formulaStart)
    else {
      take(expressions.takeProblems(), of: node)
      return nil
    }
    return plan(Typed(node: fitted, type: value.type), node, label: label)
  }

  // MARK: Values

  /// A value of the mapping as an expression: a formula, a constant, or a list of them.
  mutating func compileValue(_ node: JSONNode, label: String) -> Typed? {
    switch node.kind {
    case .string(let text):
      guard text.value.hasPrefix("=") else {
        return Typed(node: expressions.builder.add(.text, text.value), type: .text)
      }
      if text.value.hasPrefix("==") {
        let literal = String(text.value.dropFirst())
        return Typed(node: expressions.builder.add(.text, literal), type: .text)
      }
      formulas.append(node)
      let value = expressions.compile(text.value, from: 1, formula: formulas.count - 1)
      take(expressions.takeProblems(), of: node)
      return value
    case .number(let number):
      guard let decimal = number.decimal else {
        note(
          "mapping.wrongKind", "\(label) cannot be infinite or no number",
          advice: "write a number that JSON knows", at: node.range.lowerBound)
        return nil
      }
      return Typed(node: expressions.builder.add(.number, decimal), type: .number)
    case .boolean(let value):
      return Typed(node: expressions.builder.add(constant: .boolean(value)), type: .boolean)
    case .null: return Typed(node: expressions.builder.add(constant: .null), type: [])
    case .array(let elements):
      let values = elements.map { compileValue($0, label: label) }
      guard values.allSatisfy({ $0 != nil }) else { return nil }
      let node = expressions.builder.add(.list, values.compactMap { $0?.node })
      return Typed(node: node, type: .list)
    case .object:
      note(
        "mapping.wrongKind", "\(label) takes a value, and this is an object",
        advice: "write text, a number, true, false, a formula, or a list of these",
        at: node.range.lowerBound)
      return nil
    case .invalid: return nil
    }
  }

  /// A value with what messages say about it.
  func plan(_ value: Typed, _ node: JSONNode, label: String) -> ValuePlan {
    var plan = ValuePlan(node: value.node, label: label)
    if let text = node.text, text.hasPrefix("="), !text.hasPrefix("==") { plan.formula = text }
    plan.fields = expressions.fieldNames(of: value.node)
    return plan
  }

  /// A text that lives as long as the mapping.
  func keep(_ text: String) -> ByteSlice {
    var buffer = ByteBuffer()
    buffer.append(text)
    return expressions.builder.keep(buffer.slice)
  }

  // MARK: Problems

  mutating func note(
    _ code: DiagnosticCode, _ summary: String, advice: String?, at offset: Int,
    severity: Diagnostic.Severity = .error
  ) {
    problems.append(
      document.source.diagnostic(code, summary, advice: advice, at: offset, severity: severity))
  }

  /// Takes over what is wrong with the formula of a node.
  mutating func take(_ found: [ExpressionProblem], of node: JSONNode) {
    for problem in found {
      note(
        problem.code, problem.summary, advice: problem.advice,
        at: node.string?.sourceOffset(ofByte: problem.offset) ?? node.range.lowerBound)
    }
  }

  private func sourceOffset(of offset: Int, inFormula number: Int) -> Int {
    let node = formulas[number]
    return node.string?.sourceOffset(ofByte: offset) ?? node.range.lowerBound
  }

  // MARK: Confidential values

  /// The source fields that confidential properties are made from.
  private func confidentialFields(of requests: [RequestPlan]) -> Set<String> {
    var fields: Set<String> = []
    for request in requests {
      for value in request.values where value.isConfidential { fields.formUnion(value.fields) }
      for case .value(let value) in request.path where value.isConfidential {
        fields.formUnion(value.fields)
      }
    }
    return fields
  }

  private func isConfidential(_ plan: ValuePlan, _ fields: Set<String>) -> Bool {
    !fields.isDisjoint(with: plan.fields) || expressions.usesRedact(plan.node)
  }
}

extension JSONNode {
  /// Where the expression of a formula begins in its text.
  fileprivate var formulaStart: Int { text == nil ? 0 : 1 }
}
