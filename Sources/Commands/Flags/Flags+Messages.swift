extension Flags {
  /// How many problems are told one by one when the flag is not given.
  public static let messagesByDefault = 20

  /// The file for the run's figures.
  public static let summary: Flag<String> = .text(
    "summary", .file, placeholder: "FILE", group: .messages,
    help: "write the figures of the run as JSON")

  /// No progress and no sums.
  public static let quiet: Flag<Bool> = .toggle(
    "quiet", group: .messages, help: "show problems only, no progress and no sums")

  /// How many problems are told one by one.
  public static let maximumMessages: Flag<Int> = .number(
    "max-messages", 0...Int.max, group: .messages, default: "\(messagesByDefault)",
    help: "how many problems are told one by one; the rest is summed up by kind")
}
