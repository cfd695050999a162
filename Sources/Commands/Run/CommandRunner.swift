/// Finds the command that a command line names, runs it, and tells how it ended.
public struct CommandRunner: Sendable {
  private let table: CommandTable
  private let environment: Environment

  /// A runner of some commands in some world.
  public init(_ table: CommandTable, in environment: Environment) {
    self.table = table
    self.environment = environment
  }

  /// Runs the command that the words behind the program's name call.
  public func run(_ words: [String]) async -> ExitCode {
    var messages = Messages(environment)
    do throws(CommandError) {
      guard let command = try command(of: words) else { return .done }
      let rest = Array(words.dropFirst())
      if RawOptions.askForHelp(rest) {
        try environment.output.write(CommandHelp.text(for: command.definition))
        return .done
      }
      let options = try Options(rest, of: command.definition, in: table)
      messages = Messages(
        environment, isQuiet: options[Flags.quiet],
        limit: options[Flags.maximumMessages])
      let invocation = Invocation(
        options: options, environment: environment, messages: messages)
      let exitCode = try await command.run(invocation)
      messages.finish()
      return exitCode
    } catch {
      messages.report(error)
      return error.exitCode
    }
  }

  /// The command that the first word names; nil when the program answered for itself.
  private func command(of words: [String]) throws(CommandError) -> Command? {
    guard let name = words.first else {
      throw CommandError(UsageProblem.missingCommand(), exitCode: .wrongUsage)
    }
    if let command = table.command(named: name) { return command }
    if let answer = ProgramHelp.answer(to: name, of: table) {
      guard words.count == 1 else {
        throw CommandError(UsageProblem.notAlone(flag: name), exitCode: .wrongUsage)
      }
      try environment.output.write(answer)
      return nil
    }
    let problem =
      if RawOptions.looksLikeFlag(name) {
        UsageProblem.unknown(programFlag: name, in: table)
      } else if table.unbuilt.contains(name) {
        UsageProblem.unbuilt(command: name)
      } else {
        UsageProblem.unknown(command: name, in: table)
      }
    throw CommandError(problem, exitCode: .wrongUsage)
  }
}
