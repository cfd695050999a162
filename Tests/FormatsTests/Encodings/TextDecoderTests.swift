import Formats
import Records
import TestKit
import Testing

@Suite struct TextDecoderTests {
  /// The bytes from 0x80 on, as two code pages have them; `?` stands for control characters.
  private static let windows1252 =
    "€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ" + latin1Upper
  private static let latin9 =
    String(repeating: "?", count: 32)
    + String(
      latin1Upper.map {
        ["¤": "€", "¦": "Š", "¨": "š", "´": "Ž", "¸": "ž", "¼": "Œ", "½": "œ", "¾": "Ÿ"][$0] ?? $0
      })
  private static let latin1Upper =
    "\u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"

  @Test(arguments: [
    (TextEncoding.windows1252, windows1252), (.iso8859Part15, latin9),
    (.iso8859Part1, String(repeating: "?", count: 32) + latin1Upper),
  ])
  func `gives every byte of a code page its character`(
    _ encoding: TextEncoding, _ upper: String
  ) throws {
    let expected = upper.unicodeScalars.enumerated().map { index, scalar in
      scalar == "?" ? Unicode.Scalar(UInt8(0x80 + index)) : scalar
    }
    try #require(expected.count == 128)
    var text = ByteBuffer()
    var decoder = TextDecoder(encoding)
    try withSlice(0...0xFF) { try decoder.decode($0, into: &text) }
    try decoder.finish(into: &text)
    let decoded = Array(String(text.slice).unicodeScalars)
    #expect(decoded.prefix(128).map(\.value) == Array(0..<128))
    #expect(Array(decoded.dropFirst(128)) == expected)
    #expect(decoder.offset == 256)
  }

  /// Long ASCII runs, for the vector path, around every length of character.
  private static let tricky =
    "naam;voornaam;Ā\r\nDvořák;Zoë;\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}😀\r\n"
    + "Władysław Łukasiewicz;0123456789abcdefghijklmnopqrstuvwxyz𐐷x\u{10FFFF}"

  @Test(arguments: [
    (TextEncoding.utf8, Array(tricky.utf8)),
    (.utf16LittleEndian, utf16(tricky, highByteFirst: false)),
    (.utf16BigEndian, utf16(tricky, highByteFirst: true)),
  ])
  func `reads the same text wherever chunks are cut`(
    _ encoding: TextEncoding, _ bytes: [UInt8]
  ) throws {
    for cut in 0...bytes.count {
      let result = decode([bytes[..<cut], bytes[cut...]], as: encoding)
      #expect(result.text == Self.tricky && result.problem == nil, "cut at \(cut)")
      #expect(result.offset == bytes.count)
    }
    let single = decode(bytes.map { [$0] }, as: encoding)
    #expect(single.text == Self.tricky)
  }

  /// Bytes, what they become when replaced, and the offset of the first that is invalid.
  private static let broken: [(TextEncoding, [UInt8], String, Int)] = [
    (.usASCII, [0x61, 0xE9, 0x62, 0x80], "a\u{FFFD}b\u{FFFD}", 1),
    (.utf8, [0x61, 0xE9, 0x62], "a\u{FFFD}b", 1),
    (.utf8, [0x61, 0xC3], "a\u{FFFD}", 1),
    (.utf8, [0x61, 0xF0, 0x9F, 0x98, 0x41], "a\u{FFFD}A", 1),
    (.utf8, [0xF0, 0x9F, 0xC3, 0xA9], "\u{FFFD}é", 0),
    (.utf8, [0xC0, 0x80, 0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    (.utf8, [0xE0, 0x9F, 0xBF, 0xF4, 0x90], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", 0),
    (.utf8, [0xC3, 0xA9, 0xF5, 0x41, 0xBF], "é\u{FFFD}A\u{FFFD}", 2),
    (.utf16LittleEndian, [0x61, 0, 0x3D, 0xD8, 0x62, 0], "a\u{FFFD}b", 2),
    (.utf16LittleEndian, [0x61, 0, 0x00, 0xDE, 0x62, 0], "a\u{FFFD}b", 2),
    (.utf16BigEndian, [0xD8, 0x3D, 0xD8, 0x3D, 0xDE, 0x00], "\u{FFFD}😀", 0),
    (.utf16BigEndian, [0, 0x61, 0, 0x62, 0], "ab\u{FFFD}", 4),
    (.utf16BigEndian, [0, 0x61, 0xD8, 0x3D], "a\u{FFFD}", 2),
    (.utf16BigEndian, [0, 0x61, 0xD8, 0x3D, 0xDE], "a\u{FFFD}\u{FFFD}", 2),
  ]

  @Test(arguments: broken)
  func `replaces or names invalid bytes wherever chunks are cut`(
    _ encoding: TextEncoding, _ bytes: [UInt8], _ repaired: String, _ offset: Int
  ) throws {
    for cut in 0...bytes.count {
      let chunks = [bytes[..<cut], bytes[cut...]]
      #expect(decode(chunks, as: encoding, invalid: .replace).text == repaired, "cut at \(cut)")
      let problem = try #require(decode(chunks, as: encoding, at: 100).problem)
      #expect(problem.place == Place(file: "staff.csv", byte: 100 + offset), "cut at \(cut)")
      #expect(problem.code == "input.invalidBytes")
      #expect(problem.advice?.contains("--lenient") == true)
    }
  }

  @Test func `keeps the text before invalid bytes`() throws {
    let result = decode([Array("Zoë;".utf8) + [0xFF] + Array("x".utf8)], as: .utf8)
    #expect(result.text == "Zoë;")
  }

  @Test func `repairs random bytes as the standard library does`() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let pool: [UInt8] = [0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF4, 0xF5]
      let bytes = (0..<12).map { _ in pool[Int(random.next() % 12)] }
      let cut = Int(random.next() % 13)
      let result = decode([bytes[..<cut], bytes[cut...]], as: .utf8, invalid: .replace)
      #expect(result.text == String(decoding: bytes, as: UTF8.self), "\(bytes), cut at \(cut)")
    }
  }

  private func decode(
    _ chunks: [some Sequence<UInt8>], as encoding: TextEncoding, invalid: InvalidBytes = .stop,
    at offset: Int = 0
  ) -> (text: String, offset: Int, problem: Diagnostic?) {
    var text = ByteBuffer()
    var decoder = TextDecoder(encoding, invalid: invalid, file: "staff.csv", at: offset)
    do throws(Diagnostic) {
      for chunk in chunks {
        try withSlice(chunk) { bytes throws(Diagnostic) in
          try decoder.decode(bytes, into: &text)
        }
      }
      try decoder.finish(into: &text)
    } catch {
      return (String(text.slice), decoder.offset, error)
    }
    return (String(text.slice), decoder.offset, nil)
  }
}
