import Formats
import JSON
import Records

/// Makes code tables ready: from the mapping itself and from CSV files beside it.
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
    case .file(let path, let key, let value):
      guard let pathText = path.text, let keyName = key.text, let valueName = value.text else {
        return nil
      }
      type = .text
      do throws(Diagnostic) {
        try read(pathText, keyName, valueName, key, value, into: lookup)
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

  private mutating func read(
    _ path: String, _ keyName: String, _ valueName: String, _ keyNode: JSONNode,
    _ valueNode: JSONNode, into lookup: LookupTable
  ) throws(Diagnostic) {
    let place = FilePath.resolve(path, in: folder)
    let input = HashingSource(try InputSource(path: place))
    let reader = try CSVReader(input, settings: CSVSettings())
    let missing = zip([keyNode, valueNode], [keyName, valueName])
      .filter { !reader.fieldNames.contains($1) }
    for (node, name) in missing {
      problems.append(
        source.diagnostic(
          "mapping.unknownColumn", "\(path) has no column \"\(name)\"",
          advice: Suggestion.advice(for: name, among: reader.fieldNames, what: "columns"),
          at: node.range.lowerBound))
    }
    guard missing.isEmpty else { return }
    let batch = reader.makeBatch(fields: [keyName, valueName])
    while try reader.read(into: batch) {
      try batch.decode()
      for number in 0..<batch.count {
        let line = batch.places[number].line
        if let problem = batch.problems[number] {
          throw Diagnostic(
            problem.code, problem.summary, advice: problem.advice,
            place: Place(file: path, line: line))
        }
        let fields = batch.fields(of: number)
        guard !fields[0].hasNoValue else { continue }
        if !lookup.insert(fields[0].bytes, fields[1]) {
          throw Diagnostic(
            "mapping.duplicateKey", "a key occurs twice",
            advice: "keep one line for each key", place: Place(file: path, line: line))
        }
      }
      if lookup.byteCount > limit { break }
    }
    digest = digest &* 31 &+ input.checksum
  }
}
