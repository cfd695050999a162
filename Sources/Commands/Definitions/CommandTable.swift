/// A command: what is known about it and what it does.
public struct Command: Sendable {
  /// What a command does: it writes its result and answers how it went.
  public typealias Run = @Sendable (Invocation) async throws(CommandError) -> ExitCode

  /// What is known about it.
  public let definition: CommandDefinition
  /// What it does.
  public let run: Run

  /// A command.
  public init(_ definition: CommandDefinition, run: @escaping Run) {
    self.definition = definition
    self.run = run
  }
}

/// The commands of a program, in the order of its help.
public struct CommandTable: Sendable {
  /// The commands.
  public let commands: [Command]
  /// Names that will be commands one day; calling one says so.
  public let unbuilt: [String]

  /// A table of commands.
  public init(_ commands: [Command], unbuilt: [String] = []) {
    self.commands = commands
    self.unbuilt = unbuilt
  }

  /// The command of a name.
  func command(named name: String) -> Command? {
    commands.first { $0.definition.name == name }
  }
}

extension CommandTable {
  /// The commands of muster.
  public static let muster = CommandTable(
    [
      Command(.convert, run: ConvertCommand.run),
      Command(.check, run: CheckCommand.run),
      Command(.eval, run: EvalCommand.run),
      Command(.functions, run: FunctionsCommand.run),
      Command(.targets, run: TargetsCommand.run),
    ],
    unbuilt: [
      "plan", "load", "export", "undo", "status", "guess", "explain", "sandbox", "completions",
    ])
}
