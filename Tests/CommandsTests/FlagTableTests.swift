import Commands
import Testing

@Suite struct FlagTableTests {
  @Test(arguments: CommandTable.muster.commands.map(\.definition))
  func `a command's flags have different names`(_ command: CommandDefinition) {
    let spellings = command.flags.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(spellings.contains("--help"))
  }

  @Test func `a flag that several commands have is the same in all`() {
    var seen: [String: FlagDefinition] = [:]
    for flag in CommandTable.muster.commands.flatMap(\.definition.flags) {
      if let other = seen[flag.name] {
        #expect(flag.kind == other.kind && flag.help == other.help && flag.short == other.short)
      }
      seen[flag.name] = flag
    }
    #expect(seen.count > 20)
  }

  @Test(arguments: CommandTable.muster.commands.map(\.definition))
  func `texts of help read alike`(_ command: CommandDefinition) {
    let texts = [command.summary] + command.flags.map(\.help) + command.arguments.map(\.help)
    for text in texts {
      #expect(!text.isEmpty && !text.hasSuffix(".") && !text.contains("\n"))
      #expect(text.first?.isLowercase == true || text.hasPrefix("JSON") || text.hasPrefix("XML"))
    }
    for flag in command.flags {
      #expect(flag.placeholder.isEmpty == (flag.kind == .none), "\(flag.long)")
    }
  }

  @Test(arguments: CommandTable.muster.commands.map(\.definition))
  func `optional arguments come last`(_ command: CommandDefinition) {
    let flags = command.arguments.map(\.isOptional)
    #expect(flags == flags.filter { !$0 } + flags.filter { $0 })
  }

  @Test(arguments: CommandTable.muster.commands.map(\.definition))
  func `the example is a valid command line`(_ command: CommandDefinition) throws {
    let words = shellWords(command.example.line)
    #expect(words.prefix(2) == ["muster", command.name])
    _ = try Options(Array(words.dropFirst(2)), of: command, in: .muster)
  }

  @Test(arguments: FlagDefinition.Group.allCases)
  func `every heading has flags`(_ group: FlagDefinition.Group) {
    let flags = CommandTable.muster.commands.flatMap(\.definition.flags)
    #expect(flags.contains { $0.group == group })
  }

  /// The words of a line as a shell takes them apart, single quotes understood.
  private func shellWords(_ line: String) -> [String] {
    var words = [""]
    var isQuoted = false
    for character in line {
      if character == "'" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append("")
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
