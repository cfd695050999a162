import Records

/// The encoding of a document as its first bytes show it.
///
/// Source: XML 1.0, appendix F, and production EncodingDecl.
enum XMLDeclaredEncoding: Equatable {
  /// A byte order mark comes first, which says more than anything else.
  case byteOrderMark
  /// UTF-32, as a byte order mark or the first character show.
  case utf32
  /// UTF-16 without a mark, as the zeros around the first character show.
  case utf16(TextEncoding)
  /// A name in the XML declaration.
  case named(String)
  /// Nothing, which means UTF-8.
  case unsaid

  /// How many of the first bytes to look at: declarations are not longer.
  static let headCount = 1024

  init(of head: ByteSlice) {
    if let mark = ByteOrderMark(head) {
      self = mark == .utf32 ? .utf32 : .byteOrderMark
    } else if head.begins(with: [0x3C, 0, 0, 0]) || head.begins(with: [0, 0, 0, 0x3C]) {
      self = .utf32
    } else if head.begins(with: [0x3C, 0]) {
      self = .utf16(.utf16LittleEndian)
    } else if head.begins(with: [0, 0x3C]) {
      self = .utf16(.utf16BigEndian)
    } else if let name = Self.name(in: head) {
      self = .named(name)
    } else {
      self = .unsaid
    }
  }

  /// The name in an XML declaration; nil where there is none.
  ///
  /// Whether the declaration is well-formed is the parser's business.
  private static func name(in head: ByteSlice) -> String? {
    guard head.hasPrefix(ByteSlice("<?xml")), head.count > 5, head[5].isASCIIWhitespace,
      let end = head.firstOffset(of: ByteSlice("?>")),
      let key = head[..<end].firstOffset(of: ByteSlice("encoding"))
    else { return nil }
    var rest = head[key + 8..<end].trimmedASCII
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest[1...].trimmedASCII
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let length = rest[1...].firstOffset(of: quote), length > 0
    else { return nil }
    return String(rest[1..<1 + length])
  }
}
