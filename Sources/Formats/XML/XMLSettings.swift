/// What is said about an XML input.
public struct XMLSettings: Sendable {
  /// The path of the records' elements; without one, the children of the root are records.
  public var records = XMLElementPath.childrenOfRoot
  /// The encoding; automatic is what the byte order mark or the XML declaration says, else UTF-8.
  public var encoding = EncodingChoice.automatic
  /// Whether bytes that mean nothing in the encoding are replaced.
  public var isLenient = false
  /// The prefixes of paths and their namespaces.
  public var namespaces = XMLNamespaces([:])

  /// Settings that leave everything to the document.
  public init() {}
}

/// What XML input may not exceed.
public struct XMLLimits: Sendable {
  /// The longest text or attribute that becomes a value, in bytes of UTF-8.
  public var maximumFieldSize = 1 << 20
  /// The longest record with its tags, and the longest tag or comment outside of records, in bytes of
  /// UTF-8.
  public var maximumRecordSize = 8 << 20
  /// How deep elements may nest, the root counted.
  public var maximumDepth = 512

  /// The limits of DESIGN.md section 10.
  public init() {}
}

/// The prefixes that paths use for namespaces.
///
/// Names are compared as texts, their *keys*: an element of a namespace for which a prefix is declared has
/// the key `{URI}name`, however the document writes it; any other has its name as it is written,
/// prefix included. So a path finds `<name>` by `name` in documents with and without a default namespace
/// as long as nobody declares that namespace, and a prefix that nobody declares stands for itself.
public struct XMLNamespaces: Sendable {
  private let uris: [String: String]
  private let declared: Set<String>

  /// The namespaces of some prefixes; the empty prefix is that of names without one.
  public init(_ uris: [String: String]) {
    self.uris = uris
    declared = Set(uris.values)
  }

  /// The key of a name in a path; names of attributes without a prefix are in no namespace.
  func key(ofPath name: some StringProtocol, isAttribute: Bool) -> String {
    let (prefix, local) = Self.split(name)
    guard let uri = uris[prefix], !(isAttribute && prefix.isEmpty) else { return String(name) }
    return "{\(uri)}\(local)"
  }

  /// The key of a name in a document, whose prefix means a namespace or, when the text is empty, none.
  func key(ofName name: some StringProtocol, in uri: String) -> String {
    guard declared.contains(uri), !uri.isEmpty else { return String(name) }
    return "{\(uri)}\(Self.split(name).local)"
  }

  /// The parts of a name; the prefix is empty where there is none.
  static func split(_ name: some StringProtocol) -> (prefix: String, local: String) {
    guard let colon = name.firstIndex(of: ":") else { return ("", String(name)) }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }
}

/// The namespaces that mean something to muster itself.
enum XMLNamespaceName {
  /// Of the attributes that muster writes.
  static let muster = "urn:muster:record"
  /// Of `xsi:nil`.
  static let schemaInstance = "http://www.w3.org/2001/XMLSchema-instance"
  /// Of the prefix `xml`, which needs no declaration.
  static let xml = "http://www.w3.org/XML/1998/namespace"
}
