import FoundationEssentials
import TestKit
import Testing

@Suite struct DocumentedCommandTests {
  private static let documents: [RepositoryFile] =
    ((try? [Repository.file("README.md")]) ?? [])
    + ["samples", "Sources", "Tests"].flatMap { folder in
      (try? Repository.files(below: folder, endingIn: ".md")) ?? []
    }

  /// A folder of its own with copies of what documents name.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["samples", "mappings"] {
      try FileManager.default.copyItem(
        atPath: Repository.url(of: name).path, toPath: folder.path + "/" + name)
    }
    return folder
  }

  @Test func `the readme and a sample show commands`() {
    let places = Set(Self.documents.filter { !DocumentedCommand.all(in: $0).isEmpty }.map(\.path))
    #expect(places.contains("README.md"))
    #expect(places.contains("samples/dutch-hr-export/README.md"))
  }

  @Test(arguments: documents.flatMap(DocumentedCommand.all))
  func `does what the document says`(_ command: DocumentedCommand) throws {
    let folder = try Self.folder()
    let run = try ProgramRun(command.line, in: folder.path)
    if let output = command.output {
      #expect(Elision(output).matches(run.output), "it printed:\n\(run.output)")
    } else {
      #expect([0, 1].contains(run.status), "exit code \(run.status):\n\(run.output)")
    }
  }

  @Test func `shows parts of files as they are`() throws {
    let blocks = try MarkdownFile(Repository.file("README.md")).blocks.filter { $0.file != nil }
    #expect(!blocks.isEmpty)
    for block in blocks {
      let file = try Repository.file(try #require(block.file)).text
      let text = block.lines.joined(separator: "\n")
      #expect(Elision(text).occurs(in: file), "README.md:\(block.line) is not in the file")
    }
  }
}

@Suite struct MarkdownTests {
  @Test func `finds commands and what they print`() {
    let text = """
      ```sh
      muster one
      other two
      ```
      muster in prose
      ```console
      $ muster three
      a
      …
      $ muster four
      ```
      """
    let commands = DocumentedCommand.all(in: RepositoryFile(path: "x.md", text: text))
    #expect(commands.map(\.place) == ["x.md:2", "x.md:7", "x.md:10"])
    #expect(commands.map(\.line) == ["muster one", "muster three", "muster four"])
    #expect(commands.map(\.output) == [nil, "a\n…\n", ""])
  }

  @Test func `finds the table of a section`() {
    let text =
      "## A\n### C\n| x |\n|---|\n| 1 |\n## B\n| x | y |\n|---|---|\n| a\\|b | `c` |\n\n| z |"
    let file = RepositoryFile(path: "", text: text)
    #expect(MarkdownFile.section("## B", of: file).firstTable == [["a|b", "`c`"]])
    #expect(MarkdownFile.section("### C", of: file).firstTable == [["1"]])
    #expect(MarkdownFile.section("## D", of: file).firstTable == [])
  }

  @Test(arguments: [
    ("abc", "abc", true), ("abc", "abcd", false), ("a…", "abcd", true), ("a…d", "abcd", true),
    ("a…c", "abcd", false), ("…bc…", "abcd", true), ("…cb…", "abcd", false),
    ("ab…bc", "abc", false),
  ])
  func `takes the sign of omission for any text`(_ short: String, _ text: String, _ fits: Bool) {
    #expect(Elision(short).matches(text) == fits)
  }

  @Test func `finds shortened text inside another`() {
    #expect(Elision("b…d").occurs(in: "abcde"))
    #expect(!Elision("d…b").occurs(in: "abcde"))
  }
}
