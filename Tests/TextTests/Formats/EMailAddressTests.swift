import Records
import TestKit
import Testing
import Text

@Suite struct EMailAddressTests {
  /// A long label in front of the domain changes no answer, but keeps the address off the quick way.
  @Test func `short and long addresses are judged alike`() {
    var random = SeededGenerator(seed: 5321)
    let label = String(repeating: "x", count: 60) + "."
    let pieces = [
      "a", "Z", "7", ".", "-", "_", "+", "'", "@", " ", "é", "Ж", "×", "語", "\u{301}", "!",
    ]
    var validCount = 0
    for _ in 0..<20_000 {
      let before = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      let behind = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }
      // Without a dot of its own a domain is too short, and a longer one is not.
      guard behind.contains("."), !before.contains("@") else { continue }
      let (local, domain) = (before.joined(), behind.joined())
      let expected = Texts.holds(local + "@" + label + domain, EMailAddress.isValid)
      if expected { validCount += 1 }
      #expect(Texts.holds(local + "@" + domain, EMailAddress.isValid) == expected)
    }
    #expect(validCount > 40)
  }

  @Test func `addresses at the end of a page are read no further`() {
    let page = PageEnd()
    withExtendedLifetime(page) {
      for length in 1..<60 {
        let text = String(repeating: "a", count: length) + "@b.nl"
        #expect(EMailAddress.isValid(page.slice(of: text)))
      }
    }
  }
}
