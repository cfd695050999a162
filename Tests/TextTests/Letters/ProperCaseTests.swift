import Records
import Testing
import Text

@Suite struct ProperCaseTests {
  @Test(arguments: [
    ("", ""), ("o'NEIL-smith van der berg", "O'neil-Smith Van Der Berg"), ("ANNE", "Anne"),
    ("o’neil", "O’neil"), ("'quoted' words", "'Quoted' Words"), ("rock 'n' roll", "Rock 'N' Roll"),
    ("jan_willem(jr)/x", "Jan_Willem(Jr)/X"), ("a\r\nb\tc", "A\r\nB\tC"),
    ("2nd 3COM a1b", "2Nd 3Com A1b"), ("élodie ÅSE straßE ßx", "Élodie Åse Straße Ssx"),
    ("ĳsbrand łukasz", "Ĳsbrand Łukasz"), ("zoe\u{308} e\u{301}A", "Zoe\u{308} E\u{301}a"),
    ("ОЛЬГА щУКИНА", "Ольга Щукина"), ("ΓΙΏΡΓΟΣ", "Γιώργος"), ("ǆ ﬁn", "ǅ Fin"),
    ("a–b “c” d…e €f +g", "A–B “C” D…E €F +G"), ("l'été d'ici", "L'été D'ici"),
    ("漢字 jansen", "漢字 Jansen"), ("co\u{AD}op", "Co\u{AD}op"),
  ])
  func `words begin with a capital`(_ text: String, _ expected: String) {
    #expect(Texts.result(of: text) { ProperCase.applied(to: $0, scratch: $1) } == expected)
  }

  @Test(arguments: [
    ("o'NEIL-smith VAN", " ", "O'neil-smith Van"), ("o'NEIL-smith", "'-", "O'Neil-Smith"),
    ("aéb ÉA", "é", "AéB éa"), ("a b", "x", "A b"), ("a–b-c", "–", "A–B-c"), ("'ab", "-", "'Ab"),
  ])
  func `with separators only those end words`(
    _ text: String, _ separators: String, _ expected: String
  ) {
    let result = Texts.result(of: text) {
      ProperCase.applied(to: $0, separators: $1.copy(separators), scratch: $1)
    }
    #expect(result == expected)
  }

  @Test func `a name that is proper already is not copied`() {
    let scratch = Scratch()
    let source = scratch.copy("Zoë Van Dam")
    #expect(Texts.areIdentical(ProperCase.applied(to: source, scratch: scratch), source))
  }

  @Test(.enabled(if: NaughtyStrings.areThere, "needs shared/conformance"))
  func `agrees with a plain implementation on naughty strings`() {
    for text in NaughtyStrings.all where !text.contains("'") && !text.contains("’") {
      var expected = ""
      var isWordStart = true
      for scalar in text.unicodeScalars {
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
          expected += isWordStart ? properties.titlecaseMapping : properties.lowercaseMapping
          isWordStart = false
        case .control, .spaceSeparator, .lineSeparator, .paragraphSeparator, .connectorPunctuation,
          .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
          .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol,
          .otherSymbol:
          expected.unicodeScalars.append(scalar)
          isWordStart = true
        default: expected.unicodeScalars.append(scalar)
        }
      }
      let result = Texts.result(of: text) { ProperCase.applied(to: $0, scratch: $1) }
      #expect(result.replacing("ς", with: "σ") == expected.replacing("ς", with: "σ"))
    }
  }
}
