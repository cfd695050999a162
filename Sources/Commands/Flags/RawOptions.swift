internal import Records

/// What was typed behind a command's name, taken apart and not yet judged.
struct RawOptions {
  /// A flag as it was typed.
  struct Occurrence {
    var flag: FlagDefinition
    /// The spelling that was used: `-o` or `--output`.
    var spelling: String
    /// The value, or nil for a flag without one.
    var value: String?
  }

  /// The words that are not flags, in order.
  private(set) var arguments: [String] = []
  /// The flags in order.
  private(set) var occurrences: [Occurrence] = []
  /// What could not be taken apart.
  private(set) var problems: [Diagnostic] = []

  /// Takes words apart: `--flag value`, `--flag=value`, `--` before words that are no flags, and `-` as
  /// a word of its own.
  ///
  /// A value that begins with a dash needs the form with `=`, so that a forgotten value is noticed.
  init(_ words: [String], of command: CommandDefinition, in table: CommandTable) {
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        arguments += rest
        return
      }
      guard RawOptions.looksLikeFlag(word) else {
        arguments.append(word)
        continue
      }
      let (spelling, attached) = RawOptions.split(word)
      guard let flag = command.flag(spelled: spelling) else {
        problems.append(UsageProblem.unknown(flag: spelling, of: command, in: table))
        continue
      }
      var value = attached
      if flag.kind == .none {
        if attached != nil { problems.append(UsageProblem.needlessValue(of: spelling)) }
        value = nil
      } else if value == nil {
        guard let next = rest.first, !RawOptions.looksLikeFlag(next) else {
          problems.append(UsageProblem.missingValue(of: flag, spelled: spelling))
          continue
        }
        value = rest.removeFirst()
      }
      occurrences.append(Occurrence(flag: flag, spelling: spelling, value: value))
    }
  }

  /// Whether help is asked for, whatever else is typed.
  static func askForHelp(_ words: [String]) -> Bool {
    words.prefix { $0 != "--" }.contains { Flags.help.definition.spellings.contains($0) }
  }

  /// Whether a word is a flag and not an argument, a stream (`-`) or a value.
  static func looksLikeFlag(_ word: String) -> Bool { word.hasPrefix("-") && word != "-" }

  /// The spelling of a flag and the value attached to it with `=`.
  private static func split(_ word: String) -> (spelling: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }
}
