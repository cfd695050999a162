import Records

/// The text of a document in UTF-8, whatever its encoding.
///
/// A named encoding wins, then the byte order mark, then the XML declaration; a document with none of them
/// is UTF-8, as XML demands, and nothing is guessed. Encodings that muster does not know itself are
/// libxml2's.
/// Errors: those of `TextInput`, and `xml.unknownEncoding`.
struct XMLInput: ~Copyable {
  /// How many bytes are asked for at once.
  private static let chunkCount = 64 * 1024

  private var text: TextInput
  /// What makes the text of an encoding that muster does not know.
  private let transcoder: XMLTranscoder?

  init(_ source: any ByteSource, _ settings: XMLSettings) throws(Diagnostic) {
    let source = try PeekedSource(source, count: XMLDeclaredEncoding.headCount)
    let declared = XMLDeclaredEncoding(of: source.firstBytes)
    let invalid = settings.isLenient ? InvalidBytes.replace : .stop
    let (choice, transcoded) = try Self.choose(settings, declared, source.name)
    transcoder = try transcoded.map { name throws(Diagnostic) in
      try XMLTranscoder(source, from: name, invalid: invalid)
    }
    text = TextInput(source, encoding: choice, invalid: invalid, chunkCount: Self.chunkCount)
  }

  /// Appends the next part of the text, at least one byte; false at the end and ever after.
  mutating func read(into buffer: inout ByteBuffer) throws(Diagnostic) -> Bool {
    guard let transcoder else { return try text.read(into: &buffer) }
    return try transcoder.read(into: &buffer, upTo: Self.chunkCount)
  }

  /// The place in the source of a byte of the text, both counted from 0; nil behind text that had to be
  /// decoded.
  func sourceOffset(ofText offset: Int) -> Int? {
    transcoder == nil ? text.sourceOffset(ofText: offset) : nil
  }

  /// How many bytes of the source have been read.
  var byteCount: Int { transcoder?.byteCount ?? text.byteCount }

  /// The encoding to read, and the name of one that libxml2 has to make UTF-8 of first.
  private static func choose(
    _ settings: XMLSettings, _ declared: XMLDeclaredEncoding, _ file: String
  ) throws(Diagnostic) -> (EncodingChoice, transcoded: String?) {
    guard settings.encoding == .automatic else { return (settings.encoding, nil) }
    switch declared {
    case .byteOrderMark: return (.automatic, nil)
    case .utf32: return (.known(.utf8), "UTF-32")
    case .utf16(let encoding): return (.known(encoding), nil)
    case .unsaid: return (.known(.utf8), nil)
    case .named(let name):
      guard let known = try? EncodingChoice(named: name), known != .automatic else {
        return (.known(.utf8), name)
      }
      switch known {
      case .utf16, .known(.utf16LittleEndian), .known(.utf16BigEndian):
        // Without zeros around its first character the document cannot be what it says.
        throw Diagnostic(
          "input.encodingMismatch",
          "the XML declaration says \(name), and the document is no UTF-16",
          advice: "name the file's own encoding, as in --encoding utf-8",
          place: Place(file: file, line: 1))
      default: return (known, nil)
      }
    }
  }
}
