import Mapping
import Records
import Testing

@Suite struct FunctionReferenceTests {
  @Test func `lists every function once, by topic, with its first sentence`() {
    let lines = FunctionReference.list().split(separator: "\n")
    for entry in FunctionCatalog.entries {
      #expect(lines.count { $0.hasPrefix("  " + entry.name + "(") } == 1, "\(entry.name)")
    }
    for topic in FunctionCatalog.topics { #expect(lines.contains { $0 == topic.title }) }
    #expect(
      lines.contains(
        "  Left(text, count)                 The first characters of a text."))
  }

  @Test func `puts the sentence under a signature that is too long for its column`() {
    let text = FunctionReference.list()
    #expect(
      text.contains(
        """
          Mid(text, start[, length])        The characters
        """))
    #expect(
      text.contains(
        """
          Replace(text[, old][, pattern][, group][, replacement][, replacementSource][, template])
                                            Replaces parts of a text
        """))
  }

  @Test func `a stop inside a name ends no sentence`() {
    let words = FunctionReference.list().split { $0.isWhitespace }.joined(separator: " ")
    #expect(
      words.contains(
        "A file below the folder of source.files, given by its path there, to be sent along."))
  }

  @Test(arguments: ["Length", "length", "LEN"])
  func `shows a function by any of its names`(_ name: String) throws {
    let page = try FunctionReference.page(named: name)
    #expect(
      page.hasPrefix(
        """
        Length(text)

        How many characters a text has, as people count them: an accented letter is one,
        however it is stored.

        Also called: Len

        Examples
          Length("Zoë")
            gives 3

        """))
  }

  @Test(arguments: FunctionCatalog.entries.map(\.name))
  func `wraps what a function does`(_ name: String) throws {
    let page = try FunctionReference.page(named: name)
    let paragraph = page.split(separator: "\n\n")[1]
    #expect(paragraph.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let entry = FunctionCatalog.entry(named: name)
    #expect(
      paragraph.split(whereSeparator: \.isWhitespace).joined(separator: " ") == entry?.summary)
  }

  @Test func `tells of examples that give nothing or reject the record`() throws {
    let page = try FunctionReference.page(named: "File")
    #expect(page.contains("  File(\"\")\n    gives no value\n"))
    #expect(page.contains("  File(\"../salaries.csv\")\n    rejects the record\n"))
    #expect(!page.contains("Also called"))
  }

  @Test(arguments: [
    ("Lenght", "did you mean Length?"), ("Substitue", "did you mean Substitute?"),
    ("XYZZY", "muster functions lists them all"),
    ("SingleAppRoleAssignment", "use a field of the source and Lookup, Split or Switch"),
  ])
  func `suggests the nearest name for one that is unknown`(_ name: String, _ advice: String) {
    let problem = #expect(throws: Diagnostic.self) { try FunctionReference.page(named: name) }
    #expect(problem?.code == "functions.unknownFunction")
    #expect(problem?.advice == advice)
  }
}
