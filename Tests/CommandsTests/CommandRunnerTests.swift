import Commands
import Records
import Reporting
import Testing

@Suite struct CommandRunnerTests {
  @Test(arguments: ExitCode.allCases)
  func `a command's exit code is the run's`(_ exitCode: ExitCode) async {
    let world = TestWorld()
    let table = CommandTable([command { _ in exitCode }])
    #expect(await world.run(["try"], table) == exitCode)
    #expect(world.output.text == "" && world.messages.text == "")
  }

  @Test func `exit codes are those that scripts rely on`() {
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 130])
  }

  @Test func `a command gets what was typed and writes to its world`() async {
    let world = TestWorld()
    let table = CommandTable([
      command { (invocation) throws(CommandError) in
        try invocation.environment.output.write(invocation.options[Flags.output] ?? "nothing")
        return .done
      }
    ])
    #expect(await world.run(["try", "-o", "here"], table) == .done)
    #expect(world.output.text == "here")
  }

  @Test func `what ends a command is told with its exit code`() async {
    let world = TestWorld()
    let table = CommandTable([
      command { (_) throws(CommandError) in
        throw CommandError(problem("input.broken"), exitCode: .unreadableInput)
      }
    ])
    #expect(await world.run(["try"], table) == .unreadableInput)
    #expect(world.messages.text == "error: something is wrong [input.broken]\n")
  }

  @Test func `a closed pipe ends quietly and well`() async {
    let world = TestWorld(outputRefusal: .closedPipe)
    let table = CommandTable([
      command { (invocation) throws(CommandError) in
        invocation.messages.report(problem("some.problem"))
        try invocation.environment.output.write("text")
        return .someRejected
      }
    ])
    #expect(await world.run(["try", "--max-messages", "0"], table) == .done)
    #expect(await world.run(["--help"], table) == .done)
    #expect(await world.run(["try", "--help"], table) == .done)
    #expect(world.messages.text == "")
  }

  @Test(arguments: [["try"], ["--help"], ["--version"], ["try", "--help"]])
  func `an output that cannot be written has its own exit code`(_ words: [String]) async {
    let world = TestWorld(outputRefusal: .unwritable("standard output", reason: 28))
    let table = CommandTable([
      command { (invocation) throws(CommandError) in
        try invocation.environment.output.write("text")
        return .done
      }
    ])
    #expect(await world.run(words, table) == .unwritableOutput)
    #expect(
      world.messages.text == """
        error: cannot write standard output: No space left on device [output.cannotWrite]
          make room, or name another place

        """)
  }

  @Test(arguments: [["--help"], ["-h"], ["-o", "--help"], ["--nonsense", "--help", "--jobs=0"]])
  func `help is given whatever else is typed`(_ words: [String]) async {
    let world = TestWorld()
    #expect(await world.run(["try"] + words, CommandTable([command()])) == .done)
    #expect(world.output.text.hasPrefix("Usage: muster try [flags]\n"))
    #expect(world.messages.text == "")
  }

  @Test func `behind two dashes help is a word like any other`() async {
    let world = TestWorld()
    let arguments = [ArgumentDefinition("TEXT", .text, help: "a text")]
    #expect(
      await world.run(["try", "--", "--help"], CommandTable([command(arguments: arguments)]))
        == .done)
    #expect(world.output.text == "")
  }

  @Test(arguments: CommandTable.muster.unbuilt)
  func `commands that are not built yet say so`(_ name: String) async {
    for words in [[name], [name, "--help"], [name, "input", "--unknown"]] {
      let world = TestWorld()
      #expect(await world.run(words, .muster) == .wrongUsage)
      #expect(world.messages.text.hasPrefix("error: \(name) is not part of this version "))
    }
  }

  @Test func `no name is both a command and not built`() {
    let built = CommandTable.muster.commands.map(\.definition.name)
    let names = built + CommandTable.muster.unbuilt
    #expect(Set(names).count == names.count)
  }
}
