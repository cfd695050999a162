import Records
import Testing
import Text

@Suite struct CharactersTests {
  /// Texts whose characters are more than one scalar, or look as if they were.
  private static let texts = [
    "", "a", "Jansen", "a\r\nb", "\r\n\r\n", "\n\r", "\r", "Zoë", "Zoe\u{308}", "e\u{301}",
    "ab\u{301}\u{302}cd", "👨‍👩‍👧 family", "🇳🇱🇧🇪", "नमस्ते", "각각", "x👍🏽y", "a–b", "ßé\r\nø\u{301}",
    "abcdefghijklmnop\u{301}qrstuvwxyz", "\u{301}a", "12345678\r\n12345678", "©\u{FE0F}®",
  ]

  private static func check(_ text: String) {
    let scratch = Scratch()
    let source = scratch.copy(text)
    let characters = text.map(String.init)
    #expect(Characters.count(source) == characters.count)
    for length in [-1, 0, 1, 2, 3, 5, 8, 9, 17, characters.count, .max] {
      let kept = max(0, length)
      let prefix = Characters.prefix(source, length)
      #expect(String(prefix).utf8.elementsEqual(characters.prefix(kept).joined().utf8))
      let suffix = Characters.suffix(source, length)
      #expect(String(suffix).utf8.elementsEqual(characters.suffix(kept).joined().utf8))
      let middle = Characters.middle(source, from: 3, length: length)
      #expect(
        String(middle).utf8.elementsEqual(characters.dropFirst(2).prefix(kept).joined().utf8))
    }
  }

  @Test(arguments: texts)
  func `counts and cuts as the standard library does`(_ text: String) { Self.check(text) }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `counts and cuts naughty strings as the standard library does`() {
    for text in NaughtyStrings.all { Self.check(text) }
  }

  @Test(arguments: [
    (1, 2, "Ja"), (3, 100, "nsen"), (6, 1, "n"), (7, 1, ""), (0, 2, "Ja"), (-5, 2, "Ja"),
    (2, 0, ""), (2, -1, ""), (.max, .max, ""),
  ])
  func `the middle is what there is`(_ start: Int, _ length: Int, _ expected: String) {
    let part = Texts.result(of: "Jansen") { text, _ in
      Characters.middle(text, from: start, length: length)
    }
    #expect(part == expected)
  }

  @Test(arguments: [
    ("7", 4, "0", "0007"), ("", 3, "ab", "aba"), ("1", 4, "ab", "aba1"), ("é", 2, "ø", "øé"),
    ("e\u{301}", 2, "-", "-e\u{301}"), ("12345", 4, "0", "12345"), ("1", -3, "0", "1"),
    ("1", 1, "", "1"), ("x", 3, "🇳🇱", "🇳🇱🇳🇱x"),
  ])
  func `pads on the left`(
    _ text: String, _ width: Int, _ padding: String, _ expected: String
  ) throws {
    let scratch = Scratch()
    let result = try Characters.paddedLeft(
      scratch.copy(text), to: width, with: scratch.copy(padding), scratch: scratch)
    #expect(String(result) == expected)
  }

  @Test(
    arguments: [
      ("", 3, "text.emptyPadding"), ("0", 1 << 21, "text.tooLong"), ("ab", .max, "text.tooLong"),
      ("€", 600_000, "text.tooLong"),
    ] as [(String, Int, DiagnosticCode)])
  func `padding that cannot be done is a problem of the record`(
    _ padding: String, _ width: Int, _ code: DiagnosticCode
  ) {
    let scratch = Scratch()
    let problem = #expect(throws: RecordProblem.self) {
      _ = try Characters.paddedLeft(
        scratch.copy("x"), to: width, with: scratch.copy(padding), scratch: scratch)
    }
    #expect(problem?.code == code)
  }

  @Test(arguments: [
    ("Repetition", "ti", 1, 5, 5), ("banana", "an", 3, 4, 4), ("banana", "an", 5, 0, 0),
    ("banana", "AN", 1, 0, 2), ("Zoë ÉLODIE", "élo", 1, 0, 5), ("", "", 1, 0, 0),
    ("abc", "", 1, 1, 1), ("abc", "", 3, 3, 3), ("abc", "", 4, 0, 0), ("abc", "a", 0, 1, 1),
    ("abc", "c", -7, 3, 3), ("abc", "abcd", 1, 0, 0), ("Zoe\u{308}", "e", 1, 0, 0),
    ("e\u{301}e", "e", 1, 2, 2), ("E\u{301}E", "e", 1, 0, 2), ("a\r\nb", "b", 1, 3, 3),
    ("a\r\nb", "\n", 1, 0, 0), ("👨‍👩‍👧x", "x", 1, 2, 2), ("👨‍👩‍👧x", "👧", 1, 0, 0),
    ("Hauptstraße 1", "STRASSE", 1, 0, 6), ("Straße", "s", 3, 0, 0), ("aaa", "a", 3, 3, 3),
  ])
  func `finds positions in characters`(
    _ text: String, _ part: String, _ start: Int, _ binary: Int, _ caseless: Int
  ) {
    let scratch = Scratch()
    let (text, part) = (scratch.copy(text), scratch.copy(part))
    #expect(Characters.position(of: part, in: text, from: start) == binary)
    #expect(
      Characters.position(of: part, in: text, from: start, comparison: .caseless) == caseless)
  }
}
