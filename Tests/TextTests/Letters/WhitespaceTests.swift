import Records
import Testing
import Text

@Suite struct WhitespaceTests {
  @Test(arguments: [
    ("", ""), ("  ", ""), (" a b ", "a b"), ("\t\r\n\u{B}\u{C}a", "a"), ("a\u{A0}\u{85}", "a"),
    ("\u{FEFF}a\u{FEFF}", "a"), ("\u{200B}\u{2060}a\u{2009}\u{3000}", "a"), ("\u{A0}", ""),
    ("\u{202F}é\u{2028}\u{2029}", "é"), ("\u{1680}\u{205F}x", "x"), ("x\u{200D}", "x\u{200D}"),
    ("à", "à"), ("Ã\u{A0}", "Ã"), ("\u{200C}", "\u{200C}"), ("\u{E0}", "\u{E0}"), ("… ", "…"),
  ])
  func `trims white space of any kind at both ends`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { text, _ in Whitespace.trimmed(text) } == expected)
  }

  @Test func `trims every white space of Unicode and three invisible marks, and nothing else`() {
    let scratch = Scratch()
    for code in UInt32(0)...0x1FFFF {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let isTrimmed =
        scalar.properties.isWhitespace || ["\u{FEFF}", "\u{200B}", "\u{2060}"].contains(scalar)
      scratch.reset()
      let result = Whitespace.trimmed(scratch.copy(String(scalar)))
      if result.isEmpty != isTrimmed { Issue.record("U+\(String(code, radix: 16))") }
    }
  }

  @Test(arguments: [
    ("", ""), ("a b  c ", "abc"), (" ", ""), ("a\u{A0}b\tc", "a\u{A0}b\tc"), ("é è", "éè"),
  ])
  func `strips the space and nothing else`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { Whitespace.withoutSpaces($0, scratch: $1) } == expected)
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `strips and trims naughty strings as plain implementations do`() {
    for text in NaughtyStrings.all {
      let stripped = Texts.result(of: text) { Whitespace.withoutSpaces($0, scratch: $1) }
      var scalars = text.unicodeScalars
      scalars.removeAll { $0 == " " }
      #expect(stripped.utf8.elementsEqual(String(scalars).utf8))

      func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || ["\u{FEFF}", "\u{200B}", "\u{2060}"].contains(scalar)
      }
      let front = text.unicodeScalars.drop(while: isSpace)
      let both = String.UnicodeScalarView(front.reversed().drop(while: isSpace).reversed())
      let trimmed = Texts.result(of: text) { text, _ in Whitespace.trimmed(text) }
      #expect(trimmed.utf8.elementsEqual(String(both).utf8))
    }
  }
}
