import Records

/// A file that is no text, recognised by how it begins.
struct BinaryContent: Equatable {
  /// What it looks like: "an Excel workbook".
  let description: String
  /// What to do.
  let advice: String

  /// The kind of file whose signature the first bytes are.
  ///
  /// Source: the signatures of APPNOTE.TXT 4.3.7 (ZIP), MS-CFB 2.2, ISO 32000-1 7.5.2 (PDF),
  /// RFC 1952 2.3.1 (gzip), RFC 8878 3.1.1 (Zstandard), and the formats of bzip2, xz and SQLite.
  init?(signatureOf head: ByteSlice) {
    if head.begins(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = BinaryContent.archive(head)
    } else if head.begins(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      self.init("an old Excel workbook (.xls)", "save it as CSV UTF-8 first")
    } else if head.hasPrefix("%PDF-") {
      self.init("a PDF document", "export the data as CSV, JSON or XML instead")
    } else if head.begins(with: [0x1F, 0x8B, 0x08]) {
      self.init("a gzip file", "unpack it first: gunzip -c FILE | muster … -")
    } else if head.hasPrefix("BZh"), head.count >= 10, head[4..<10].elementsEqual(piDigits) {
      self.init("a bzip2 file", "unpack it first: bunzip2 -c FILE | muster … -")
    } else if head.begins(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
      self.init("an xz file", "unpack it first: xz -dc FILE | muster … -")
    } else if head.begins(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self.init("a Zstandard file", "unpack it first: zstd -dc FILE | muster … -")
    } else if head.hasPrefix("SQLite format 3\0") {
      self.init("an SQLite database", "export the table as CSV first")
    } else {
      return nil
    }
  }

  /// A file with NUL bytes where text has none.
  static let unknown = BinaryContent(
    "binary data: there are NUL bytes among the first \(EncodingGuess.headCount)",
    "check that this is the right file, or name the encoding with --encoding if it is text")

  private init(_ description: String, _ advice: String) {
    self.description = description
    self.advice = advice
  }

  /// What a ZIP archive holds, by the names of its first members.
  private static func archive(_ head: ByteSlice) -> BinaryContent {
    if head.firstOffset(of: "[Content_Types].xml") != nil || head.firstOffset(of: "xl/") != nil {
      return BinaryContent("an Excel workbook (.xlsx)", "save it as CSV UTF-8 first")
    }
    if head.firstOffset(of: "application/vnd.oasis.opendocument") != nil {
      return BinaryContent("an OpenDocument file (.ods)", "save it as CSV first")
    }
    return BinaryContent("a ZIP archive", "unpack it first: unzip -p FILE | muster … -")
  }

  /// The problem as it is told.
  func diagnostic(file: String) -> Diagnostic {
    Diagnostic(
      "input.binary", "the input looks like \(description)", advice: advice,
      place: Place(file: file))
  }
}

/// The second mark of a bzip2 file: the digits of pi.
private let piDigits: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]

extension ByteSlice {
  fileprivate func hasPrefix(_ literal: StaticString) -> Bool { hasPrefix(ByteSlice(literal)) }

  fileprivate func firstOffset(of literal: StaticString) -> Int? {
    firstOffset(of: ByteSlice(literal))
  }
}
