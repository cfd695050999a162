public import Records

/// Reads an input of any encoding as UTF-8 text without a byte order mark.
///
/// How it works: text is taken for ASCII, which every encoding here but UTF-16 shares, until the first
/// other byte. That byte and up to 64 KiB behind it decide the encoding, so there is no pass of its own
/// over the file, and a pipe is treated as a file is. UTF-8, and ASCII before the decision, is read
/// straight into the caller's buffer and never copied; it is not checked either unless it is to be
/// repaired: the readers do that, and make the problem with `Diagnostic.invalidBytes` and
/// `sourceOffset`. Everything else goes through a `TextDecoder`.
///
/// Shape: `read` appends to a buffer until it answers false.
/// Errors: `input.binary`, `input.unsupportedEncoding`, `input.encodingMismatch`, `input.invalidBytes` and
/// those of the source; the text before invalid bytes has been appended.
/// Memory: one chunk, and 64 KiB while it decides.
public struct TextInput: ~Copyable {
  /// Where the encoding is known from.
  public enum Evidence: Sendable, Equatable {
    /// Nothing but ASCII so far: there is nothing to know.
    case onlyASCII
    /// It was named.
    case named
    /// The byte order mark.
    case byteOrderMark
    /// The content: a guess.
    case content
  }

  private enum Stage {
    case beginning
    case undecided
    case verbatim
    case decoding(TextDecoder)
    case ended
  }

  /// The encoding as far as it is known; UTF-8 while there is only ASCII.
  public private(set) var encoding = TextEncoding.utf8
  /// Where the encoding is known from.
  public private(set) var evidence = Evidence.onlyASCII
  /// How many bytes have been read from the source.
  public private(set) var byteCount = 0

  private let source: any ByteSource
  private let choice: EncodingChoice
  private let invalid: InvalidBytes
  private let chunkCount: Int
  private var stage = Stage.beginning
  private var isExhausted = false
  private var raw = ByteBuffer()
  /// How many bytes the byte order mark took.
  private var markCount = 0
  /// How many bytes of text are those of the file behind the mark, if not all are.
  private var verbatimCount: Int?
  private var lastByte: UInt8 = 0

  /// The text of a source.
  ///
  /// - Parameter chunkCount: How many bytes are asked for at once.
  public init(
    _ source: any ByteSource, encoding: EncodingChoice = .automatic, invalid: InvalidBytes = .stop,
    chunkCount: Int = 256 * 1024
  ) {
    self.source = source
    choice = encoding
    self.invalid = invalid
    self.chunkCount = chunkCount
  }

  /// Appends the next part of the text, at least one byte; false at the end and ever after.
  public mutating func read(into text: inout ByteBuffer) throws(Diagnostic) -> Bool {
    let before = text.count
    while text.count == before {
      if case .ended = stage { return false }
      do throws(Diagnostic) { try advance(into: &text) } catch {
        stage = .ended
        throw error
      }
    }
    return true
  }

  /// The place in the file of a byte of the text, both counted from 0; nil behind text that had to be
  /// decoded.
  public func sourceOffset(ofText offset: Int) -> Int? {
    offset < verbatimCount ?? .max ? offset + markCount : nil
  }

  private mutating func advance(into text: inout ByteBuffer) throws(Diagnostic) {
    switch stage {
    case .beginning:
      try begin()
      try passOn(into: &text)
    case .undecided:
      let before = text.count
      if try fill(&text) == 0 {
        stage = .ended
        return
      }
      try keepASCII(of: &text, from: before)
    case .verbatim:
      if try fill(&text) == 0 { stage = .ended }
    case .decoding(var decoder):
      raw.removeAll()
      if try fillRaw() == 0 {
        try decoder.finish(into: &text)
        stage = .ended
      } else {
        try decoder.decode(raw.slice, into: &text)
        stage = .decoding(decoder)
      }
    case .ended: break
    }
  }

  // MARK: The source

  private mutating func fill(_ buffer: inout ByteBuffer) throws(Diagnostic) -> Int {
    if isExhausted { return 0 }
    let count = try source.read(into: &buffer, upTo: chunkCount)
    isExhausted = count == 0
    byteCount += count
    return count
  }

  private mutating func fillRaw() throws(Diagnostic) -> Int {
    var buffer = ByteBuffer()
    swap(&buffer, &raw)
    defer { swap(&buffer, &raw) }
    return try fill(&buffer)
  }

  /// Reads until there are enough bytes to decide by, or all, so that the decision does not depend on
  /// how the source cuts them.
  private mutating func fillRaw(atLeast count: Int) throws(Diagnostic) {
    while raw.count < count { if try fillRaw() == 0 { return } }
  }

  // MARK: Decisions

  /// Looks at the first bytes: signature, byte order mark, NUL bytes.
  private mutating func begin() throws(Diagnostic) {
    try fillRaw(atLeast: EncodingGuess.headCount)
    let head = raw.slice[..<min(raw.count, EncodingGuess.headCount)]
    if let content = BinaryContent(signatureOf: head) {
      throw content.diagnostic(file: source.name)
    }
    if let mark = ByteOrderMark(head) { try accept(mark) } else { try look(at: head) }
    raw.removeFirst(markCount)
  }

  /// Takes the encoding of a byte order mark, unless another one was named.
  private mutating func accept(_ mark: ByteOrderMark) throws(Diagnostic) {
    guard case .of(let marked) = mark else {
      throw Diagnostic(
        "input.unsupportedEncoding", "the input is UTF-32, which muster does not read",
        advice: "convert it first: iconv -f UTF-32 -t UTF-8 FILE | muster … -",
        place: Place(file: source.name))
    }
    let isExpected =
      switch choice {
      case .automatic: true
      case .utf16: marked != .utf8
      case .known(let encoding): marked == encoding
      }
    guard isExpected else {
      throw Diagnostic(
        "input.encodingMismatch",
        "the input begins with the byte order mark of \(marked.name), but another encoding is named",
        advice: "leave --encoding and source.encoding out, or name \(marked.name)",
        place: Place(file: source.name))
    }
    markCount = mark.count
    settle(marked, by: .byteOrderMark, at: markCount)
  }

  /// Takes the encoding that was named, or looks for UTF-16 and binary data.
  private mutating func look(at head: ByteSlice) throws(Diagnostic) {
    let utf16: [EncodingChoice] = [.utf16, .known(.utf16LittleEndian), .known(.utf16BigEndian)]
    if utf16.contains(choice), EncodingGuess.isNoUTF16(head) {
      throw Diagnostic(
        "input.encodingMismatch", "the input is not UTF-16, which has NUL bytes in every line",
        advice: "leave --encoding and source.encoding out, or name the file's own encoding",
        place: Place(file: source.name))
    }
    switch choice {
    case .known(let encoding): settle(encoding, by: .named, at: 0)
    case .utf16:
      // Without mark and pattern: the byte order of nearly all files there are.
      settle(EncodingGuess.utf16(head) ?? .utf16LittleEndian, by: .named, at: 0)
    case .automatic:
      if head.firstOffset(of: 0) == nil {
        stage = .undecided
      } else if let encoding = EncodingGuess.utf16(head) {
        settle(encoding, by: .content, at: 0)
      } else {
        throw BinaryContent.unknown.diagnostic(file: source.name)
      }
    }
  }

  private mutating func settle(_ encoding: TextEncoding, by evidence: Evidence, at offset: Int) {
    self.encoding = encoding
    self.evidence = evidence
    if encoding == .utf8 && invalid == .stop {
      stage = .verbatim
    } else {
      verbatimCount = offset - markCount
      stage = .decoding(
        TextDecoder(encoding, invalid: invalid, file: source.name, at: offset))
    }
  }

  // MARK: Text

  /// Appends the raw bytes as the stage has it.
  private mutating func passOn(into text: inout ByteBuffer) throws(Diagnostic) {
    defer { raw.removeAll() }
    switch stage {
    case .undecided:
      let before = text.count
      text.append(raw.slice)
      raw.removeAll()
      try keepASCII(of: &text, from: before)
    case .verbatim: text.append(raw.slice)
    case .decoding(var decoder):
      try decoder.decode(raw.slice, into: &text)
      stage = .decoding(decoder)
    case .beginning, .ended: break
    }
  }

  /// Leaves the new bytes of the text as they are if they are ASCII; else decides by those that follow.
  private mutating func keepASCII(
    of text: inout ByteBuffer, from before: Int
  ) throws(Diagnostic) {
    let new = text.slice[before...]
    let asciiCount = new.nonASCIIOffset(from: 0)
    if asciiCount > 0 { lastByte = new[asciiCount - 1] }
    guard asciiCount < new.count else { return }
    let offset = byteCount - (new.count - asciiCount)
    raw.append(new[asciiCount...])
    text.truncate(to: before + asciiCount)
    try fillRaw(atLeast: EncodingGuess.windowCount)
    let isWhole = raw.count <= EncodingGuess.windowCount
    let window = raw.slice[..<min(raw.count, EncodingGuess.windowCount)]
    settle(
      EncodingGuess.eightBit(window, after: lastByte, isWhole: isWhole), by: .content, at: offset)
    try passOn(into: &text)
  }
}
