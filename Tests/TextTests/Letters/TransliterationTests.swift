import Records
import Testing
import Text

@Suite struct TransliterationTests {
  @Test(arguments: [
    ("", ""), ("jan.jansen@x.nl \t~", "jan.jansen@x.nl \t~"),
    (
      "Łukasz Øystein Þór İbrahim ılgın Groß Ĳsbrand ĳs",
      "Lukasz OEystein THor Ibrahim ilgin Gross IJsbrand ijs"
    ),
    ("Ärzte Ñandú Çelik", "Arzte Nandu Celik"), ("ŋ Ŋ ĸ ŉ ſ ŀ ħ Ŧ", "n N q n s l h T"),
    ("Zoe\u{308}", "Zoe"), ("Nguyễn Đức", "Nguyen Duc"), ("ǆ ǅ Ǆ ǈ ǳ", "dz Dz DZ Lj dz"),
    ("ﬁ ﬃ ﬅ ﬀ", "fi ffi st ff"), ("Ａｂ９＠", "Ab9@"), ("𝐓𝐡𝐞 𝒻 𝟡 ℓ", "The f 9 l"), ("Ⓐⓑ⒞", "Abc"),
    ("Ɓ ƀ ɔ ɛ Ə", "B b o e A"), ("²①١", "211"), ("ª º", "a o"),
    ("O’Neil “x” «y» a–b—c…", "O'Neil \"x\" \"y\" a-b-c..."), ("a\u{A0}b\u{3000}c", "a b c"),
    ("co\u{AD}op \u{200B}\u{FEFF}x", "coop x"), ("3×4 № 5", "3x4 No 5"), ("½ ¼", " "),
    ("李 小龙 محمد 👍 © €", "     "), ("🇳🇱", ""), ("각", ""),
  ])
  func `names become ASCII`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { Transliteration.ascii($0, scratch: $1) } == expected)
  }

  @Test(arguments: [
    ("Щукин Жуков Юлия", "Shchukin Zhukov Iuliia"), ("ЩУКИН", "SHCHUKIN"),
    ("Пётр Алексей", "Petr Aleksei"),
    ("Ольга Объедков", "Olga Obieedkov"), ("Хрущёв Цой Чехов", "Khrushchev Tsoi Chekhov"),
    ("Ґалаґан Їжак Єва", "Galagan Izhak Ieva"),
    ("Љиљана Џорџ Ђорђе Ћирић", "Ljiljana Dzordz Dorde Ciric"),
    ("Ж", "Zh"), ("АЖ", "AZH"), ("Ж. Ж.", "Zh. Zh."), ("И\u{306}", "I"), ("Ўладзімір", "Uladzimir"),
  ])
  func `Cyrillic follows ICAO Doc 9303`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { Transliteration.ascii($0, scratch: $1) } == expected)
  }

  @Test(arguments: [
    ("Παπαδόπουλος", "Papadopoulos"), ("Γιώργος Χρήστου", "Giorgos Christou"),
    ("Ευάγγελος", "Evangelos"), ("ΕΥΑΓΓΕΛΟΣ", "EVANGELOS"), ("Ευθύμιος", "Efthymios"),
    ("αυτό αύριο", "afto avrio"), ("αϋπνία άυλος", "aypnia aylos"), ("αυ\u{308}", "ay"),
    ("Μπάμπης ΜΠΑΜΠΗΣ", "Bampis BAMPIS"), ("Ψυχή Θεός", "Psychi Theos"), ("ΘΕΟΣ", "THEOS"),
    ("Σφίγξ άγχος", "Sfinx anchos"), ("Ἀθῆναι", "Athinai"), ("Ου ΟΥ", "Ou OU"), ("ταυ", "taf"),
  ])
  func `Greek follows ELOT 743`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { Transliteration.ascii($0, scratch: $1) } == expected)
  }

  @Test func `ASCII is not copied`() {
    let scratch = Scratch()
    let source = scratch.copy("jan.jansen@example.nl")
    #expect(Texts.areIdentical(Transliteration.ascii(source, scratch: scratch), source))
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `naughty strings become ASCII, and ASCII stays`() {
    for text in NaughtyStrings.all {
      let result = Texts.result(of: text) { Transliteration.ascii($0, scratch: $1) }
      #expect(result.utf8.allSatisfy { $0 < 0x80 })
      if text.utf8.allSatisfy({ $0 < 0x80 }) { #expect(result == text) }
    }
  }
}
