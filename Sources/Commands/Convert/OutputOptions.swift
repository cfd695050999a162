import Formats
import Records

/// How the records of a conversion are written.
struct OutputOptions {
  /// The format.
  let format: SourceFormat
  private let style: CSVStyle
  private let nests: Bool

  /// What the flags and the output's name say.
  ///
  /// - Parameter idle: The flags that are known to have no effect.
  init(_ options: Options, output: String, _ idle: IdleFlags) throws(CommandError) {
    format = try Self.format(options, output: output)
    nests = options[Flags.nest]
    var idle = idle
    if format != .csv {
      idle.add(
        [Flags.writeDelimiter, Flags.writeEncoding, Flags.excelSafe],
        because: "it is for CSV, and the output is \(format.title)")
    } else {
      idle.add([Flags.nest], because: "the output is CSV, which has no nested records")
    }
    try idle.check()
    var style = CSVStyle()
    style.isExcelSafe = options[Flags.excelSafe]
    do throws(Diagnostic) {
      if let text = options[Flags.writeDelimiter] {
        style.delimiter = try CSVStyle.delimiter(of: text)
      }
      if let name = options[Flags.writeEncoding] { try style.setEncoding(named: name) }
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    self.style = style
  }

  /// A writer of records of a shape.
  ///
  /// - Parameters:
  ///   - columns: The columns of nested records, where rows are made of them.
  ///   - isMapped: Whether the records are what a mapping makes of others: who maps wants an output for somebody
  ///     else, without marks of muster's own.
  func writer(
    of shape: RecordShape, columns: RecordColumns? = nil, isMapped: Bool = false
  ) throws(CommandError) -> any RecordWriter {
    do throws(Diagnostic) {
      switch shape {
      case .object:
        if let columns {
          return FlatteningWriter(columns, to: try CSVRecordWriter(columns.names, as: style))
        }
        return try objectWriter(.object, isMapped)
      case .fields(let names):
        if nests { return try NestingWriter(names, to: objectWriter(.object, isMapped)) }
        return try format == .csv
          ? CSVRecordWriter(names, as: style) : objectWriter(shape, isMapped)
      }
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
  }

  /// A writer in one of the formats that hold nested records.
  private func objectWriter(
    _ shape: RecordShape, _ isMapped: Bool
  ) throws(Diagnostic) -> any RecordWriter {
    switch format {
    case .json: JSONRecordWriter(shape, as: .array)
    case .jsonl: JSONRecordWriter(shape, as: .lines)
    case .xml: try XMLRecordWriter(shape, marksKinds: !isMapped)
    case .csv: preconditionFailure("rows are made by other writers")
    }
  }

  /// The format that `--to` names, else the output's name.
  private static func format(
    _ options: Options, output: String
  ) throws(CommandError) -> SourceFormat {
    if let word = options[Flags.to] {
      if let format = SourceFormat(rawValue: word) { return format }
      throw CommandError(
        Diagnostic(
          "usage.wrongResult", "only a mapping of requests makes a bundle",
          advice: "name one with -m, or another form with --to: csv, json, jsonl, xml"),
        exitCode: .wrongUsage)
    }
    if let format = SourceFormat(ofName: output) { return format }
    let name = output == "-" ? "standard output" : "the name of the output, \(output),"
    throw CommandError(
      Diagnostic(
        "usage.noFormat", "\(name) does not say in which format to write",
        advice: "add --to csv, json, jsonl or xml, or end the name in .csv, .json, .jsonl or .xml"),
      exitCode: .wrongUsage)
  }
}

/// Flags that a command line has and that could have no effect, which is a mistake and not passed over.
struct IdleFlags {
  private let options: Options
  private var problems: [Diagnostic] = []

  init(_ options: Options) { self.options = options }

  /// Adds flags that say nothing here, if they were given.
  mutating func add(_ flags: [any DefinedFlag], because reason: String) {
    for flag in flags where options.has(flag) {
      problems.append(
        Diagnostic(
          "usage.idleFlag", "\(flag.definition.long) has no effect here: \(reason)",
          advice: "leave it out"))
    }
  }

  /// Ends the command if there are any.
  func check() throws(CommandError) {
    if !problems.isEmpty { throw CommandError(problems, exitCode: .wrongUsage) }
  }
}
