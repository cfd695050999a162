import Records

extension ExpressionCompiler {
  /// Compiles a call: finds the function, checks the arguments, and adds the node.
  mutating func call(
    _ name: String, _ arguments: [Expression], _ range: Range<Int>, _ nameRange: Range<Int>
  ) -> Typed? {
    guard let entry = FunctionCatalog.entry(named: name) else {
      note(FunctionCatalog.unknown(name, at: nameRange.lowerBound))
      return nil
    }
    if entry.readsFiles && !scope.hasFilesFolder {
      note(
        ExpressionProblem(
          "expression.noFilesFolder", "there is no folder that \(entry.name) may read from",
          advice: "name it as source: { files: \"photos\" }", at: nameRange.lowerBound))
      return nil
    }
    guard checkCount(arguments, of: entry, range) else { return nil }
    switch entry.work {
    case .eager(let work): return eager(entry, work, arguments)
    case .special(let form): return special(form, entry, arguments)
    }
  }

  /// Whether a call has as many arguments as the function takes.
  private mutating func checkCount(
    _ arguments: [Expression], of entry: FunctionEntry, _ range: Range<Int>
  ) -> Bool {
    let parameters = entry.parameters
    let required = (parameters.lastIndex { !$0.isOptional && !$0.isRepeated } ?? -1) + 1
    let repeats = parameters.contains(where: \.isRepeated)
    if arguments.count > parameters.count && !repeats {
      note(
        ExpressionProblem(
          "expression.tooManyArguments",
          "\(entry.name) takes \(parameters.count == 0 ? "no" : "at most \(parameters.count)") "
            + "argument\(parameters.count == 1 ? "" : "s")",
          advice: "its form is \(entry.signature)",
          at: arguments[parameters.count].range.lowerBound))
      return false
    }
    for position in 0..<max(required, min(arguments.count, parameters.count))
    where !parameters[position].isOptional && !parameters[position].isRepeated {
      if position < arguments.count, !arguments[position].isMissing { continue }
      note(
        ExpressionProblem(
          "expression.missingArgument",
          "\(entry.name) needs its argument \"\(parameters[position].name)\"",
          advice: "its form is \(entry.signature)",
          at: position < arguments.count
            ? arguments[position].range.lowerBound : range.upperBound - 1))
      return false
    }
    return true
  }

  private mutating func eager(
    _ entry: FunctionEntry, _ work: FunctionEntry.Eager, _ arguments: [Expression]
  ) -> Typed? {
    var nodes: [Int32] = []
    var firstType = ValueType()
    for (position, argument) in arguments.enumerated() {
      guard let value = compile(argument) else { continue }
      if position == 0 { firstType = value.type }
      let parameter = entry.parameter(at: position)
      var accepts = parameter.accepts
      if position == 0 && work.mapsLists { accepts.insert(.list) }
      let user = "\(entry.name)'s \"\(parameter.name)\" takes \(parameter.accepts.words)"
      if argument.isMissing {
        nodes.append(builder.add(constant: .absent))
      } else if let node = fit(value, to: accepts, user, at: argument.range.lowerBound) {
        nodes.append(node)
      }
    }
    guard nodes.count == arguments.count else { return nil }
    // Bodies find every parameter that does not repeat, so that they need not count.
    let fixed = entry.parameters.prefix { !$0.isRepeated }.count
    while nodes.count < fixed { nodes.append(builder.add(constant: .absent)) }
    do {
      let format = work.promisesFormat?(nodes.map { builder.constant(of: $0) })
      let node = try builder.add(call: entry, work, nodes)
      return Typed(node: node, type: resultType(of: entry, work, firstType), format: format)
    } catch {
      let place = error.argument < arguments.count ? error.argument : 0
      note(
        ExpressionProblem(
          error.code, error.summary, advice: error.advice, at: arguments[place].range.lowerBound))
      return nil
    }
  }

  private func resultType(
    of entry: FunctionEntry, _ work: FunctionEntry.Eager, _ first: ValueType
  ) -> ValueType {
    guard case .fixed(let type) = entry.result else { return .any }
    guard work.mapsLists, first.contains(ValueType.list) else { return type }
    return first == .list ? .list : type.union(.list)
  }

  private mutating func special(
    _ form: FunctionEntry.SpecialForm, _ entry: FunctionEntry, _ arguments: [Expression]
  ) -> Typed? {
    switch form {
    case .lookup: return lookup(arguments)
    case .iif:
      let condition = condition(arguments[0], of: entry.name)
      let values = arguments.dropFirst().map { compile($0) }
      guard let condition, let yes = values[0] else { return nil }
      guard values.count > 1 else {
        let none = builder.add(constant: .null)
        return Typed(node: builder.add(.iif, [condition, yes.node, none]), type: yes.type)
      }
      guard let no = values[1] else { return nil }
      return Typed(
        node: builder.add(.iif, [condition, yes.node, no.node]), type: yes.type.union(no.type))
    case .switchCase: return switchCase(arguments)
    case .coalesce, .selectUniqueValue:
      let values = arguments.compactMap { compile($0) }
      guard values.count == arguments.count else { return nil }
      let type = values.reduce(into: ValueType()) { $0.formUnion($1.type) }
      if form == .coalesce {
        return Typed(node: builder.add(.coalesce, values.map(\.node)), type: type)
      }
      let texts = zip(values, arguments).compactMap { value, argument in
        fit(value, to: .text, "SelectUniqueValue takes text", at: argument.range.lowerBound)
      }
      guard texts.count == values.count else { return nil }
      return Typed(node: builder.add(selectUniqueValue: texts), type: .text)
    }
  }

  /// `Switch(source, default, key, value, …)`: keys are compared with the source.
  private mutating func switchCase(_ arguments: [Expression]) -> Typed? {
    if arguments.count % 2 != 0 {
      note(
        ExpressionProblem(
          "expression.missingArgument", "Switch has a key without a value",
          advice: "its form is Switch(source, default, key1, value1, …)",
          at: arguments[arguments.count - 1].range.lowerBound))
      return nil
    }
    let values = arguments.map { compile($0) }
    var type = values[1]?.type ?? []
    for position in stride(from: 2, to: arguments.count, by: 2) {
      if let source = values[0], let key = values[position] {
        _ = checkComparison(
          .equal, source.type, key.type, at: arguments[position].range.lowerBound)
      }
      type.formUnion(values[position + 1]?.type ?? [])
    }
    let nodes = values.compactMap { $0?.node }
    guard nodes.count == values.count, problems.isEmpty else { return nil }
    return Typed(node: builder.add(.switchCase, nodes), type: type)
  }

  /// `Lookup(value, "table", default)`: the table is named by a constant, so that it is known now.
  private mutating func lookup(_ arguments: [Expression]) -> Typed? {
    let key = compile(arguments[0])
    guard case .text(let name, let range) = arguments[1] else {
      note(
        ExpressionProblem(
          "expression.tableName",
          "Lookup's second argument is the name of a table in double quotes",
          advice: "write Lookup([field], \"table\")", at: arguments[1].range.lowerBound))
      return nil
    }
    guard let table = scope.tables[name] else {
      note(
        ExpressionProblem(
          "expression.unknownTable", "there is no table \"\(name)\"",
          advice: Suggestion.advice(for: name, among: scope.tables.keys.sorted(), what: "tables")
            ?? "define it under tables in the mapping", at: range.lowerBound))
      return nil
    }
    let fallback = arguments.count > 2 ? compile(arguments[2]) : nil
    guard let key,
      let keyNode = fit(
        key, to: [.text, .number, .list], "Lookup's \"value\" takes text, a number or a list",
        at: arguments[0].range.lowerBound), arguments.count < 3 || fallback != nil
    else { return nil }
    let type: ValueType =
      key.type == .list
      ? .list : key.type.contains(ValueType.list) ? table.type.union(.list) : table.type
    return Typed(
      node: builder.add(
        .lookup, [keyNode] + (fallback.map { [$0.node] } ?? []), operand: table.number),
      type: type.union(fallback?.type ?? []))
  }
}

extension Expression {
  /// Whether this is an argument that was left empty.
  var isMissing: Bool {
    if case .missing = self { return true }
    return false
  }
}

extension FunctionEntry {
  /// The parameter that an argument is for; the last ones repeat.
  func parameter(at position: Int) -> Parameter {
    if position < parameters.count { return parameters[position] }
    let repeated = parameters.filter(\.isRepeated).count
    return parameters[parameters.count - repeated + (position - parameters.count) % repeated]
  }
}
