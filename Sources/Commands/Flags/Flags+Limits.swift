extension Flags {
  /// The largest field.
  public static let maximumField: Flag<ByteCount> = .size(
    "max-field", group: .limits, default: "1MiB", help: "the largest field")

  /// The largest record.
  public static let maximumRecord: Flag<ByteCount> = .size(
    "max-record", group: .limits, default: "8MiB", help: "the largest record")

  /// The deepest nesting.
  public static let maximumNesting: Flag<Int> = .number(
    "max-nesting", 1...100_000, placeholder: "LEVELS", group: .limits, default: "512",
    help: "how deep JSON and XML may be nested")

  /// The memory for lookup tables.
  public static let maximumTable: Flag<ByteCount> = .size(
    "max-table", group: .limits, default: "256MB", help: "the memory for lookup tables")

  /// The columns that nested records become.
  public static let maximumColumns: Flag<Int> = .number(
    "max-columns", 1...1_000_000, group: .limits, default: "\(columnsByDefault)",
    help: "the columns that nested records become in CSV")

  /// How many columns nested records become at most when the flag is not given: as many as Excel has.
  static let columnsByDefault = 16_384

  /// The bounds of a run that reads records.
  static let limits: [any DefinedFlag] = [
    maximumField, maximumRecord, maximumNesting, maximumTable,
  ]
}
