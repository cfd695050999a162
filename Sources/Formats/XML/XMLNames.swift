import Records

/// What the names in records mean to a projection: elements, attributes, and the scopes they are in.
struct XMLNames: ~Copyable {
  private let projection: XMLProjection
  private var scopes: XMLScopes
  private var elements = XMLNameCache()
  private var attributes = XMLNameCache()
  private var previousRole: Int32 = 0

  /// Names of records that begin where prefixes mean something.
  init(_ projection: XMLProjection, scope: [XMLNamespaceDeclaration]) {
    self.projection = projection
    scopes = XMLScopes(scope)
  }

  /// Makes room where a hostile document filled it; to be called between records.
  @inline(__always)
  mutating func tidy() {
    if scopes.isFull || elements.isFull || attributes.isFull {
      scopes.forget()
      elements.forget()
      attributes.forget()
      previousRole = 0
    }
  }

  /// An element's entry.
  @inline(__always)
  func element(_ number: Int32) -> XMLNameCache.Entry { elements.entries[Int(number)] }

  /// An attribute's entry.
  @inline(__always)
  func attribute(_ number: Int32) -> XMLNameCache.Entry { attributes.entries[Int(number)] }

  /// The entry of the element whose name begins at a position, behind the start tag of another one.
  @inline(__always)
  mutating func element(
    _ record: ByteSlice, at position: Int, in scope: Int32, behind: Int32
  ) -> Int32 {
    let expected = elements.expected(record, at: position, in: scope, behind: behind)
    if expected >= 0 { return expected }
    return findElement(
      record[position..<record.endOfName(from: position)], in: scope, behind: behind)
  }

  @inline(never)
  private mutating func findElement(
    _ name: ByteSlice, in scope: Int32, behind: Int32
  ) -> Int32 {
    elements.find(name, in: scope, behind: behind) { [projection, scopes] name in
      let text = String(name)
      let uri = scopes.uri(of: XMLNamespaces.split(text).prefix, in: scope)
      let key = projection.namespaces.key(ofName: text, in: uri)
      return (projection.symbol(ofElement: key), text == "field" ? .field : .plain)
    }
  }

  /// The entry of an attribute.
  @inline(__always)
  mutating func attribute(
    _ record: ByteSlice, _ name: Range<Int>, in scope: Int32, behind: Int32
  ) -> Int32 {
    let expected = attributes.expected(
      record, at: name.lowerBound, in: scope, behind: behind)
    if expected >= 0 { return expected }
    return findAttribute(record[name], in: scope, behind: behind)
  }

  /// What an attribute means beside a field.
  mutating func role(
    of record: ByteSlice, _ name: Range<Int>, in scope: Int32
  ) -> XMLNameCache.Role {
    previousRole = attribute(record, name, in: scope, behind: previousRole)
    return attribute(previousRole).role
  }

  @inline(never)
  private mutating func findAttribute(
    _ name: ByteSlice, in scope: Int32, behind: Int32
  ) -> Int32 {
    attributes.find(name, in: scope, behind: behind) { [projection, scopes] name in
      let text = String(name)
      let (prefix, local) = XMLNamespaces.split(text)
      let uri = prefix.isEmpty ? "" : scopes.uri(of: prefix, in: scope)
      let role = Self.role(of: local, prefix: prefix, in: uri)
      // What muster says about a record is no part of it.
      if role == .ignored || role == .kindMark { return (-1, role) }
      let key = projection.namespaces.key(ofName: text, in: uri)
      return (projection.symbol(ofAttribute: key), role)
    }
  }

  private static func role(
    of local: String, prefix: String, in uri: String
  ) -> XMLNameCache.Role {
    if prefix == "xmlns" || prefix.isEmpty && local == "xmlns" { return .ignored }
    switch (uri, local) {
    case (XMLNamespaceName.muster, "kind"): return .kindMark
    case (XMLNamespaceName.muster, _): return .ignored
    case ("", "nil") where prefix.isEmpty: return .nilMark
    case (XMLNamespaceName.schemaInstance, "nil"): return .nilMark
    case ("", "name") where prefix.isEmpty: return .fieldName
    default: return .plain
    }
  }

  /// The scope inside a tag.
  @inline(__always)
  mutating func scope(
    in parent: Int32, _ record: ByteSlice, _ attributes: borrowing XMLAttributes
  ) -> Int32 {
    attributes.declares ? scopes.scope(in: parent, record, attributes) : parent
  }
}
