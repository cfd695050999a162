/// The answer to `muster COMMAND --help`, made from the command's definition.
enum CommandHelp {
  static func text(for command: CommandDefinition) -> String {
    var text = "Usage: \(command.usage)\n\n" + sentence(command.summary) + "\n"
    if !command.arguments.isEmpty {
      text += "\nArguments:\n"
      text += HelpText.columns(command.arguments.map { (term: $0.name, help: $0.help) })
    }
    for group in FlagDefinition.Group.allCases {
      let flags = command.flags.filter { $0.group == group }
      guard !flags.isEmpty else { continue }
      text += "\n\(group.rawValue):\n"
      text += HelpText.columns(flags.map(row))
    }
    let example = command.example
    return text + "\nExample:\n  \(example.line)\n  \(example.effect)\n"
  }

  /// A flag as a row: `-o, --output FILE` and its help with the default.
  static func row(_ flag: FlagDefinition) -> (term: String, help: String) {
    var term = flag.short.map { "-\($0), " } ?? "    "
    term += flag.long
    if flag.kind != .none { term += " " + flag.placeholder }
    var help = flag.help
    if case .choice(let words) = flag.kind, words.count > 1,
      !words.allSatisfy({ flag.help.contains($0) })
    {
      help += ": " + words.joined(separator: ", ")
    }
    if flag.isRepeatable { help += "; may be repeated" }
    if let defaultText = flag.defaultText { help += " (default: \(defaultText))" }
    return (term, help)
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }
}
