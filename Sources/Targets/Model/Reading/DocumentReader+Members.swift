internal import JSON
internal import Records

/// Members of a known kind; one of another kind is reported and counts as missing.
extension DocumentReader {
  /// A member that is an object.
  func member(_ key: String, of node: JSONNode) -> JSONNode? {
    expect(key, of: node, "an object") { $0.object == nil ? nil : $0 }
  }

  /// The members of a member that is an object, in order.
  func members(_ key: String, of node: JSONNode) -> [JSONMember] {
    member(key, of: node)?.object?.members ?? []
  }

  /// The elements of a member that is an array.
  func elements(_ key: String, of node: JSONNode) -> [JSONNode] {
    expect(key, of: node, "an array") { $0.elements } ?? []
  }

  /// A member that is text.
  func text(_ key: String, of node: JSONNode) -> String? {
    expect(key, of: node, "text") { $0.text }
  }

  /// A member that is true or false.
  func boolean(_ key: String, of node: JSONNode) -> Bool? {
    expect(key, of: node, "true or false") { $0.boolean }
  }

  /// A member that is a whole number.
  func integer(_ key: String, of node: JSONNode) -> Int? {
    expect(key, of: node, "a whole number") { $0.number?.integer }
  }

  /// A member that is a list of texts.
  func texts(_ key: String, of node: JSONNode) -> [String] {
    elements(key, of: node).compactMap { element in
      if element.text == nil {
        report("openapi.type", "\"\(key)\" is a list of texts", at: element)
      }
      return element.text
    }
  }

  /// A member that is one of the words of an enumeration.
  func word<Word: RawRepresentable & CaseIterable>(
    _ key: String, of node: JSONNode, as type: Word.Type
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key, of: node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    report(
      "openapi.value", "\"\(text)\" is not a value of \"\(key)\"", at: node[key] ?? node,
      advice: Suggestion.advice(
        for: text, among: Word.allCases.map(\.rawValue), what: "values"))
    return nil
  }

  /// A member that must be text; its absence is reported.
  func requiredText(_ key: String, of node: JSONNode) -> String? {
    if node[key] == nil {
      report("openapi.missing", "the member \"\(key)\" is missing", at: node)
    }
    return text(key, of: node)
  }

  /// Reports the members of one of our own objects that we do not know.
  func checkKeys(of node: JSONNode, known: [String]) {
    for member in node.object?.members ?? [] where !known.contains(member.key) {
      report(
        "openapi.unknownKey", "x-muster has no member \"\(member.key)\" here", at: member.value,
        advice: Suggestion.advice(for: member.key, among: known, what: "members"))
    }
  }

  private func expect<Value>(
    _ key: String, of node: JSONNode, _ kind: String, _ read: (JSONNode) -> Value?
  ) -> Value? {
    guard let value = node[key] else { return nil }
    if let result = read(value) { return result }
    report("openapi.type", "\"\(key)\" is \(kind), not \(value.kindName)", at: value)
    return nil
  }
}
