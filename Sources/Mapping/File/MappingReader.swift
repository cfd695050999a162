import JSON
import Records

/// Takes a mapping file apart and reports every key and value that does not belong.
///
/// Source: DESIGN.md section 5. What formulas mean is the compiler's business.
struct MappingReader {
  let source: SourceText
  private(set) var problems: [Diagnostic] = []

  init(_ source: SourceText) { self.source = source }

  /// The document of a tree; what is wrong with it is left in `problems`.
  mutating func read(_ root: JSONNode) -> MappingDocument {
    var document = MappingDocument(source: source, root: root)
    let known = [
      "muster", "description", "target", "source", "tables", "let", "key", "unique", "skip",
      "requests", "columns", "tests",
    ]
    for member in members(of: root, "a mapping", known: known) {
      let value = member.value
      switch member.key {
      case "muster": readVersion(value)
      case "description": document.description = text(value, "description") ?? ""
      case "target": document.target = text(value, "target") == nil ? nil : value
      case "source": readSource(value, into: &document)
      case "tables": document.tables = readTables(value)
      case "let": document.derived = members(of: value, "let", known: nil)
      case "key": document.key = value
      case "unique": document.unique = elements(of: value, "unique")
      case "skip": document.skip = value
      case "requests":
        document.requests = elements(of: value, "requests").compactMap { readRequest($0) }
      case "columns": document.columns = members(of: value, "columns", known: nil)
      case "tests":
        let makesColumns = root["columns"] != nil && root["requests"] == nil
        document.tests = elements(of: value, "tests").compactMap {
          readTest($0, ofColumns: makesColumns)
        }
      default: break
      }
    }
    if root.object != nil && root["muster"] == nil {
      note(
        "mapping.missingKey", "the mapping does not say which version of its format it has",
        advice: "begin it with muster: 1,", at: root.range.lowerBound)
    }
    return document
  }

  // MARK: Parts

  private mutating func readVersion(_ value: JSONNode) {
    guard value.number?.integer != 1 else { return }
    note(
      "mapping.version", "this program reads version 1 of the mapping format",
      advice: "write muster: 1, or use a newer program for a newer mapping",
      at: value.range.lowerBound)
  }

  private mutating func readSource(_ value: JSONNode, into document: inout MappingDocument) {
    let known = [
      "format", "encoding", "delimiter", "quote", "header", "comment", "skipLines", "decimal",
      "timeZone", "namespaces", "records", "empty", "files", "operation",
    ]
    for member in members(of: value, "source", known: known) {
      document.settingNodes[member.key] = member.value
      switch member.key {
      case "format": document.settings.format = choice(member, ["csv", "json", "jsonl", "xml"])
      case "encoding": document.settings.encoding = text(member.value, "encoding")
      case "delimiter": document.settings.delimiter = text(member.value, "delimiter")
      case "quote": document.settings.quote = text(member.value, "quote")
      case "header": document.settings.header = choice(member, ["first", "none"])
      case "comment": document.settings.comment = text(member.value, "comment")
      case "skipLines":
        if let count = member.value.number?.integer, count >= 0 {
          document.settings.skipLines = count
        } else {
          note(
            "mapping.wrongKind", "skipLines is a number of lines, from 0",
            advice: "write it without quotes, as in skipLines: 2", at: member.value.range.lowerBound
          )
        }
      case "decimal": document.settings.decimal = choice(member, [",", "."])
      case "timeZone": document.settings.timeZone = text(member.value, "timeZone")
      case "records": document.settings.records = text(member.value, "records")
      case "empty": document.settings.empty = choice(member, ["null", "text", "quoted"])
      case "files": document.settings.files = text(member.value, "files")
      case "namespaces":
        var namespaces: [String: String] = [:]
        for entry in members(of: member.value, "namespaces", known: nil) {
          namespaces[entry.key] = text(entry.value, "a namespace")
        }
        document.settings.namespaces = namespaces
      default:
        note(
          "mapping.notYet",
          "reading a source from a target's operation is not part of this version",
          advice: "leave operation out; the input is a file", at: member.keyRange.lowerBound)
      }
    }
  }

  private mutating func readTables(_ value: JSONNode) -> [MappingDocument.Table] {
    members(of: value, "tables", known: nil).map { member in
      // A table of a file has a member `file` that looks like a path and the two columns' names.
      guard let file = member.value["file"],
        member.value["key"] != nil || member.value["value"] != nil
      else {
        return MappingDocument.Table(
          name: member, contents: .inline(members(of: member.value, "a table", known: nil)))
      }
      _ = members(
        of: member.value, "a table from a file", known: ["file", "key", "value", "records"])
      let missing = JSONNode(.null, range: member.value.range)
      for name in ["key", "value"] where member.value[name] == nil {
        note(
          "mapping.missingKey",
          "the table \"\(member.key)\" does not say which column is its \(name)",
          advice: "add \(name): \"column\"", at: member.value.range.lowerBound)
      }
      for name in ["file", "key", "value", "records"] {
        if let node = member.value[name] { _ = text(node, name) }
      }
      return MappingDocument.Table(
        name: member,
        contents: .file(
          path: file, key: member.value["key"] ?? missing, value: member.value["value"] ?? missing,
          records: member.value["records"]))
    }
  }

  private mutating func readRequest(_ value: JSONNode) -> MappingDocument.Request? {
    let known = ["operation", "when", "each", "as", "path", "query", "headers", "body", "collect"]
    let found = members(of: value, "a request", known: known)
    guard value.object != nil else { return nil }
    guard let operation = value["operation"], text(operation, "operation") != nil else {
      if value["operation"] == nil {
        note(
          "mapping.missingKey", "a request without an operation",
          advice: "name the operation, as in operation: \"addOrUpdateUser\"",
          at: value.range.lowerBound)
      }
      return nil
    }
    var request = MappingDocument.Request(node: value, operation: operation)
    for member in found {
      switch member.key {
      case "when": request.when = member.value
      case "each": request.each = member.value
      case "as": request.elementName = text(member.value, "as") == nil ? nil : member.value
      case "path": request.path = members(of: member.value, "path", known: nil)
      case "query": request.query = members(of: member.value, "query", known: nil)
      case "headers": request.headers = members(of: member.value, "headers", known: nil)
      case "body": request.body = member.value
      case "collect": request.collect = readCollect(member.value)
      default: break
      }
    }
    if request.each != nil && request.elementName == nil {
      note(
        "mapping.missingKey", "each without a name for its elements",
        advice: "add as: \"name\", and use [name] in the request", at: value.range.lowerBound)
    } else if request.each == nil, let name = request.elementName {
      note(
        "mapping.missingKey", "as names the elements of each, and there is no each",
        advice: "add each: '=Split(…)' or remove as", at: name.range.lowerBound)
    }
    return request
  }

  private mutating func readCollect(_ value: JSONNode) -> MappingDocument.Collect? {
    let found = members(
      of: value, "collect", known: ["by", "into", "item", "max", "sorted"])
    guard value.object != nil else { return nil }
    for (name, example) in [
      ("by", "by: ['=[field]']"), ("into", "into: \"body\""), ("item", "item: { … }"),
    ] where value[name] == nil {
      note(
        "mapping.missingKey", "collect without \(name)", advice: "add \(example)",
        at: value.range.lowerBound)
    }
    guard let into = value["into"], text(into, "into") != nil, let by = value["by"] else {
      return nil
    }
    var collect = MappingDocument.Collect(
      by: elements(of: by, "by"), into: into, item: value["item"])
    for member in found {
      switch member.key {
      case "max":
        if case .number(let number) = member.value.kind, let most = Int(number.text), most > 0 {
          collect.max = most
        } else {
          note(
            "mapping.wrongKind", "max is a whole number from 1 on", advice: "write it as max: 500",
            at: member.value.range.lowerBound)
        }
      case "sorted":
        if case .boolean(let isSorted) = member.value.kind {
          collect.isSorted = isSorted
        } else {
          note(
            "mapping.wrongKind", "sorted is true or false, and this is \(member.value.kindName)",
            advice: "write sorted: true", at: member.value.range.lowerBound)
        }
      default: break
      }
    }
    return collect
  }

  private mutating func readTest(
    _ value: JSONNode, ofColumns: Bool
  ) -> MappingDocument.Test? {
    _ = members(of: value, "a test", known: ["given", "expect", "rejects", "description"])
    guard let given = value["given"] else {
      if value.object != nil {
        note(
          "mapping.missingKey", "a test without a record",
          advice: "add given: { field: \"value\" }", at: value.range.lowerBound)
      }
      return nil
    }
    _ = members(of: given, "given", known: nil)
    switch (value["expect"], value["rejects"]) {
    case (let expected?, nil):
      return MappingDocument.Test(
        node: value, given: given, outcome: readExpectation(expected, ofColumns: ofColumns))
    case (nil, let reason?) where text(reason, "rejects") != nil:
      return MappingDocument.Test(node: value, given: given, outcome: .rejection(reason))
    case (nil, .some): return nil
    default:
      note(
        "mapping.missingKey", "a test has either expect or rejects",
        advice: ofColumns
          ? "expect holds columns with their values, rejects a part of the reason"
          : "expect lists the requests, rejects holds a part of the reason",
        at: value.range.lowerBound)
      return nil
    }
  }

  /// What a test expects: a list of requests, or columns with their values.
  private mutating func readExpectation(
    _ value: JSONNode, ofColumns: Bool
  ) -> MappingDocument.Test.Outcome {
    guard ofColumns else { return .requests(elements(of: value, "expect")) }
    if !value.isNull { _ = members(of: value, "expect of columns", known: nil) }
    return .columns(value)
  }

  // MARK: Kinds of values

  /// The members of an object; unknown keys and other kinds are problems.
  private mutating func members(of node: JSONNode, _ what: String, known: [String]?) -> [JSONMember]
  {
    guard let object = node.object else {
      if case .invalid = node.kind { return [] }
      note(
        "mapping.wrongKind", "\(what) is an object, and this is \(node.kindName)",
        advice: "write it in braces: { … }", at: node.range.lowerBound)
      return []
    }
    guard let known else { return object.members }
    return object.members.filter { member in
      if known.contains(member.key) { return true }
      note(
        "mapping.unknownKey", "\(what) has no key \"\(member.key)\"",
        advice: Suggestion.advice(for: member.key, among: known, what: "keys"),
        at: member.keyRange.lowerBound)
      return false
    }
  }

  /// The elements of an array; other kinds are problems.
  private mutating func elements(of node: JSONNode, _ what: String) -> [JSONNode] {
    if let elements = node.elements { return elements }
    note(
      "mapping.wrongKind", "\(what) is a list, and this is \(node.kindName)",
      advice: "write it in brackets: [ … ]", at: node.range.lowerBound)
    return []
  }

  /// The text of a string; other kinds are problems.
  private mutating func text(_ node: JSONNode, _ what: String) -> String? {
    if let text = node.text { return text }
    note(
      "mapping.wrongKind", "\(what) is text, and this is \(node.kindName)",
      advice: "write it in quotes", at: node.range.lowerBound)
    return nil
  }

  /// One of a few words; others are problems.
  private mutating func choice(_ member: JSONMember, _ choices: [String]) -> String? {
    if let word = member.value.text, choices.contains(word) { return word }
    let word = member.value.text
    note(
      "mapping.unknownChoice",
      "\(member.key) cannot be " + (word.map { "\"\($0)\"" } ?? member.value.kindName),
      advice: Suggestion.advice(for: word ?? "", among: choices, what: "choices"),
      at: member.value.range.lowerBound)
    return nil
  }

  private mutating func note(
    _ code: DiagnosticCode, _ summary: String, advice: String?, at offset: Int
  ) {
    problems.append(source.diagnostic(code, summary, advice: advice, at: offset))
  }
}
