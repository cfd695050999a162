public import Records

/// A text file that people write, with what it takes to say where in it something is wrong.
///
/// Units: offsets count bytes from 0, a byte order mark included; lines and columns as in `Place`.
/// A line ends at LF, CR LF or CR, as in editors.
/// Memory: owns a copy of the bytes; `bytes` is valid as long as the source lives.
public final class SourceText: Sendable {
  /// The file's name as the user gave it; nil for text from the command line.
  public let file: String?

  /// Whether the text may hold secrets, as profiles do: then diagnostics show no line of it.
  public let isConfidential: Bool

  /// Where the text begins: behind the byte order mark, if there is one.
  public let contentStart: Int

  private let contents: ByteBuffer
  private let lineStarts: [Int]

  /// The text of a file that has been read.
  public init(file: String?, contents: consuming ByteBuffer, isConfidential: Bool = false) {
    self.file = file
    self.isConfidential = isConfidential
    contentStart = contents.slice.hasPrefix(ByteSlice("\u{FEFF}")) ? 3 : 0
    lineStarts = Self.lineStarts(of: contents.slice, from: contentStart)
    self.contents = contents
  }

  /// The text of some bytes.
  public convenience init(
    file: String?, bytes: some Sequence<UInt8>, isConfidential: Bool = false
  ) {
    var contents = ByteBuffer(capacity: bytes.underestimatedCount)
    for byte in bytes { contents.append(byte) }
    self.init(file: file, contents: contents, isConfidential: isConfidential)
  }

  /// The text of a string, such as one from the command line.
  public convenience init(file: String? = nil, text: String, isConfidential: Bool = false) {
    var contents = ByteBuffer(capacity: text.utf8.count)
    contents.append(text)
    self.init(file: file, contents: contents, isConfidential: isConfidential)
  }

  /// All bytes of the file, valid as long as the source lives.
  public var bytes: ByteSlice { contents.slice }

  /// The line that an offset lies in, counted from 1.
  public func line(at offset: Int) -> Int { lineIndex(at: offset) + 1 }

  /// File, line and column of an offset; one beyond the end is taken as the end.
  public func place(at offset: Int) -> Place {
    let index = lineIndex(at: offset)
    let start = lineStarts[index]
    let before = bytes[start..<max(start, min(offset, bytes.count))]
    let column = before.isASCII ? before.count : String(before).count
    return Place(file: file, line: index + 1, column: column + 1)
  }

  /// The line of an offset with a caret below it; nil when the text is confidential.
  public func excerpt(at offset: Int) -> String? {
    guard !isConfidential else { return nil }
    let index = lineIndex(at: offset)
    let start = lineStarts[index]
    let nextStart = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    var end = nextStart
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    let caret = max(start, min(offset, end))
    return SourceExcerpt(
      line: index + 1, before: bytes[start..<caret], after: bytes[caret..<end]
    ).text
  }

  /// A problem at an offset, with its place and excerpt.
  public func diagnostic(
    _ code: DiagnosticCode, _ summary: String, advice: String? = nil, at offset: Int,
    severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      code, summary, advice: advice, place: place(at: offset), severity: severity,
      excerpt: excerpt(at: offset))
  }

  /// The last line that begins at or before an offset.
  private func lineIndex(at offset: Int) -> Int {
    var lower = 0
    var upper = lineStarts.count
    while upper - lower > 1 {
      let middle = (lower + upper) / 2
      if lineStarts[middle] <= offset { lower = middle } else { upper = middle }
    }
    return lower
  }

  private static func lineStarts(of bytes: ByteSlice, from start: Int) -> [Int] {
    var starts = [start]
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\n") {
        starts.append(position)
      } else if byte == UInt8(ascii: "\r") {
        if position < bytes.count, bytes[position] == UInt8(ascii: "\n") { position += 1 }
        starts.append(position)
      }
    }
    return starts
  }
}
