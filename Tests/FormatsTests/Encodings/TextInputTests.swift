import Formats
import Records
import TestKit
import Testing

@Suite struct TextInputTests {
  /// An input, and what `auto` makes of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let text: String
    let encoding: TextEncoding
    let evidence: TextInput.Evidence

    init(
      _ name: String, _ bytes: [UInt8], _ text: String, _ encoding: TextEncoding,
      _ evidence: TextInput.Evidence = .content
    ) {
      (self.name, self.bytes, self.text) = (name, bytes, text)
      (self.encoding, self.evidence) = (encoding, evidence)
    }

    var testDescription: String { name }
  }

  private static let ascii = [UInt8](repeating: 0x61, count: 3_000)
  private static let asciiText = String(repeating: "a", count: 3_000)

  static let cases: [Case] = [
    Case("nothing", [], "", .utf8, .onlyASCII),
    Case("ASCII", Array("naam\n".utf8), "naam\n", .utf8, .onlyASCII),
    Case("UTF-8", Array("naam\nZoë".utf8), "naam\nZoë", .utf8),
    Case("UTF-8 with mark", [0xEF, 0xBB, 0xBF] + "Zoë".utf8, "Zoë", .utf8, .byteOrderMark),
    Case("only a mark", [0xEF, 0xBB, 0xBF], "", .utf8, .byteOrderMark),
    Case("UTF-8 late", ascii + "é".utf8 + ascii, asciiText + "é" + asciiText, .utf8),
    Case(
      "UTF-16LE with mark", [0xFF, 0xFE] + utf16("Zoë😀", highByteFirst: false), "Zoë😀",
      .utf16LittleEndian, .byteOrderMark),
    Case(
      "UTF-16BE with mark", [0xFE, 0xFF] + utf16("Zoë😀", highByteFirst: true), "Zoë😀",
      .utf16BigEndian, .byteOrderMark),
    Case(
      "UTF-16LE", utf16("id;Ā\n1;Zoë\n", highByteFirst: false), "id;Ā\n1;Zoë\n", .utf16LittleEndian),
    Case(
      "UTF-16BE", utf16("id;naam\n1;Zoë\n", highByteFirst: true), "id;naam\n1;Zoë\n",
      .utf16BigEndian),
    Case(
      "Cyrillic UTF-16LE", utf16("имя;отдел\r\nИван;3\r\n", highByteFirst: false),
      "имя;отдел\r\nИван;3\r\n", .utf16LittleEndian),
    Case("windows-1252", Array("Zo".utf8) + [0xEB, 0x3B, 0x80], "Zoë;€", .windows1252),
    Case("windows-1252 at the end", ascii + [0xEB], asciiText + "ë", .windows1252),
    Case("a dash beside letters", [0xCB, 0x20, 0x97, 0x20, 0xBD], "Ë — ½", .windows1252),
    Case("fractions", Array("8".utf8) + [0xBD, 0x20, 0xE9], "8½ é", .windows1252),
    Case("euro of Latin-9", [0xE9, 0x20, 0xA4] + " 12".utf8, "é € 12", .iso8859Part15),
    Case("letter of Latin-9", Array("c".utf8) + [0xBD] + "ur".utf8, "cœur", .iso8859Part15),
    Case("Latin-9 and a byte it lacks", [0x63, 0xBD, 0x75, 0x80], "c½u€", .windows1252),
    Case("acute for apostrophe", Array("d".utf8) + [0xB4] + "Arc".utf8, "d´Arc", .windows1252),
  ]

  @Test(arguments: cases)
  func `finds the encoding whatever the chunks`(_ example: Case) {
    let expected = ReadResult(
      text: Array(example.text.utf8), encoding: example.encoding, evidence: example.evidence)
    var random = SeededGenerator(seed: 11)
    var sizes = [[Int.max], [1], [2], [3], [1024, 1]]
    sizes += (0..<20).map { _ in (0..<50).map { _ in Int.random(in: 1...200, using: &random) } }
    for sizes in sizes {
      let result = readAll(ChunkedSource(example.bytes, sizes: sizes))
      #expect(result == expected, "chunks of \(sizes.prefix(5))")
    }
  }

  @Test func `finds the encoding wherever the first chunk ends`() {
    let bytes = Self.ascii[..<1_030] + [0xC3, 0xA9, 0x3B] + utf16("x", highByteFirst: true)
    let whole = readAll(ChunkedSource(Array(bytes)))
    for cut in 1_020...bytes.count {
      #expect(readAll(ChunkedSource(Array(bytes), sizes: [cut, 1])) == whole, "cut at \(cut)")
    }
  }

  @Test func `takes damaged UTF-8 for UTF-8, not for another encoding`() {
    let cut = [UInt8]("Roz".utf8) + [0xC3] + ";Zoë;André\n".utf8
    #expect(readAll(ChunkedSource(cut)).encoding == .utf8)
    let late = [UInt8]("Zoë\n".utf8) + [0xE9, 0x3B, 0xE9, 0x3B, 0xE9]
    #expect(readAll(ChunkedSource(late)).encoding == .utf8)
  }

  @Test func `decides by 64 KiB at most`() {
    let bytes = [0xE9] + [UInt8](repeating: 0x3B, count: 70_000) + "ëëëë".utf8
    #expect(readAll(ChunkedSource(bytes)).encoding == .windows1252)
    #expect(readAll(ChunkedSource(bytes, sizes: [999])).encoding == .windows1252)
  }

  @Test func `replaces damage when it is told to`() {
    let bytes = [UInt8]("\u{FEFF}Zoë".utf8) + [0xE9, 0x3B]
    let result = readAll(ChunkedSource(bytes), invalid: .replace)
    #expect(result.text == Array("Zoë\u{FFFD};".utf8) && result.problem == nil)
    let guessed = readAll(ChunkedSource([UInt8]("aéé".utf8) + [0xFF]), invalid: .replace)
    #expect(guessed.text == Array("aéé\u{FFFD}".utf8))
  }

  @Test(
    arguments: [
      (.known(.iso8859Part1), [0x80, 0xE9], "\u{80}é"), (.known(.windows1252), [0x80], "€"),
      (.known(.utf16BigEndian), [0x04, 0x18], "И"), (.utf16, [0x18, 0x04], "И"),
      (.utf16, [0x00, 0x61], "a"), (.utf16, [0xFE, 0xFF, 0x04, 0x18], "И"),
      (.known(.utf16LittleEndian), [0xFF, 0xFE, 0x61, 0x00], "a"),
      (.known(.utf8), [0xEF, 0xBB, 0xBF, 0x61, 0x00], "a\0"),
    ] as [(EncodingChoice, [UInt8], String)])
  func `reads what it is told to read`(
    _ choice: EncodingChoice, _ bytes: [UInt8], _ text: String
  ) {
    let result = readAll(ChunkedSource(bytes), encoding: choice)
    #expect(result.text == Array(text.utf8) && result.problem == nil)
  }

  @Test(
    arguments: [
      (.known(.windows1252), [0xEF, 0xBB, 0xBF, 0x61], "input.encodingMismatch"),
      (.utf16, [0xEF, 0xBB, 0xBF, 0x61], "input.encodingMismatch"),
      (.known(.utf16BigEndian), [0xFF, 0xFE, 0x61, 0x00], "input.encodingMismatch"),
      (.automatic, [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "input.unsupportedEncoding"),
      (.automatic, [0x61, 0, 0, 0x62], "input.binary"),
      (.automatic, [0x61, 0, 0, 0, 0x62, 0, 0, 0], "input.binary"),
      (.known(.usASCII), [0x61, 0xE9], "input.invalidBytes"),
      (.automatic, [0xFF, 0xFE, 0x61, 0x00, 0x62], "input.invalidBytes"),
    ] as [(EncodingChoice, [UInt8], DiagnosticCode)])
  func `refuses what is not what it is said to be`(
    _ choice: EncodingChoice, _ bytes: [UInt8], _ code: DiagnosticCode
  ) throws {
    let problem = try #require(readAll(ChunkedSource(bytes), encoding: choice).problem)
    #expect(problem.code == code)
    #expect(problem.place?.file == "staff.csv")
    #expect(problem.advice != nil)
  }

  @Test(
    arguments: [
      ("PK\u{3}\u{4}....................[Content_Types].xml", [], "an Excel workbook (.xlsx)"),
      ("PK\u{3}\u{4}mimetypeapplication/vnd.oasis.opendocument", [], "an OpenDocument"),
      ("PK\u{3}\u{4}staff.csv", [], "a ZIP archive"), ("%PDF-1.7\n", [], "a PDF document"),
      ("", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old Excel workbook"),
      ("", [0x1F, 0x8B, 0x08, 0x00], "a gzip file"),
      ("BZh9", [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], "a bzip2 file"),
      ("", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz file"),
      ("", [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"),
      ("SQLite format 3\0", [], "an SQLite database"),
      ("a\0\0b", [], "binary data"),
    ] as [(String, [UInt8], String)])
  func `says what a binary file looks like`(
    _ head: String, _ bytes: [UInt8], _ description: String
  ) throws {
    let problem = try #require(readAll(ChunkedSource(Array(head.utf8) + bytes)).problem)
    #expect(problem.code == "input.binary")
    #expect(problem.summary.hasPrefix("the input looks like \(description)"))
  }

  @Test func `names the offset of invalid bytes in the file`() throws {
    let late = [0xFF, 0xFE] + utf16(Self.asciiText, highByteFirst: false) + [0x00, 0xDC]
    #expect(readAll(ChunkedSource(late, sizes: [7])).problem?.place?.byte == 6_002)
    #expect(readAll(ChunkedSource(late, sizes: [7])).text == Self.ascii)
    let ascii = Self.ascii + [0xE9]
    let result = readAll(ChunkedSource(ascii), encoding: .known(.usASCII))
    #expect(result.problem?.place?.byte == 3_000)
  }

  @Test func `knows the place in the file of text that was not decoded`() throws {
    var text = ByteBuffer()
    var marked = TextInput(ChunkedSource([0xEF, 0xBB, 0xBF] + "Zoë".utf8))
    while try marked.read(into: &text) {}
    #expect(marked.sourceOffset(ofText: 2) == 5)
    #expect(marked.byteCount == 7)

    var guessed = TextInput(ChunkedSource(Self.ascii + [0xE9, 0x61]))
    while try guessed.read(into: &text) {}
    #expect(guessed.sourceOffset(ofText: 2_999) == 2_999)
    #expect(guessed.sourceOffset(ofText: 3_000) == nil)
  }

  @Test func `stays at the end`() throws {
    var text = ByteBuffer()
    var input = TextInput(ChunkedSource(Array("a".utf8)))
    #expect(try input.read(into: &text))
    #expect(try !input.read(into: &text))
    #expect(try !input.read(into: &text))
    #expect(String(text.slice) == "a")
  }
}
