import JSON
import Records

extension MappingCompiler {
  /// Compiles the columns of a mapping of columns, in their order.
  mutating func compileColumns() -> [ValuePlan] {
    guard let columns = document.columns else { return [] }
    let key = document.root.object?.members.first { $0.key == "columns" }?.keyRange
    let start = (key ?? document.root.range).lowerBound
    if document.root["requests"] != nil {
      note(
        "mapping.requestsAndColumns", "a mapping has either requests or columns, and this has both",
        advice: "keep one of them, and put the other in a mapping of its own", at: start)
    }
    if columns.isEmpty, document.root["columns"]?.object != nil {
      note(
        "mapping.missingKey", "the mapping has no columns",
        advice: "add columns: { Name: '=[field]' }",
        at: start)
    }
    return columns.compactMap { member in
      if member.key.isEmpty {
        note(
          "mapping.missingKey", "a column without a name",
          advice: "write its name in front of the colon", at: member.keyRange.lowerBound)
      }
      guard let value = compileValue(member.value, label: member.key) else { return nil }
      if value.type == .file {
        note(
          "mapping.wrongKind",
          "\(member.key) takes a value, and File() is for files that are sent along",
          advice: "write the path itself, without File()", at: member.value.range.lowerBound)
      }
      return plan(value, member.value, label: member.key)
    }
  }
}
