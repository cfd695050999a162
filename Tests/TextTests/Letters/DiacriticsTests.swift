import Foundation
import Records
import Testing
import Text

@Suite struct DiacriticsTests {
  @Test(arguments: [
    ("", ""), ("Jansen", "Jansen"), ("Zoë Müller-Ørsted", "Zoe Muller-OErsted"),
    ("æÆøØœŒßłđıİðþ", "aeAEoeOEoeOEssldiIdth"), ("ŁĐÐÞẞħĦŧŦ", "LDDTHSShHtT"),
    ("Nguyễn Thị Hằng", "Nguyen Thi Hang"), ("Zoe\u{308}", "Zoe"), ("\u{301}a", "a"),
    ("ǿ Ǽ ǖ", "oe AE u"), ("Йосип Ёлка", "Иосип Елка"), ("Γιώργος Ϋ", "Γιωργος Υ"),
    ("ガ ぱ", "カ は"), ("각", "각"), ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}"),
    ("שׁ", "ש"), ("أحمد", "احمد"), ("ŋĸĳſŀŉ", "ŋĸĳſŀŉ"), ("½ ≠ × € ª", "½ ≠ × € ª"),
    ("❤\u{FE0F}", "❤\u{FE0F}"), ("T\u{34F}o\u{489}", "To"), ("кипр", "кипр"),
  ])
  func `letters lose their diacritics`(_ text: String, _ expected: String) {
    let result = Texts.result(of: text) { Diacritics.removed(from: $0, scratch: $1) }
    #expect(result.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test func `every letter agrees with its canonical decomposition`() {
    let scratch = Scratch()
    for code in UInt32(0x80)...0x2FFFF {
      guard let scalar = Unicode.Scalar(code), isLetter(scalar), spelling[scalar] == nil else {
        continue
      }
      let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
      let bases = parts.filter { !isMark($0) }
      let expected =
        bases.count == parts.count
        ? String(scalar) : bases.map { spelling[$0] ?? String($0) }.joined()
      scratch.reset()
      let result = String(Diacritics.removed(from: scratch.copy(String(scalar)), scratch: scratch))
      if !result.unicodeScalars.elementsEqual(expected.unicodeScalars) {
        Issue.record("U+\(String(code, radix: 16)): \(result), not \(expected)")
      }
    }
  }

  private let spelling: [Unicode.Scalar: String] = [
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "oe", "Ø": "OE", "ß": "ss", "ẞ": "SS",
    "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i",
    "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T",
  ]

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
      .contains(scalar.properties.generalCategory)
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    [.nonspacingMark, .enclosingMark].contains(scalar.properties.generalCategory)
  }

  @Test func `a text without diacritics is not copied`() {
    let scratch = Scratch()
    for text in ["Jansen", "", "漢字 각", "10 €"] {
      let source = scratch.copy(text)
      #expect(Texts.areIdentical(Diacritics.removed(from: source, scratch: scratch), source))
    }
  }

  @Test func `Latin letters lose theirs alike at every place in a word`() {
    for text in Texts.ofLatinLetters {
      let expected = text.unicodeScalars.map { scalar in
        let parts = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars
        return parts.filter { !isMark($0) }.map { spelling[$0] ?? String($0) }.joined()
      }.joined()
      #expect(Texts.result(of: text) { Diacritics.removed(from: $0, scratch: $1) } == expected)
    }
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `naughty strings lose every mark and no letter`() {
    for text in NaughtyStrings.all {
      let result = Texts.result(of: text) { Diacritics.removed(from: $0, scratch: $1) }
      #expect(!result.unicodeScalars.contains { isMark($0) && !$0.properties.isVariationSelector })
      let letters = text.unicodeScalars.count { !isMark($0) }
      #expect(result.unicodeScalars.count { !isMark($0) } >= letters)
    }
  }
}
