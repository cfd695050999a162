extension Flags {
  /// The format of the input.
  public static let format: Flag<String> = .text(
    "format", .choice(["csv", "json", "jsonl", "xml"]), placeholder: "FORMAT", group: .source,
    default: "from the name, then the content", help: "the format of the input")

  /// The encoding of the input.
  public static let encoding: Flag<String> = .text(
    "encoding", placeholder: "NAME", group: .source, default: "auto",
    help: "the encoding: auto, utf-8, utf-16, windows-1252, iso-8859-15 …")

  /// The character between CSV fields.
  public static let delimiter: Flag<String> = .text(
    "delimiter", placeholder: "CHARACTER", group: .source, default: "auto",
    help: "the character between CSV fields, or auto")

  /// The character around CSV fields.
  public static let quote: Flag<String> = .text(
    "quote", placeholder: "CHARACTER", group: .source, default: "auto",
    help: "the character around CSV fields, none or auto")

  /// Whether a CSV file has a header.
  public static let header: Flag<String> = .text(
    "header", .choice(["first", "none"]), placeholder: "WHERE", group: .source, default: "first",
    help: "whether the first CSV row names the fields: first or none")

  /// The character that begins a comment in CSV.
  public static let comment: Flag<String> = .text(
    "comment", placeholder: "CHARACTER", group: .source, default: "no comments",
    help: "the character that begins a comment line in CSV")

  /// The lines before the CSV data.
  public static let skipLines: Flag<Int> = .number(
    "skip-lines", 0...Int.max, group: .source, default: "0",
    help: "how many lines stand before the CSV data")

  /// The decimal separator.
  public static let decimal: Flag<String> = .text(
    "decimal", .choice([",", "."]), placeholder: "CHARACTER", group: .source,
    help: "whether , or . stands before the decimals in the input")

  /// The time zone of dates without one.
  public static let timeZone: Flag<String> = .text(
    "time-zone", placeholder: "ZONE", group: .source, default: "UTC",
    help: "the time zone of Now, Today and dates without one, such as Europe/Amsterdam")

  /// The XML namespaces that paths may name.
  public static let namespaces: Flag<[String]> = .texts(
    "namespaces", placeholder: "PREFIX=URI", group: .source,
    help: "an XML namespace that paths may name")

  /// Where the records are.
  public static let records: Flag<String> = .text(
    "records", placeholder: "PATH", group: .source,
    default: "the top array, or the children of the root",
    help: "where the records are in JSON or XML, such as /employees/*")

  /// What an empty CSV cell is.
  public static let empty: Flag<String> = .text(
    "empty", .choice(["null", "text", "quoted"]), placeholder: "KIND", group: .source,
    default: "null", help: "what an empty CSV cell is: null (no value), text, or text if quoted")

  /// The folder that formulas may read files from.
  public static let files: Flag<String> = .text(
    "files", .folder, placeholder: "FOLDER", group: .source,
    help: "the only folder that File() may read from")

  /// Whether repairable mistakes are accepted.
  public static let lenient: Flag<Bool> = .toggle(
    "lenient", group: .source,
    help: "keep stray CSV quotes and replace invalid bytes, instead of refusing them")

  /// The keys of `source` in a mapping, in kebab case.
  static let source: [any DefinedFlag] = [
    format, encoding, delimiter, quote, header, comment, skipLines, decimal, timeZone, namespaces,
    records, empty, files,
  ]
}
