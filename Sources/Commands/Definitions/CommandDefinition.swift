/// Everything that is known about a command but what it does; help, checks and completions use it.
public struct CommandDefinition: Sendable {
  /// The word that calls it.
  public let name: String
  /// One line on what it does, without a full stop.
  public let summary: String
  /// The arguments in order.
  public let arguments: [ArgumentDefinition]
  /// A command line that works, with what it does in a few words.
  public let example: Example
  /// The flags that it accepts, `--help` included.
  public let flags: [FlagDefinition]

  /// A command line to learn from.
  public struct Example: Sendable {
    /// What is typed.
    public let line: String
    /// What it does.
    public let effect: String

    /// A command line and what it does.
    public init(_ line: String, _ effect: String) {
      self.line = line
      self.effect = effect
    }
  }

  /// A command; `--help` is added to its flags.
  public init(
    name: String, summary: String, arguments: [ArgumentDefinition], example: Example,
    flags: [any DefinedFlag]
  ) {
    self.name = name
    self.summary = summary
    self.arguments = arguments
    self.example = example
    self.flags = (flags + [Flags.help]).map(\.definition)
  }

  /// The flag that is typed as a word: `-o` or `--output`.
  func flag(spelled spelling: String) -> FlagDefinition? {
    flags.first { $0.spellings.contains(spelling) }
  }

  /// The form of a call: `muster targets [TARGET [OPERATION]] [flags]`.
  public var usage: String {
    var words = ["muster", name]
    words += arguments.filter { !$0.isOptional }.map(\.name)
    let optional = arguments.filter(\.isOptional).map(\.name)
    if !optional.isEmpty {
      words.append(
        optional.map { "[" + $0 }.joined(separator: " ")
          + String(repeating: "]", count: optional.count))
    }
    return words.joined(separator: " ") + " [flags]"
  }
}
