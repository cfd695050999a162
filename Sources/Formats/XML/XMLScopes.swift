import Records

/// What prefixes mean at places in records: number 0 is where records begin, others are inside elements
/// that declare something.
///
/// Memory: few scopes are kept; when there are many, they are forgotten between records.
struct XMLScopes {
  private static let keptCount = 64

  private struct Scope {
    var uris: [String: String]
    var parent: Int32
    /// The declarations that made it of its parent, as bytes.
    var declarations: [UInt8]
  }

  private var scopes: [Scope]

  /// The scope where records begin.
  init(_ base: [XMLNamespaceDeclaration]) {
    var uris = ["xml": XMLNamespaceName.xml]
    for declaration in base { uris[declaration.prefix] = declaration.uri }
    scopes = [Scope(uris: uris, parent: -1, declarations: [])]
  }

  /// Whether there are so many that they should be forgotten.
  var isFull: Bool { scopes.count > Self.keptCount }

  /// Forgets all but the first.
  mutating func forget() { scopes.removeSubrange(1...) }

  /// What a prefix means in a scope; empty for no namespace.
  func uri(of prefix: String, in scope: Int32) -> String { scopes[Int(scope)].uris[prefix] ?? "" }

  /// The scope inside a tag with declarations.
  mutating func scope(
    in parent: Int32, _ record: ByteSlice, _ attributes: borrowing XMLAttributes
  ) -> Int32 {
    var key = ByteBuffer()
    for number in 0..<attributes.all.count where attributes.all[number].isDeclaration {
      key.append(record[attributes.all[number].name])
      key.append(UInt8(0))
      key.append(record[attributes.all[number].value])
      key.append(UInt8(0))
    }
    let known = scopes.lastIndex { scope in
      scope.parent == parent && scope.declarations.elementsEqual(key.slice)
    }
    if let known { return Int32(known) }
    var uris = scopes[Int(parent)].uris
    for number in 0..<attributes.all.count where attributes.all[number].isDeclaration {
      let name = record[attributes.all[number].name]
      var uri = ByteBuffer()
      uri.append(xml: record[attributes.all[number].value], as: .attribute)
      uris[name.count > 6 ? String(name[6...]) : ""] = String(uri.slice)
    }
    scopes.append(Scope(uris: uris, parent: parent, declarations: Array(key.slice)))
    return Int32(scopes.count - 1)
  }
}
