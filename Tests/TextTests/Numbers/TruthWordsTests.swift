import Records
import Testing
import Text

@Suite struct TruthWordsTests {
  @Test(arguments: [
    "true", "TRUE", "yes", "Y", "on", "1", "ja", "Ja", "j", "waar", "aan", "sann", "Sant", "på",
    "PÅ",
    "pa\u{30A}", " ja ",
  ])
  func `takes words for true`(_ text: String) throws {
    #expect(try withBytes(of: text) { bytes, _ in try TruthWords.value(of: bytes) })
  }

  @Test(arguments: [
    "false", "no", "N", "off", "0", "nee", "NEE", "onwaar", "uit", "nei", "usann", "usant", "Av",
  ])
  func `takes words for false`(_ text: String) throws {
    #expect(try !withBytes(of: text) { bytes, _ in try TruthWords.value(of: bytes) })
  }

  @Test(arguments: ["", " ", "active", "maybe", "2", "00", "jaa", "x", "é", "p\u{85}"])
  func `lists the words for any other`(_ text: String) throws {
    let problem = #expect(throws: RecordProblem.self) {
      try withBytes(of: text) { bytes, _ in _ = try TruthWords.value(of: bytes) }
    }
    #expect(problem?.code == "boolean.unknownWord")
    let advice = try #require(problem?.advice)
    for word in ["true", "onwaar", "på", "usant"] { #expect(advice.contains(word)) }
  }

  @Test(arguments: [
    ("0", false), ("-0.00", false), ("0e5", false), ("2", true), ("-1", true), ("0.001", true),
    ("ja", true),
    ("Nei", false), (" 3 ", true),
  ])
  func `takes numbers other than 0 as true for CBool`(_ text: String, _ expected: Bool) throws {
    #expect(
      try withBytes(of: text) { bytes, _ in try TruthWords.valueOfNumberOrWord(bytes) } == expected)
  }
}
