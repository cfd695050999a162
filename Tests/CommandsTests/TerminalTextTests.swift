import Records
import Testing

@testable import Commands

@Suite struct TerminalTextTests {
  @Test(
    arguments: [
      ("Zoë 😀 \"x\"", "Zoë 😀 \"x\""), ("a\nb\tc\0", "a␊b␉c␀"),
      ("\u{1B}[31mred\u{7F}", "␛[31mred␡"), ("\u{9B}31m", "\u{FFFD}31m"),
      ("abc\u{202E}fed", "abc\u{FFFD}fed"), ("\u{2028}", "\u{FFFD}"), ("", ""),
    ])
  func `control characters become visible`(_ text: String, _ shown: String) {
    #expect(TerminalText.visible(text) == shown)
  }

  @Test func `an endless text is cut`() {
    let shown = TerminalText.visible(String(repeating: "x\n", count: 100_000))
    #expect(shown.count < 1_000 && shown.hasSuffix("…"))
  }

  @Test func `all texts of a problem are fit to be shown, and its excerpt stays`() {
    let problem = Diagnostic(
      "a.b", "one\u{1B}", advice: "two\u{1B}",
      place: Place(file: "f\u{1B}", line: 1, key: "k\u{1B}", field: "g\u{1B}"), excerpt: "1\n ^")
    #expect(
      TerminalText.visible(problem).text
        == "f␛:1: key \"k␛\", field \"g␛\": error: one␛ [a.b]\n1\n ^\n  two␛")
  }
}
