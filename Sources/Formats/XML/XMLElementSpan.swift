import Records

/// Where an element is in a record, and what its attributes say about its value.
struct XMLElementSpan: BitwiseCopyable {
  /// What kind of value an element is, where muster's own attribute says so.
  ///
  /// What writes JSON as XML marks with it what the elements alone would not show.
  enum Kind: UInt8, BitwiseCopyable {
    /// What it looks like.
    case plain
    /// An element of a list, even if there is no other.
    case element
    /// A list: the values of its child elements, whatever their names.
    case list
    /// An object, even if it holds nothing.
    case object

    /// Whether the element itself is what it looks like.
    var isPlain: Bool { self == .plain || self == .element }
  }

  /// The offset of its `<`.
  var start: Int
  /// How many bytes its name takes.
  var nameLength: Int
  /// The offset behind its start tag.
  var contentStart: Int
  /// Whether an attribute says that there is no value.
  var isNil = false
  var kind = Kind.plain

  init(start: Int, nameLength: Int, contentStart: Int) {
    self.start = start
    self.nameLength = nameLength
    self.contentStart = contentStart
  }

  /// Takes what an attribute says about the element.
  @inline(__always)
  mutating func note(_ role: XMLNameCache.Role, _ value: ByteSlice) {
    switch role {
    case .nilMark: isNil = isNil || value == "true" || value == "1"
    case .kindMark:
      if value == "element" { kind = .element }
      if value == "list" { kind = .list }
      if value == "object" { kind = .object }
    default: break
    }
  }
}
