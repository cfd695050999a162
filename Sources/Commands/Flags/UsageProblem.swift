internal import Records

/// What can be wrong with a command line.
enum UsageProblem {
  static func missingCommand() -> Diagnostic {
    Diagnostic("usage.missingCommand", "no command", advice: "muster --help lists the commands")
  }

  static func unknown(command: String, in table: CommandTable) -> Diagnostic {
    let known = table.commands.map(\.definition.name) + table.unbuilt
    return Diagnostic(
      "usage.unknownCommand", "unknown command \(command)",
      advice: nearest(to: command, among: known) ?? "muster --help lists the commands")
  }

  static func unbuilt(command: String) -> Diagnostic {
    Diagnostic(
      "usage.notInThisVersion", "\(command) is not part of this version",
      advice: "muster --help lists the commands that are")
  }

  /// A flag before the command, where only those of the program can stand.
  static func unknown(programFlag flag: String, in table: CommandTable) -> Diagnostic {
    if !owners(of: flag, in: table).isEmpty {
      return Diagnostic(
        "usage.flagOfAnotherCommand", "\(flag) stands before the command",
        advice: "write the command first: muster COMMAND \(flag)")
    }
    let known = ProgramHelp.flags.flatMap(\.spellings)
    return Diagnostic(
      "usage.unknownFlag", "unknown flag \(flag)",
      advice: nearest(to: flag, among: known) ?? "muster --help lists the flags")
  }

  static func notAlone(flag: String) -> Diagnostic {
    Diagnostic(
      "usage.surplusArgument", "\(flag) stands alone",
      advice: "muster COMMAND --help explains a command")
  }

  /// A flag that the command does not have: another command's, or nobody's.
  static func unknown(
    flag: String, of command: CommandDefinition, in table: CommandTable
  ) -> Diagnostic {
    let help = "muster \(command.name) --help lists its flags"
    let owners = owners(of: flag, in: table)
    if !owners.isEmpty {
      return Diagnostic(
        "usage.flagOfAnotherCommand",
        "\(command.name) has no flag \(flag); it belongs to \(owners.joined(separator: ", "))",
        advice: help)
    }
    let spellings = command.flags.flatMap(\.spellings).filter { $0.hasPrefix("--") }
    return Diagnostic(
      "usage.unknownFlag", "unknown flag \(flag)",
      advice: nearest(to: flag, among: spellings) ?? help)
  }

  static func missingValue(of flag: FlagDefinition, spelled spelling: String) -> Diagnostic {
    Diagnostic(
      "usage.missingValue", "\(spelling) needs a value: \(spelling) \(flag.placeholder)",
      advice: "write \(flag.long)=\(flag.placeholder) if the value begins with a dash")
  }

  static func needlessValue(of spelling: String) -> Diagnostic {
    Diagnostic(
      "usage.needlessValue", "\(spelling) takes no value",
      advice: "write \(spelling) alone, or leave it out")
  }

  static func repeated(flag: FlagDefinition) -> Diagnostic {
    Diagnostic(
      "usage.repeatedFlag", "\(flag.spellings.joined(separator: " or ")) is given more than once",
      advice: "keep one of them")
  }

  static func wrongKind(
    _ text: String, of flag: FlagDefinition, spelled spelling: String
  ) -> Diagnostic {
    guard let demand = flag.kind.demand else {
      return Diagnostic(
        "usage.emptyValue", "\(spelling) has an empty value",
        advice: "name a \(flag.kind == .folder ? "folder" : "file"), or leave the flag out")
    }
    var advice: String?
    if case .choice(let words) = flag.kind { advice = nearest(to: text, among: words) }
    return Diagnostic(
      "usage.wrongValue", "\(spelling) must be \(demand), not \"\(text)\"", advice: advice)
  }

  /// Arguments that are missing or too many.
  static func arity(of arguments: [String], for command: CommandDefinition) -> [Diagnostic] {
    let advice = "usage: \(command.usage)"
    let missing = command.arguments.dropFirst(arguments.count).filter { !$0.isOptional }
    if !missing.isEmpty {
      let names = missing.map(\.name).joined(separator: " and ")
      return [
        Diagnostic("usage.missingArgument", "\(command.name) needs \(names)", advice: advice)
      ]
    }
    let surplus = arguments.dropFirst(command.arguments.count)
    guard !surplus.isEmpty else { return [] }
    let words = surplus.map { "\"\($0)\"" }.joined(separator: ", ")
    return [
      Diagnostic(
        "usage.surplusArgument", "\(command.name) does not know what to do with \(words)",
        advice: advice)
    ]
  }

  /// The commands that accept a flag.
  private static func owners(of flag: String, in table: CommandTable) -> [String] {
    table.commands.map(\.definition).filter { $0.flag(spelled: flag) != nil }.map(\.name)
  }

  private static func nearest(to word: String, among known: [String]) -> String? {
    Suggestion.nearest(to: word, among: known).map { "did you mean \($0)?" }
  }
}
