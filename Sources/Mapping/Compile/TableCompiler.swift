import Formats
import JSON
import Records

/// Makes code tables ready: from the mapping itself and from files beside it.
///
/// Errors: problems with their place in the mapping; a table's file is named in them.
struct TableCompiler {
  let source: SourceText
  /// The folder that paths of tables are relative to.
  let folder: String
  /// How many bytes all tables may take.
  let limit: Int
  private(set) var problems: [Diagnostic] = []
  /// Bytes of all tables so far.
  private(set) var byteCount = 0
  /// Checksum of what came from files.
  private(set) var digest: UInt64 = 0

  init(source: SourceText, folder: String, limit: Int) {
    self.source = source
    self.folder = folder
    self.limit = limit
  }

  /// A table and the kinds of its values; nil when it cannot be used.
  mutating func compile(_ table: MappingDocument.Table) -> (LookupTable, ValueType)? {
    let lookup = LookupTable()
    var type = ValueType()
    switch table.contents {
    case .inline(let members):
      let scratch = Scratch()
      withExtendedLifetime(scratch) {
        for member in members { insert(member, into: lookup, &type, scratch) }
      }
    case .file(let path, let key, let value, let records):
      guard let pathText = path.text, let keyName = key.text, let valueName = value.text else {
        return nil
      }
      do throws(Diagnostic) {
        type = try read(
          pathText, keyName, valueName, key, value, records: records?.text, into: lookup)
      } catch {
        var problem = source.diagnostic(
          error.code, "table \"\(table.name.key)\": \(error.summary)", advice: advice(for: error),
          at: path.range.lowerBound)
        if let place = error.place { problem.summary += " (\(place.text))" }
        problems.append(problem)
        return nil
      }
    }
    byteCount += lookup.byteCount
    if byteCount > limit {
      problems.append(
        source.diagnostic(
          "mapping.tablesTooLarge", "the tables take more than \(limit) bytes",
          advice: "raise the limit with --max-table", at: table.name.keyRange.lowerBound))
      return nil
    }
    return (lookup, type)
  }

  /// What to do about a table's file, with paths as the mapping writes them.
  private func advice(for problem: Diagnostic) -> String? {
    guard problem.code == "input.missing", let advice = problem.advice else {
      return problem.advice
    }
    return advice.hasPrefix("did you mean")
      ? advice.replacing("\"\(folder)/", with: "\"", maxReplacements: 1)
      : "check the path; it is relative to the mapping's folder"
  }

  private mutating func insert(
    _ member: JSONMember, into lookup: LookupTable, _ type: inout ValueType, _ scratch: Scratch
  ) {
    let value: Cell
    switch member.value.kind {
    case .string(let text):
      value = .text(scratch.copy(text.value))
      type.formUnion(.text)
    case .number(let number):
      guard let decimal = number.decimal else {
        problems.append(
          source.diagnostic(
            "mapping.wrongKind", "a table's value cannot be infinite or no number",
            advice: "write a number that JSON knows", at: member.value.range.lowerBound))
        return
      }
      value = .number(scratch.copy(decimal))
      type.formUnion(.number)
    case .boolean(let truth):
      value = .boolean(truth)
      type.formUnion(.boolean)
    case .null: value = .null
    default:
      problems.append(
        source.diagnostic(
          "mapping.wrongKind",
          "a table's value is text, a number, true or false, and this is \(member.value.kindName)",
          advice: "for several values, write them as one text and take it apart with Split(…)",
          at: member.value.range.lowerBound))
      return
    }
    _ = lookup.insert(scratch.copy(member.key), value)
  }

  /// Fills a table from a file.
  ///
  /// - Returns: The kinds of its values.
  private mutating func read(
    _ path: String, _ keyName: String, _ valueName: String, _ keyNode: JSONNode,
    _ valueNode: JSONNode, records: String?, into lookup: LookupTable
  ) throws(Diagnostic) -> ValueType {
    let input = HashingSource(try InputSource(path: FilePath.resolve(path, in: folder)))
    var file = TableFile(
      try TableFile.open(input, path, records: records), key: keyName, value: valueName)
    let columns = [(keyNode, keyName), (valueNode, valueName)]
    if let names = file.reader.declaredFields {
      let missing = columns.filter { !names.contains($0.1) }
      for (node, name) in missing {
        noteMissing(
          "\(path) has no column \"\(name)\"",
          Suggestion.advice(for: name, among: names, what: "columns"), node)
      }
      guard missing.isEmpty else { return .text }
    }
    try file.fill(lookup, limit: limit, path: path)
    digest = digest &* 31 &+ input.checksum
    if file.recordCount > 0 {
      for (column, isThere) in zip(columns, [file.hasKeys, file.hasValues]) where !isThere {
        noteMissing(
          "no record of \(path) has the field \"\(column.1)\"", "correct its path", column.0)
      }
    }
    return file.reader.format.isNested ? file.types : .text
  }

  private mutating func noteMissing(_ summary: String, _ advice: String?, _ node: JSONNode) {
    problems.append(
      source.diagnostic(
        "mapping.unknownColumn", summary, advice: advice, at: node.range.lowerBound))
  }
}
