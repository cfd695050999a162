/// What is known about an argument of a command.
public struct ArgumentDefinition: Sendable {
  /// What it is called in help: `INPUT`.
  public let name: String
  /// What it is; a shell offers files for `file`.
  public let kind: ValueKind
  /// Whether it may be left out; those that follow may be left out too.
  public let isOptional: Bool
  /// One line on what it is.
  public let help: String

  /// An argument that must be there, unless it is optional.
  public init(_ name: String, _ kind: ValueKind, isOptional: Bool = false, help: String) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.help = help
  }
}
