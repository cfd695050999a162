import Records
import Testing
import Text

@Suite struct LetterCaseTests {
  @Test(arguments: [
    ("", "", ""), ("Jan.Jansen@Example.NL", "jan.jansen@example.nl", "JAN.JANSEN@EXAMPLE.NL"),
    ("[\\]^_`{|}~@", "[\\]^_`{|}~@", "[\\]^_`{|}~@"), ("Zoë ÅSE", "zoë åse", "ZOË ÅSE"),
    ("Straße", "straße", "STRASSE"), ("ÿŸ", "ÿÿ", "ŸŸ"), ("ŁÓDŹ", "łódź", "ŁÓDŹ"),
    ("İ", "i\u{307}", "İ"), ("ıſ", "ıſ", "IS"), ("ŉ", "ŉ", "ʼN"), ("µ×÷", "µ×÷", "Μ×÷"),
    ("ΟΔΥΣΣΕΥΣ ΣΟΦΌΣ", "οδυσσευς σοφός", "ΟΔΥΣΣΕΥΣ ΣΟΦΌΣ"), ("Σ", "σ", "Σ"),
    ("ΑΣ'Β", "ασ'β", "ΑΣ'Β"), ("ΑΣ.", "ας.", "ΑΣ."), ("Α\u{301}Σ", "α\u{301}ς", "Α\u{301}Σ"),
    ("ЩУКА", "щука", "ЩУКА"), ("Nguyễn", "nguyễn", "NGUYỄN"), ("ﬁ", "ﬁ", "FI"),
    ("𐐀", "𐐨", "𐐀"), ("漢字", "漢字", "漢字"), ("ǅ", "ǆ", "Ǆ"),
  ])
  func `maps by Unicode's full rules`(_ text: String, _ lower: String, _ upper: String) {
    #expect(Texts.result(of: text) { LetterCase.lowercased($0, scratch: $1) } == lower)
    #expect(Texts.result(of: text) { LetterCase.uppercased($0, scratch: $1) } == upper)
  }

  @Test(arguments: [
    ("tr", "ISPARTA İzmir", "ısparta izmir", "ISPARTA İZMİR"),
    ("az-Latn-AZ", "Iı i", "ıı i", "II İ"), ("TR_tr", "I\u{307}", "i", "I\u{307}"),
    ("tr", "I\u{323}\u{307}", "i\u{323}", "I\u{323}\u{307}"),
    ("tr", "I\u{301}\u{307}", "ı\u{301}\u{307}", "I\u{301}\u{307}"),
    ("lt", "JI", "ji", "JI"),
    ("lt", "Ì Í Ĩ", "i\u{307}\u{300} i\u{307}\u{301} i\u{307}\u{303}", "Ì Í Ĩ"),
    ("lt-LT", "J\u{301}", "j\u{307}\u{301}", "J\u{301}"),
    ("lt", "i\u{307}\u{301}", "i\u{307}\u{301}", "I\u{301}"),
    ("lt", "Į\u{303}", "į\u{307}\u{303}", "Į\u{303}"),
    ("", "Ii", "ii", "II"), ("nl", "IJ", "ij", "IJ"), ("trv", "I", "i", "I"),
  ])
  func `a culture's own letters follow its rules`(
    _ name: String, _ text: String, _ lower: String, _ upper: String
  ) throws {
    let scratch = Scratch()
    let culture = try Culture(named: scratch.copy(name))
    let source = scratch.copy(text)
    let lowered = LetterCase.lowercased(source, culture: culture, scratch: scratch)
    #expect(String(lowered).unicodeScalars.elementsEqual(lower.unicodeScalars))
    let raised = LetterCase.uppercased(source, culture: culture, scratch: scratch)
    #expect(String(raised).unicodeScalars.elementsEqual(upper.unicodeScalars))
  }

  @Test(arguments: ["t", "t1", "tr-", "-tr", "tr--x", "türkçe", "nl BE", "verylonglanguage", "1"])
  func `what is no language tag is refused`(_ name: String) {
    let scratch = Scratch()
    let problem = #expect(throws: RecordProblem.self) {
      _ = try Culture(named: scratch.copy(name))
    }
    #expect(problem?.code == "text.malformedCulture")
    #expect(problem?.text.contains(name) == false || name.count < 3)
  }

  @Test func `Latin letters are mapped alike at every place in a word`() {
    for text in Texts.ofLatinLetters {
      let lower = Texts.result(of: text) { LetterCase.lowercased($0, scratch: $1) }
      let upper = Texts.result(of: text) { LetterCase.uppercased($0, scratch: $1) }
      #expect(lower == text.lowercased())
      #expect(upper == text.uppercased())
    }
  }

  @Test(arguments: ["", "already lower", "ü", "josé", "漢字"])
  func `a text that does not change is not copied`(_ text: String) {
    let scratch = Scratch()
    let source = scratch.copy(text)
    #expect(Texts.areIdentical(LetterCase.lowercased(source, scratch: scratch), source))
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `agrees with the standard library on naughty strings`() {
    for text in NaughtyStrings.all {
      // The standard library knows no final sigma.
      let lower = Texts.result(of: text) { LetterCase.lowercased($0, scratch: $1) }
      #expect(lower.replacing("ς", with: "σ") == text.lowercased().replacing("ς", with: "σ"))
      let upper = Texts.result(of: text) { LetterCase.uppercased($0, scratch: $1) }
      #expect(upper == text.uppercased())
    }
  }

  @Test(arguments: [
    ("MÜLLER", "müller", true), ("Straße", "STRASSE", true), ("ΣΑΣ", "σας", true),
    ("ı", "i", false), ("abc", "abd", false), ("abc", "ab", false), ("[", "{", false),
    ("@", "`", false), ("", "", true), ("É", "e\u{301}", false), ("K", "\u{212A}", true),
  ])
  func `caseless comparison`(_ left: String, _ right: String, _ expected: Bool) {
    let scratch = Scratch()
    #expect(
      CaselessText.areEqual(scratch.copy(left), scratch.copy(right)) == expected)
    #expect(
      CaselessText.areEqual(scratch.copy(right), scratch.copy(left)) == expected)
  }
}
