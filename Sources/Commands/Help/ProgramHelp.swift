/// The answer to `muster --help` and `muster --version`.
enum ProgramHelp {
  private static let version: Flag<Bool> = .toggle("version", help: "print the version")

  /// The flags that stand in place of a command.
  static let flags = [Flags.help.definition, version.definition]

  /// The answer to a word that stands in place of a command, if it is one of the program's flags.
  static func answer(to word: String, of table: CommandTable) -> String? {
    if Flags.help.definition.spellings.contains(word) { return text(of: table) }
    return word == version.definition.long ? Version.tool + "\n" : nil
  }

  private static func text(of table: CommandTable) -> String {
    var text = "Usage: muster COMMAND [arguments] [flags]\n\n"
    text += "Turns HR exports into users in other systems, safely.\n"
    text += "\nCommands:\n"
    text += HelpText.columns(
      table.commands.map { (term: $0.definition.name, help: $0.definition.summary) })
    text += "\nFlags:\n"
    text += HelpText.columns([
      (term: "-h, --help", help: "explain muster, or a command: muster COMMAND --help"),
      CommandHelp.row(version.definition),
    ])
    if let example = table.commands.first?.definition.example {
      text += "\nExample:\n  \(example.line)\n  \(example.effect)\n"
    }
    return text
  }
}
