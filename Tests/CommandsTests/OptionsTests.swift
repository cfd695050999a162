import Commands
import Records
import Testing

@Suite struct OptionsTests {
  private let table = CommandTable([
    command(arguments: [
      ArgumentDefinition("INPUT", .file, help: "an input"),
      ArgumentDefinition("MORE", .file, isOptional: true, help: "another"),
    ]),
    Command(.targets) { _ in .done },
  ])

  private func options(_ words: [String]) throws(CommandError) -> Options {
    try Options(words, of: table.commands[0].definition, in: table)
  }

  /// The codes of what is wrong with some words.
  private func problems(_ words: [String]) -> [String] {
    do throws(CommandError) {
      _ = try options(words)
      return []
    } catch {
      #expect(error.exitCode == .wrongUsage)
      return error.diagnostics.map(\.code.description)
    }
  }

  @Test(arguments: [
    ["in.csv", "-o", "out"], ["-o", "out", "in.csv"], ["--output", "out", "in.csv"],
    ["--output=out", "in.csv"], ["-o=out", "in.csv"], ["-o", "out", "--", "in.csv"],
  ])
  func `flags may stand anywhere, with their value behind them or after an equals sign`(
    _ words: [String]
  ) throws {
    let options = try options(words)
    #expect(options.arguments == ["in.csv"])
    #expect(options[Flags.output] == "out")
    #expect(options.argument(1) == nil)
  }

  @Test func `values have the type of their flag`() throws {
    let options = try options([
      "in.csv", "more.csv", "--jobs", "4", "--max-field", "2KiB", "--quiet", "--namespaces",
      "a=b=c",
      "--namespaces=d=e",
    ])
    #expect(options[Flags.jobs] == 4)
    #expect(options[Flags.maximumField] == ByteCount(bytes: 2048))
    #expect(options[Flags.quiet])
    #expect(options[Flags.namespaces] == ["a=b=c", "d=e"])
    #expect(options.argument(1) == "more.csv")
  }

  @Test func `flags that are not given have no value`() throws {
    let options = try options(["-"])
    #expect(options.arguments == ["-"])
    #expect(options[Flags.output] == nil)
    #expect(options[Flags.jobs] == nil)
    #expect(options[Flags.maximumField] == nil)
    #expect(options[Flags.quiet] == false)
    #expect(options[Flags.namespaces] == [])
  }

  @Test func `a dash is a value and an argument, and two dashes end the flags`() throws {
    #expect(try options(["-", "-o", "-"])[Flags.output] == "-")
    #expect(try options(["--", "--quiet", "-o"]).arguments == ["--quiet", "-o"])
    #expect(try options(["x", "--output=--strange"])[Flags.output] == "--strange")
  }

  @Test(
    arguments: [
      ([], ["usage.missingArgument"]),
      (["a", "b", "c"], ["usage.surplusArgument"]),
      (["a", "--quite"], ["usage.unknownFlag"]),
      (["a", "-x"], ["usage.unknownFlag"]),
      (["a", "-qo"], ["usage.unknownFlag"]),
      (["a", "--openapi"], ["usage.flagOfAnotherCommand"]),
      (["a", "-o"], ["usage.missingValue"]),
      (["a", "-o", "--quiet"], ["usage.missingValue"]),
      (["a", "--jobs", "-1"], ["usage.unknownFlag", "usage.missingValue"]),
      (["a", "--quiet=yes"], ["usage.needlessValue"]),
      (["a", "-o", "b", "--output", "c"], ["usage.repeatedFlag"]),
      (["a", "--quiet", "--quiet"], ["usage.repeatedFlag"]),
      (["a", "--jobs=-1"], ["usage.wrongValue"]),
      (["a", "--jobs", "four"], ["usage.wrongValue"]),
      (["a", "--jobs", "99999999999999999999"], ["usage.wrongValue"]),
      (["a", "--to", "zip"], ["usage.wrongValue"]),
      (["a", "--max-field", "1XB"], ["usage.wrongValue"]),
      (["a", "--output="], ["usage.emptyValue"]),
      (["--nothing", "a", "b", "c"], ["usage.unknownFlag"]),
      (
        ["--to=zip", "--jobs=0"], ["usage.wrongValue", "usage.wrongValue", "usage.missingArgument"]
      ),
    ] as [([String], [String])])
  func `everything that is wrong is told at once`(_ words: [String], _ codes: [String]) {
    #expect(problems(words).sorted() == codes.sorted())
  }

  @Test(
    arguments: [
      ("1", 1), ("4096", 4096), ("1B", 1), ("1kB", 1000), ("1KiB", 1024), ("1 MiB", 1 << 20),
      ("3mb", 3_000_000), ("2GiB", 2 << 30), ("1GB", 1_000_000_000), ("0", nil), ("", nil),
      ("MiB", nil), ("1.5MiB", nil), ("-1", nil), ("1 M", nil), ("9999999999GiB", nil), ("٣", nil),
    ] as [(String, Int?)])
  func `reads sizes with units`(_ text: String, _ bytes: Int?) {
    #expect(ByteCount(text)?.bytes == bytes)
  }
}
