import Formats

/// All flags, each defined once.
public enum Flags {
  /// Explains a command; every command has it.
  public static let help: Flag<Bool> = .toggle(
    "help", short: "h", help: "explain this command")

  /// The mapping file.
  public static let mapping: Flag<String> = .text(
    "mapping", short: "m", .file, placeholder: "MAPPING",
    help: "the mapping file that says what a record becomes")

  /// The file that the result goes to.
  public static let output: Flag<String> = .text(
    "output", short: "o", .file, placeholder: "FILE", default: "standard output",
    help: "where the result goes")

  /// The form of the result.
  public static let to: Flag<String> = .text(
    "to", .choice(["bundle"] + SourceFormat.allCases.map(\.rawValue)), placeholder: "FORMAT",
    default: "bundle with a mapping of requests, else from the name of the output",
    help: "the form of the result")

  /// A target in place of the mapping's.
  public static let target: Flag<String> = .text(
    "target", .file, placeholder: "TARGET", default: "what the mapping says",
    help: "a target by name, or the file of an OpenAPI 3 document in JSON")

  /// The file for records that could not be used.
  public static let rejects: Flag<String> = .text(
    "rejects", .file, placeholder: "FILE",
    default: "OUT.rejects.EXT beside the output, or beside the input without one",
    help: "where records go that could not be used, with the reason")

  /// The number of workers.
  public static let jobs: Flag<Int> = .number(
    "jobs", 1...1024, default: "the number of processors",
    help: "how many workers share the work; the result is the same")

  /// The moment that formulas see as now.
  public static let now: Flag<String> = .text(
    "now", placeholder: "MOMENT", default: "the moment of the run",
    help: "what Now and Today give, such as 2026-02-01T08:00:00Z")

  /// The start of random values.
  public static let seed: Flag<Int> = .number(
    "seed", 0...Int.max, default: "0; a new one for a bundle whose formulas draw random values",
    help: "the number that Guid and RandomString derive their values from")

  /// The record that an expression sees.
  public static let recordJSON: Flag<String> = .text(
    "record", placeholder: "JSON", default: "{}",
    help: "the record that [field] looks in, as a JSON object")

  /// The document of a target.
  public static let openAPI: Flag<Bool> = .toggle(
    "openapi", help: "print the target's OpenAPI document")
}
