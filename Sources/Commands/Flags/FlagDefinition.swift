/// Everything that is known about a flag; reading the command line, help and completions use it.
public struct FlagDefinition: Sendable {
  /// Under which heading of a command's help a flag stands.
  public enum Group: String, Sendable, CaseIterable {
    /// What the command does.
    case main = "Flags"
    /// How the input is to be read.
    case source = "Input"
    /// How records are written.
    case output = "Output"
    /// Bounds on what a hostile or broken input can make the program do.
    case limits = "Limits"
    /// What is told while it runs and at the end.
    case messages = "Messages"
  }

  /// The long name without dashes.
  public let name: String
  /// The one-letter name without the dash.
  public let short: Character?
  /// What its value is.
  public let kind: ValueKind
  /// What the value is called in help.
  public let placeholder: String
  /// What holds when the flag is not given.
  public let defaultText: String?
  /// One line on what it does.
  public let help: String
  /// The heading it stands under.
  public let group: Group
  /// Whether it may be given more than once.
  public let isRepeatable: Bool

  init(
    _ name: String, short: Character? = nil, _ kind: ValueKind, placeholder: String = "",
    defaultText: String? = nil, help: String, group: Group = .main, isRepeatable: Bool = false
  ) {
    self.name = name
    self.short = short
    self.kind = kind
    self.placeholder = placeholder
    self.defaultText = defaultText
    self.help = help
    self.group = group
    self.isRepeatable = isRepeatable
  }

  /// The long name as it is typed: `--output`.
  public var long: String { "--" + name }

  /// Every way to type it.
  public var spellings: [String] {
    guard let short else { return [long] }
    return ["-\(short)", long]
  }
}
