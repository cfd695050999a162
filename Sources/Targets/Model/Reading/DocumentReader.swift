internal import JSON
internal import Records

/// The walk through one OpenAPI document, with the problems met on the way.
///
/// Its extensions read one part of the document each; all take nodes and give model values, and none
/// stops at a mistake.
final class DocumentReader {
  let source: SourceText
  let root: JSONNode
  /// Whether the document is of OpenAPI 3.0, whose schemas have a dialect of their own.
  private(set) var isVersion30 = false
  private(set) var diagnostics: [Diagnostic] = []

  /// Schemas by reference, so that a component is read once.
  var knownSchemas: [String: Schema] = [:]
  /// The references being followed, innermost last.
  var openReferences: [String] = []
  /// Whether the schema at hand is of an answer, which muster reads but does not check.
  var isReadingAnswer = false

  init(source: SourceText, root: JSONNode) {
    self.source = source
    self.root = root
  }

  /// Reads the whole document.
  func target(named fallbackName: String) -> Target? {
    guard root.object != nil else {
      report("openapi.document", "an OpenAPI document is a JSON object", at: root)
      return nil
    }
    guard readVersion() else { return nil }
    let extensions = member("x-muster", of: root)
    let information = member("info", of: root)
    var target = Target(
      identifier: extensions.flatMap { text("identifier", of: $0) } ?? fallbackName,
      title: information.flatMap { text("title", of: $0) } ?? fallbackName,
      version: information.flatMap { text("version", of: $0) } ?? "",
      summary: information.flatMap { text("summary", of: $0) ?? text("description", of: $0) } ?? "",
      servers: servers(of: root), security: security(of: root) ?? [], operations: operations(),
      settings: [], limits: Limits(), currentState: nil, answers: AnswerRules(), sources: [],
      notSupported: [], hasSemantics: extensions != nil)
    if let extensions { readSemantics(extensions, into: &target) }
    validateNames(in: target)
    return target
  }

  private func readVersion() -> Bool {
    if let node = root["swagger"] {
      report(
        "openapi.version", "this is a Swagger 2 document", at: node,
        advice: "convert it to OpenAPI 3 first")
      return false
    }
    guard let version = text("openapi", of: root) else {
      report("openapi.version", "the document has no member \"openapi\"", at: root)
      return false
    }
    isVersion30 = version.hasPrefix("3.0")
    guard isVersion30 || version.hasPrefix("3.1") else {
      report(
        "openapi.version", "muster reads OpenAPI 3.0 and 3.1, not \(version)",
        at: root["openapi"] ?? root)
      return false
    }
    return true
  }

  // MARK: Problems

  /// Notes a problem at a node.
  func report(
    _ code: DiagnosticCode, _ summary: String, at node: JSONNode, advice: String? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      source.diagnostic(
        code, summary, advice: advice, at: node.range.lowerBound, severity: severity))
  }

  /// Notes a problem that stands nowhere in particular.
  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Notes something that the document says and muster does not check; answers are not checked at all.
  func reportUnsupported(_ what: String, at node: JSONNode) {
    guard !isReadingAnswer else { return }
    report(
      "openapi.unsupported", "muster does not check \(what)", at: node, severity: .warning)
  }

  // MARK: References

  /// The node that a reference leads to, or the node itself, with the reference.
  func resolve(_ node: JSONNode) -> (node: JSONNode, reference: String?) {
    var node = node
    var seen: [String] = []
    while let reference = node["$ref"]?.text {
      guard !seen.contains(reference) else {
        report("openapi.cycle", "the reference \(reference) leads to itself", at: node)
        return (JSONNode(.invalid, range: node.range), nil)
      }
      seen.append(reference)
      guard let next = find(reference, from: node) else {
        return (JSONNode(.invalid, range: node.range), nil)
      }
      node = next
    }
    return (node, seen.last)
  }

  /// The node at a JSON pointer in a URI fragment.
  ///
  /// Source: RFC 6901, sections 3, 4 and 6.
  func find(_ reference: String, from node: JSONNode) -> JSONNode? {
    guard reference == "#" || reference.hasPrefix("#/") else {
      report(
        "openapi.externalReference", "the reference \(reference) leads out of the document",
        at: node, advice: "bundle the documents into one first")
      return nil
    }
    var found = root
    for token in reference.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
      .dropFirst()
    {
      let key = Self.unescape(token)
      let next = found.elements.map { elements in
        Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      }
      guard let next = next ?? found[key] else {
        report("openapi.reference", "the reference \(reference) leads nowhere", at: node)
        return nil
      }
      found = next
    }
    return found
  }

  private static func unescape(_ token: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = token.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    var text = String(decoding: bytes, as: UTF8.self)
    text.replace("~1", with: "/")
    text.replace("~0", with: "~")
    return text
  }
}
