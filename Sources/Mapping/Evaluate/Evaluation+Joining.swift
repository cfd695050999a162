import Records

extension Evaluation {
  /// The parts of `Join` as one text, straight from fields and constants; `call` knows the other parts.
  func joinLeaves(_ node: Program.Node) throws(RecordProblem) -> Cell {
    let separator = try argument(node, 0).bytes
    var hasValue = false
    var isFirst = true
    for position in 1..<Int(node.count) {
      let part = try argument(node, position)
      if part.hasNoValue { continue }
      guard part.kind == .text || part.kind == .number else {
        scratch.abandon()
        return try call(node)
      }
      hasValue = true
      if part.bytes.isEmpty { continue }
      if !isFirst { scratch.append(separator) }
      isFirst = false
      scratch.append(part.bytes)
    }
    let text = scratch.finish()
    return hasValue ? .text(text) : .null
  }
}
