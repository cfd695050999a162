import Records

/// What can be read off compiled expressions.
extension ExpressionCompiler {
  /// The names of the source fields that an expression uses, itself or through derived fields.
  func fieldNames(of node: Int32) -> [String] {
    var numbers: Set<Int32> = []
    visit(node) { if $0.operation == .field { numbers.insert($0.operand) } }
    return numbers.sorted().map { scope.fields[Int($0)].name }
  }

  /// Whether an expression masks a value with `Redact`.
  func usesRedact(_ node: Int32) -> Bool {
    var isUsed = false
    visit(node) { step in
      if step.operation == .call && builder.functionName(step.operand) == "Redact" { isUsed = true }
    }
    return isUsed
  }

  /// Goes through all nodes of an expression.
  private func visit(_ node: Int32, _ look: (Program.Node) -> Void) {
    let step = builder.nodes[Int(node)]
    look(step)
    if step.operation == .derived { visit(builder.derived[Int(step.operand)], look) }
    for position in 0..<Int(step.count) {
      visit(builder.child(Int(step.first) + position), look)
    }
  }
}
