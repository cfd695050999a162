import Records
import TestKit
import Testing

@testable import Formats

/// Documents in the encodings that documents have.
@Suite struct XMLEncodingTests {
  /// A document in an encoding of ours, whose root has a record with a text.
  private static func document(
    _ text: String, in encoding: TextEncoding, declared: String?, marked: Bool = false
  ) throws -> [UInt8] {
    let encoder = TextEncoder(encoding)
    var source = ByteBuffer()
    if let declared { source.append("<?xml version='1.0' encoding='\(declared)'?>\n") }
    source.append("<r>\n<p><é>\(text)</é></p></r>")
    var bytes = ByteBuffer()
    if marked { encoder.appendByteOrderMark(to: &bytes) }
    try encoder.encode(source.slice, into: &bytes)
    return Array(bytes.slice)
  }

  private static func read(
    _ bytes: [UInt8], named: String? = nil, isLenient: Bool = false
  ) throws -> XMLReading {
    var settings = XMLSettings()
    if let named { settings.encoding = try EncodingChoice(named: named) }
    settings.isLenient = isLenient
    return XMLReading(ChunkedSource(bytes, sizes: [7]), fields: ["é"], settings)
  }

  @Test(
    arguments: [
      (.utf8, "Łódź 😀", nil, false), (.utf8, "Łódź 😀", "UTF-8", false),
      (.utf8, "Łódź 😀", "utf-8", true), (.utf8, "Łódź 😀", nil, true),
      (.utf16LittleEndian, "Łódź 😀", "UTF-16", true), (.utf16LittleEndian, "Łódź 😀", nil, true),
      (.utf16LittleEndian, "Łódź 😀", "UTF-16", false), (.utf16LittleEndian, "Łódź", nil, false),
      (.utf16BigEndian, "Łódź 😀", "utf-16", true), (.utf16BigEndian, "Łódź 😀", "UTF-16BE", false),
      (.utf16BigEndian, "日本", nil, false), (.iso8859Part1, "Zoë ¤", "ISO-8859-1", false),
      (.iso8859Part15, "Zoë €", "iso-8859-15", false),
      (.windows1252, "Zoë ’€", "windows-1252", false),
    ] as [(TextEncoding, String, String?, Bool)])
  func `reads the encoding that the document shows`(
    _ encoding: TextEncoding, _ text: String, _ declared: String?, _ marked: Bool
  ) throws {
    let bytes = try Self.document(text, in: encoding, declared: declared, marked: marked)
    let reading = try Self.read(bytes)
    #expect(reading.failure == nil && reading.records == [["'\(text)'"]])
    #expect(reading.lines == [declared == nil ? 2 : 3])
    let lenient = try Self.read(bytes, isLenient: true)
    #expect(lenient.records == reading.records)
  }

  @Test(
    arguments: [
      ("koi8-r", [0xF0, 0xD2], "Пр"), ("ISO-8859-2", [0xA3, 0xF3], "Łó"),
      ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("GB18030", [0xD6, 0xD0], "中"),
      ("IBM850", [0x89], "ë"),
    ] as [(String, [UInt8], String)])
  func `reads encodings that libxml2 knows`(
    _ declared: String, _ bytes: [UInt8], _ text: String
  ) throws {
    for sizes in [[1], [1024], [.max]] {
      let document =
        Array("<?xml version='1.0' encoding=\"\(declared)\"?><r><p>".utf8) + bytes
        + Array("</p></r>".utf8)
      let reading = XMLReading(ChunkedSource(document, sizes: sizes), fields: ["#text"])
      #expect(reading.failure == nil && reading.records == [["'\(text)'"]])
    }
  }

  @Test func `reads UTF-32`() throws {
    for isMarked in [true, false] {
      let text = (isMarked ? "\u{FEFF}" : "") + "<r><p>é😀</p></r>"
      let bytes = text.unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32($0))) }
      }
      let reading = XMLReading(ChunkedSource(bytes), fields: ["#text"])
      #expect(reading.records == [["'é😀'"]] || !isMarked && reading.failure != nil)
    }
  }

  @Test func `takes a named encoding for the declared one`() throws {
    let bytes = try Self.document("Zoë €", in: .windows1252, declared: "utf-8")
    #expect(try Self.read(bytes).failure?.code == "input.invalidBytes")
    #expect(try Self.read(bytes, named: "windows-1252").records == [["'Zoë €'"]])
    let unmarked = try Self.document("Zoë", in: .utf16BigEndian, declared: nil)
    #expect(try Self.read(unmarked, named: "utf-16be").records == [["'Zoë'"]])
    #expect(try Self.read(unmarked, named: "utf-16").records == [["'Zoë'"]])
    #expect(try Self.read(unmarked, named: "utf-8").failure?.code == "xml.noMarkup")
  }

  @Test func `names the place of bytes that are no UTF-8`() throws {
    let start = Array("<r>\n<p>ok</p>\n<p>Zo".utf8)
    let reading = XMLReading(ChunkedSource(start + [0xEB, 0x62] + Array("</p></r>".utf8)))
    #expect(reading.records.count == 1)
    #expect(
      reading.failure?.place == Place(file: "staff.csv", line: 3, column: 6, byte: start.count))
    #expect(reading.failure?.code == "input.invalidBytes")
    let marked = XMLReading(
      ChunkedSource([0xEF, 0xBB, 0xBF] + start + [0xEB, 0x62] + Array("</p></r>".utf8)))
    #expect(marked.failure?.place?.byte == start.count + 3)
  }

  @Test(
    arguments: [
      [0xC1, 0x81], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0xAF],
      [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xC3], [0xFE], [0xFF],
    ] as [[UInt8]])
  func `refuses every wrong form of UTF-8, wherever it stands`(_ bytes: [UInt8]) throws {
    for (before, after) in [
      ("<r><p>", "</p></r>"), ("<r><p><![CDATA[", "]]></p></r>"), ("<r><p a='", "'/></r>"),
      ("<r><p><a", "/></p></r>"), ("<r><p b", "='1'/></r>"), ("<r>", "<p/></r>"),
      ("<r><p><!--", "--></p></r>"),
    ] {
      let input = Array(before.utf8) + bytes + Array(after.utf8)
      let reading = XMLReading(ChunkedSource(input))
      #expect(reading.failure?.code == "input.invalidBytes", "\(before)")
      let lenient = try Self.read(input, isLenient: true)
      #expect(lenient.failure == nil || before.hasSuffix("<a") || before.hasSuffix(" b"))
    }
  }

  @Test func `tells bytes that mean nothing in a declared encoding`() throws {
    let head = Array("<?xml version='1.0' encoding='Shift_JIS'?><r>\n<p>1</p>\n<p>".utf8)
    for tail in [[0x93], [0xFF, 0x41]] as [[UInt8]] {
      let input = head + tail + Array("</p></r>".utf8)
      let reading = XMLReading(ChunkedSource(input, sizes: [64]))
      #expect(reading.failure?.code == "xml.undecodable" && reading.failure?.place?.line == 3)
      #expect(reading.records.count == 1)
      var settings = XMLSettings()
      settings.isLenient = true
      let lenient = XMLReading(ChunkedSource(input), fields: ["#text"], settings)
      #expect(lenient.records.count == 2 && lenient.records[1][0].contains("\u{FFFD}"))
    }
  }

  @Test(
    arguments: [
      ("<?xml version='1.0' encoding='no-such'?><r/>", "xml.unknownEncoding"),
      ("<?xml version='1.0' encoding='auto'?><r/>", "xml.unknownEncoding"),
      ("<?xml version='1.0' encoding='utf-16'?><r/>", "input.encodingMismatch"),
      ("PK\u{3}\u{4}xl/", "input.binary"), ("%PDF-1.7", "input.binary"),
    ] as [(String, DiagnosticCode)])
  func `refuses what it cannot decode`(_ text: String, _ code: DiagnosticCode) throws {
    let failure = try #require(try Self.read(Array(text.utf8)).failure)
    #expect(failure.code == code && failure.advice != nil && failure.place?.file == "staff.csv")
  }
}
