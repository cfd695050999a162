import CLibXML2
import Records

/// The elements around the records: whether they are on the path, and what they declare.
struct XMLAncestors {
  /// What the last element compared with a step was, and what came of it: the names that libxml2 gives
  /// are the same pointers whenever they are the same names.
  @safe
  private struct Comparison {
    var name: XMLCalledName?
    var isMatch = false
  }

  /// What is around the first record.
  private(set) var surroundings: XMLSurroundings?

  private let steps: [XMLElementPath.Step]
  private let keys: [String]
  private let namespaces: XMLNamespaces
  private var comparisons: [Comparison]
  private var elements: [XMLSurroundings.Element] = []
  /// What the elements that are open declare beyond those around the first record; nil while unknown.
  private var difference: [XMLNamespaceDeclaration]?

  init(_ path: XMLElementPath, _ namespaces: XMLNamespaces) {
    steps = path.steps
    keys = path.steps.map { step in
      guard case .name(let name) = step else { return "" }
      return namespaces.key(ofPath: name, isAttribute: false)
    }
    self.namespaces = namespaces
    comparisons = steps.map { _ in Comparison() }
  }

  /// Whether an element at a depth, from 1, is on the path, and all elements around it are.
  @unsafe
  mutating func matches(_ name: XMLCalledName, depth: Int) -> Bool {
    guard elements.count == depth - 1 else { return false }
    if steps[depth - 1] == .any { return true }
    if let known = unsafe comparisons[depth - 1].name, unsafe known == name {
      return comparisons[depth - 1].isMatch
    }
    let key = unsafe namespaces.key(ofName: name.text, in: name.uriText)
    let isMatch = key == keys[depth - 1]
    comparisons[depth - 1] = unsafe Comparison(name: name, isMatch: isMatch)
    return isMatch
  }

  /// Notes an element on the path that is no record.
  @unsafe
  mutating func push(_ name: XMLCalledName, _ declared: XMLDeclarations) {
    elements.append(
      unsafe XMLSurroundings.Element(name: name.text, declarations: declared.declarations))
    difference = nil
  }

  /// Forgets the elements below a depth.
  mutating func pop(to depth: Int) {
    guard elements.count > depth else { return }
    elements.removeSubrange(depth...)
    difference = nil
  }

  /// Notes that a record begins here; the declarations that it needs to stand where the first one stands.
  @unsafe
  mutating func beginRecord(_ declared: XMLDeclarations) -> String? {
    let first = surroundings ?? XMLSurroundings(elements)
    if surroundings == nil { surroundings = first }
    let needed = difference ?? first.difference(to: XMLSurroundings(elements))
    difference = needed
    if needed.isEmpty { return nil }
    let own = unsafe Set(declared.declarations.map(\.prefix))
    let text = needed.filter { !own.contains($0.prefix) }.map(\.text).joined()
    return text.isEmpty ? nil : text
  }
}

/// What is around the records of a document.
struct XMLSurroundings: Sendable {
  /// An element with what it declares.
  struct Element: Sendable {
    /// Its name as it is written.
    var name: String
    var declarations: [XMLNamespaceDeclaration]
  }

  /// The elements from the root on.
  let elements: [Element]
  /// What prefixes mean in the innermost of them.
  let scope: [XMLNamespaceDeclaration]

  init(_ elements: [Element]) {
    self.elements = elements
    var scope: [XMLNamespaceDeclaration] = []
    for declaration in elements.flatMap(\.declarations) {
      scope.removeAll { $0.prefix == declaration.prefix }
      if !declaration.uri.isEmpty { scope.append(declaration) }
    }
    self.scope = scope
  }

  /// What has to be declared here for a record from elsewhere to mean the same.
  func difference(to other: XMLSurroundings) -> [XMLNamespaceDeclaration] {
    var needed = other.scope.filter { !scope.contains($0) }
    let hasDefault = { (scope: [XMLNamespaceDeclaration]) in scope.contains { $0.prefix.isEmpty } }
    if hasDefault(scope) && !hasDefault(other.scope) {
      needed.append(XMLNamespaceDeclaration(prefix: "", uri: ""))
    }
    return needed
  }
}

/// What a prefix means from an element on.
struct XMLNamespaceDeclaration: Sendable, Equatable {
  /// The prefix; empty for names without one.
  var prefix: String
  /// The namespace; empty for none.
  var uri: String

  /// The declaration as an attribute, with a space in front.
  var text: String {
    var buffer = ByteBuffer()
    buffer.append(prefix.isEmpty ? " xmlns=\"" : " xmlns:\(prefix)=\"")
    buffer.append(xmlAttributeOf: uri)
    buffer.append("\"")
    return String(buffer.slice)
  }
}
