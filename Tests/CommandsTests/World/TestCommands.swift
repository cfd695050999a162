import Commands
import Records
import Reporting

/// A command that a test defines, named `try`, with a few flags of every type.
func command(
  arguments: [ArgumentDefinition] = [], run: @escaping Command.Run = { _ in .done }
) -> Command {
  Command(
    CommandDefinition(
      name: "try", summary: "try something", arguments: arguments,
      example: CommandDefinition.Example("muster try", "does nothing"),
      flags: [
        Flags.output, Flags.to, Flags.jobs, Flags.maximumField, Flags.namespaces, Flags.quiet,
        Flags.maximumMessages,
      ]),
    run: run)
}

/// A problem of which only the code matters.
func problem(_ code: DiagnosticCode) -> Diagnostic { Diagnostic(code, "something is wrong") }
