import JSON
import Records
import Testing

@Suite struct SourceTextTests {
  @Test(
    arguments: [
      ("abc", 0, 1, 1), ("abc", 2, 1, 3), ("abc", 3, 1, 4), ("abc", 99, 1, 4), ("", 0, 1, 1),
      ("a\nb", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
      ("a\n\nb", 3, 3, 1), ("a\n", 2, 2, 1), ("é日👩‍👩‍👧x", 23, 1, 4), ("e\u{301}x", 3, 1, 2),
      ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("a\u{2028}b", 4, 1, 3),
    ] as [(String, Int, Int, Int)])
  func `counts lines as editors do and columns in characters`(
    _ text: String, _ offset: Int, _ line: Int, _ column: Int
  ) {
    let place = SourceText(file: "a.json5", text: text).place(at: offset)
    #expect(place == Place(file: "a.json5", line: line, column: column))
  }

  @Test(arguments: [
    ("one\ntwo\n", 5, "  2 | two\n    |  ^"),
    ("one\r\ntwo\r\n", 0, "  1 | one\n    | ^"),
    ("one\r\ntwo", 4, "  1 | one\n    |    ^"),
    ("\tx: 1", 1, "  1 |     x: 1\n    |     ^"),
    ("日本: x", 6, "  1 | 日本: x\n    |     ^"),
    ("👩‍👩‍👧: x", 18, "  1 | 👩‍👩‍👧: x\n    |   ^"),
    ("e\u{301}: x", 3, "  1 | e\u{301}: x\n    |  ^"),
    ("\u{1B}[2J\u{202E}x", 7, "  1 | \u{FFFD}[2J\u{FFFD}x\n    |      ^"),
    ("\u{FEFF}a", 3, "  1 | a\n    | ^"),
    ("", 0, "  1 | \n    | ^"),
  ])
  func `shows the line and a caret below the place`(_ text: String, _ offset: Int, _ want: String) {
    #expect(SourceText(text: text).excerpt(at: offset) == want)
  }

  @Test(arguments: [
    (10, false, true), (500, true, true), (4000, true, true), (7190, true, false),
  ])
  func `cuts an overlong line around the caret`(
    _ offset: Int, _ cutsBefore: Bool, _ cutsAfter: Bool
  ) throws {
    var text = String(repeating: "abcdéfgh", count: 900)
    text.insert("‸", at: text.index(text.startIndex, offsetBy: offset))
    let marked = try #require(text.utf8.firstIndex(of: 0xE2))
    let source = SourceText(text: text)
    let excerpt = try #require(
      source.excerpt(at: text.utf8.distance(from: text.startIndex, to: marked)))
    let lines = excerpt.split(separator: "\n").map(Array.init)
    let caret = try #require(lines[1].firstIndex(of: "^"))
    #expect(lines[0][caret] == "‸")
    #expect(lines[0].count <= 6 + 90)
    #expect((lines[0][6] == "…") == cutsBefore)
    #expect((lines[0].last == "…") == cutsAfter)
  }

  @Test func `shows no line of a text that may hold secrets`() throws {
    let source = SourceText(file: "p.json5", text: "{ secret: hunter2 }", isConfidential: true)
    let mistake = try #require(JSONReader.read(source, as: .json5).mistakes.first)
    #expect(mistake.place == Place(file: "p.json5", line: 1, column: 11))
    #expect(!mistake.text.contains("hunter2"))
  }

  @Test func `makes diagnostics for any offset`() {
    let source = SourceText(file: "m.json5", text: "{\n  a: 1,\n}\n")
    let diagnostic = source.diagnostic(
      "mapping.unknownKey", "unknown key", advice: "remove it", at: 4)
    #expect(
      diagnostic.text == """
        m.json5:2:3: error: unknown key [mapping.unknownKey]
          2 |   a: 1,
            |   ^
          remove it
        """)
  }
}
