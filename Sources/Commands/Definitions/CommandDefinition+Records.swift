// The commands that read records.

extension CommandDefinition {
  /// Turns an input into requests or another format.
  public static let convert = CommandDefinition(
    name: "convert",
    summary: "turn an HR export into a bundle of requests, or into another format",
    arguments: [
      ArgumentDefinition(
        "INPUT", .file, help: "a CSV, JSON, JSON Lines or XML file, or - for a pipe")
    ],
    example: Example(
      "muster convert staff.csv -m users.json5 -o users.jsonl",
      "writes the requests that staff.csv becomes, and staff.csv's rejects beside them"),
    flags: [
      Flags.mapping, Flags.output, Flags.to, Flags.target, Flags.rejects, Flags.jobs, Flags.now,
      Flags.seed,
    ] + Flags.source + [Flags.lenient] + Flags.writing + Flags.limits + [
      Flags.maximumColumns,
      Flags.summary, Flags.quiet, Flags.maximumMessages,
    ])

  /// Checks a mapping.
  public static let check = CommandDefinition(
    name: "check",
    summary: "check a mapping, run its tests, and compare it with an input's columns",
    arguments: [
      ArgumentDefinition("MAPPING", .file, help: "the mapping file"),
      ArgumentDefinition(
        "INPUT", .file, isOptional: true, help: "a file whose columns the mapping must find"),
    ],
    example: Example(
      "muster check users.json5 staff.csv",
      "names every mistake in users.json5 and every column that staff.csv lacks"),
    flags: [Flags.target, Flags.now, Flags.seed] + Flags.source + [Flags.lenient] + Flags.limits + [
      Flags.maximumMessages
    ])
}
