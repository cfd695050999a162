import Testing

@testable import Commands

/// Compares the README's tables with what the code says.
@Suite struct ReadmeTableTests {
  private let readme: RepositoryFile

  init() throws { readme = try Repository.file("README.md") }

  private func table(under heading: String) -> [[String]] {
    MarkdownFile.section(heading, of: readme).firstTable
  }

  @Test func `lists the commands`() {
    let commands = CommandTable.muster.commands.map { command in
      let usage = command.definition.usage.replacing("muster ", with: "")
      return ["`\(usage.replacing(" [flags]", with: ""))`", command.definition.summary]
    }
    #expect(table(under: "## Commands") == commands)
  }

  @Test func `names the commands that are not built`() {
    let names = CommandTable.muster.unbuilt.map { "`\($0)`" }.joined(separator: ", ")
    #expect(readme.text.replacing("\n", with: " ").contains(names), "the README lacks: \(names)")
  }

  @Test func `lists the exit codes`() {
    #expect(
      table(under: "## Exit codes").map(\.first) == ExitCode.allCases.map { "\($0.rawValue)" })
  }

  @Test(arguments: FlagDefinition.Group.allCases)
  func `lists the flags`(_ group: FlagDefinition.Group) {
    let commands = CommandTable.muster.commands.map(\.definition)
    var rows: [[String]] = []
    var seen: Set<String> = []
    for flag in commands.flatMap(\.flags) where flag.group == group {
      guard seen.insert(flag.name).inserted else { continue }
      var term = flag.spellings.joined(separator: "`, `")
      if flag.kind != .none { term += " " + flag.placeholder }
      let owners = commands.filter { $0.flag(spelled: flag.long) != nil }.map(\.name)
      let isEverywhere = owners.count == commands.count
      rows.append([
        "`\(term)`", CommandHelp.row(flag).help,
        isEverywhere ? "all" : owners.joined(separator: ", "),
      ])
    }
    #expect(
      table(under: "### \(group.rawValue)") == rows,
      """
      the table must be:
      \(rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n"))
      """)
  }

  @Test func `shows which module may import which`() {
    let rows = table(under: "## Architecture")
    let imports = rows.map { row in
      (row[0].trimming("`"), row[2] == "–" ? [] : row[2].split(separator: ", ").map(String.init))
    }
    #expect(
      Dictionary(imports) { first, _ in first } == ModuleArrows.imports, "as in ModuleArrows.swift")
    #expect(rows.count == ModuleArrows.imports.count)
  }

  @Test func `is what continuous integration runs`() throws {
    let script = try Repository.file(".ci/run").text
    let lines = MarkdownFile.section("## Start", of: readme).blocks.filter { $0.kind == "sh" }
      .flatMap(\.lines)
    #expect(lines.count == 2)
    for line in lines {
      #expect(script.contains("\nrun '\(line)'\n"), ".ci/run does not run: \(line)")
    }
  }
}
