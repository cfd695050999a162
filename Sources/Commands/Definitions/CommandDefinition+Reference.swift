// The commands that answer questions about the language and the targets.

extension CommandDefinition {
  /// Evaluates an expression.
  public static let eval = CommandDefinition(
    name: "eval",
    summary: "evaluate one expression and print its value as JSON",
    arguments: [
      ArgumentDefinition("EXPRESSION", .text, help: "the expression, with or without the leading =")
    ],
    example: Example(
      "muster eval 'ToUpper([name])' --record '{\"name\": \"zoë\"}'", "prints \"ZOË\""),
    flags: [Flags.recordJSON, Flags.now, Flags.seed])

  /// Explains the functions.
  public static let functions = CommandDefinition(
    name: "functions",
    summary: "list the functions of expressions, or explain one",
    arguments: [
      ArgumentDefinition("NAME", .text, isOptional: true, help: "the function to explain")
    ],
    example: Example("muster functions Replace", "explains Replace, with examples"),
    flags: [])

  /// Explains the targets.
  public static let targets = CommandDefinition(
    name: "targets",
    summary: "list targets, a target's operations, or what an operation takes",
    arguments: [
      ArgumentDefinition(
        "TARGET", .file, isOptional: true, help: "a target by name, or the file of its document"),
      ArgumentDefinition(
        "OPERATION", .text, isOptional: true, help: "the operation to explain"),
    ],
    example: Example(
      "muster targets anewspring addOrUpdateUser",
      "lists the parameters and body fields of the operation"),
    flags: [Flags.openAPI])
}
