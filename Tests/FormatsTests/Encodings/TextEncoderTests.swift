import Formats
import Records
import Testing

@Suite struct TextEncoderTests {
  @Test(arguments: [TextEncoding.windows1252, .iso8859Part1, .iso8859Part15])
  func `gives back every byte of a code page`(_ encoding: TextEncoding) throws {
    #expect(try roundTrip(Array(0...0xFF), encoding) == Array(0...0xFF))
  }

  @Test(arguments: [true, false])
  func `gives back UTF-16`(_ highByteFirst: Bool) throws {
    let bytes = utf16("naam;Zoë Łukasiewicz\r\n😀\u{FFFF}", highByteFirst: highByteFirst)
    let encoding: TextEncoding = highByteFirst ? .utf16BigEndian : .utf16LittleEndian
    #expect(try roundTrip(bytes, encoding) == bytes)
  }

  @Test(arguments: [
    (TextEncoding.windows1252, "Łuk", [0x3F, 0x75, 0x6B]),
    (.windows1252, "a\u{20AC}😀", [0x61, 0x80, 0x3F]), (.iso8859Part1, "€\u{80}", [0x3F, 0x80]),
    (.iso8859Part15, "€¤", [0xA4, 0x3F]), (.usASCII, "é", [0x3F]), (.utf8, "é", [0xC3, 0xA9]),
  ])
  func `writes a question mark for what the encoding lacks`(
    _ encoding: TextEncoding, _ text: String, _ expected: [UInt8]
  ) throws {
    var output = ByteBuffer()
    let encoder = TextEncoder(encoding, unencodable: .substitute)
    try withSlice(text.utf8) { try encoder.encode($0, into: &output) }
    #expect(Array(output.slice) == expected)
  }

  @Test func `refuses a text whole and does not quote it`() throws {
    var output = buffer("kept".utf8)
    let encoder = TextEncoder(.windows1252)
    do throws(RecordProblem) {
      try withSlice("Kowalski, Łukasz".utf8) { text throws(RecordProblem) in
        try encoder.encode(text, into: &output)
      }
      Issue.record("the text was accepted")
    } catch {
      #expect(error.code == "encoding.unencodable")
      #expect(!error.text.contains("Ł") && !error.text.contains("Kowalski"))
    }
    #expect(String(output.slice) == "kept")
  }

  @Test(
    arguments: [
      (.utf8, [0xEF, 0xBB, 0xBF]), (.utf16LittleEndian, [0xFF, 0xFE]),
      (.utf16BigEndian, [0xFE, 0xFF]), (.windows1252, []),
    ] as [(TextEncoding, [UInt8])])
  func `writes the byte order mark of the encoding`(_ encoding: TextEncoding, _ mark: [UInt8]) {
    var output = ByteBuffer()
    TextEncoder(encoding).appendByteOrderMark(to: &output)
    #expect(Array(output.slice) == mark)
  }

  private func roundTrip(_ bytes: [UInt8], _ encoding: TextEncoding) throws -> [UInt8] {
    var text = ByteBuffer()
    var decoder = TextDecoder(encoding)
    try withSlice(bytes) { try decoder.decode($0, into: &text) }
    try decoder.finish(into: &text)
    var output = ByteBuffer()
    try TextEncoder(encoding).encode(text.slice, into: &output)
    return Array(output.slice)
  }
}
