extension Flags {
  /// The character between CSV fields that are written.
  public static let writeDelimiter: Flag<String> = .text(
    "write-delimiter", placeholder: "CHARACTER", group: .output, default: ",",
    help: "the character between CSV fields that are written")

  /// The encoding of CSV that is written.
  public static let writeEncoding: Flag<String> = .text(
    "write-encoding", placeholder: "NAME", group: .output, default: "utf-8",
    help:
      "the encoding of CSV that is written, such as windows-1252, or utf-8-bom for Excel; a record "
      + "with a character that it lacks is rejected")

  /// Whether spreadsheets must not run what is written.
  public static let excelSafe: Flag<Bool> = .toggle(
    "excel-safe", group: .output,
    help:
      "put an apostrophe before CSV text that a spreadsheet would run: text that begins with =, +, "
      + "-, @, a tab or a line break, but for negative numbers")

  /// Whether columns named by path become nested values.
  public static let nest: Flag<Bool> = .toggle(
    "nest", group: .output,
    help:
      "write columns named by path, such as name/first and emails/0, as nested objects and lists")

  /// How records are written.
  static let writing: [any DefinedFlag] = [writeDelimiter, writeEncoding, excelSafe, nest]
}
