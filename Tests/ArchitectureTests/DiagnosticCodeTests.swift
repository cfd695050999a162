import Testing

/// The codes of problems are what scripts and help desks go by: they change on purpose only.
@Suite struct DiagnosticCodeTests {
  /// Texts with the form of a code that are none: parts of examples.
  private static let otherTexts: Set = [
    "extern.jansen", "j.jansen", "john.doe", "yyyyMMddHHmmss.fZ",
  ]

  /// The texts in the sources that have the form of a code.
  private static func dottedTexts() throws -> Set<String> {
    let files = try Repository.files(below: "Sources", endingIn: ".swift")
    return Set(
      files.flatMap { file in
        file.text.matches(of: #/"([a-z][A-Za-z]*\.[a-z][A-Za-z]*)"/#).map { String($0.1) }
      })
  }

  @Test func `the codes are those of the list`() throws {
    let found = try Self.dottedTexts().subtracting(Self.otherTexts)
    let listed = try Repository.file("Tests/ArchitectureTests/diagnostic-codes.txt").lines
      .filter { !$0.isEmpty }.map(String.init)
    #expect(found.subtracting(listed).sorted() == [], "new, or not a code")
    #expect(Set(listed).subtracting(found).sorted() == [], "listed and not in the sources")
    #expect(listed == Set(listed).sorted(), "the list is in order")
  }

  @Test func `the texts that are no codes are still there`() throws {
    #expect(try Self.otherTexts.subtracting(Self.dottedTexts()) == [])
  }
}
