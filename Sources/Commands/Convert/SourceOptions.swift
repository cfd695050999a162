import Formats
import Mapping
import Records
import Text

/// The flags that say how a source is written, and what readers and formulas make of them.
struct SourceOptions {
  /// What the flags say.
  let settings: SourceSettings
  private let isLenient: Bool
  private let limits: CSVLimits

  /// The source flags of a command line.
  init(_ options: Options) throws(CommandError) {
    var settings = SourceSettings()
    settings.format = options[Flags.format]
    settings.encoding = options[Flags.encoding]
    settings.delimiter = options[Flags.delimiter]
    settings.quote = options[Flags.quote]
    settings.header = options[Flags.header]
    settings.comment = options[Flags.comment]
    settings.skipLines = options[Flags.skipLines]
    settings.decimal = options[Flags.decimal]
    settings.timeZone = options[Flags.timeZone]
    settings.empty = options[Flags.empty]
    settings.records = options[Flags.records]
    let namespaces = options[Flags.namespaces]
    if !namespaces.isEmpty {
      settings.namespaces = try Self.namespaces(namespaces)
    }
    // A path in a mapping is relative to the mapping, one on the command line to the current folder.
    settings.files = options[Flags.files].map {
      FilePath.resolve($0, in: FilePath.resolved(".") ?? ".")
    }
    self.settings = settings
    isLenient = options[Flags.lenient]
    var limits = CSVLimits()
    if let size = options[Flags.maximumField] { limits.maximumFieldSize = size.bytes }
    if let size = options[Flags.maximumRecord] { limits.maximumRecordSize = size.bytes }
    self.limits = limits
  }

  /// Prefixes and URIs, each typed as `PREFIX=URI`.
  private static func namespaces(_ texts: [String]) throws(CommandError) -> [String: String] {
    var namespaces: [String: String] = [:]
    for text in texts {
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
        throw CommandError(
          Diagnostic(
            "usage.wrongValue", "--namespaces must be a prefix and a URI, not \"\(text)\"",
            advice: "write it as p=https://example.com/staff"), exitCode: .wrongUsage)
      }
      namespaces[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    return namespaces
  }

  /// Opens an input by the settings of a mapping, in which the flags are already contained.
  func open(
    _ source: any ByteSource, _ settings: SourceSettings
  ) throws(CommandError) -> any RecordReader {
    try checkFormat(source.name, settings)
    return try openCSV(source, settings)
  }

  private func openCSV(
    _ source: any ByteSource, _ settings: SourceSettings
  ) throws(CommandError) -> CSVReader {
    try checkMeaning(settings)
    var csv = CSVSettings()
    csv.isLenient = isLenient
    var limits = limits
    limits.emptyCells = settings.empty.flatMap(CSVLimits.EmptyCells.init(rawValue:)) ?? .null
    do throws(Diagnostic) {
      if let name = settings.encoding { csv.encoding = try EncodingChoice(named: name) }
      if let text = settings.delimiter { csv.delimiter = try CSVSettings.delimiter(of: text) }
      if let text = settings.quote { csv.quote = try CSVSettings.choice(of: text, for: "quote") }
      if let text = settings.comment { csv.comment = try CSVSettings.comment(of: text) }
      try csv.checkDistinct()
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    csv.skippedLines = settings.skipLines ?? 0
    if let header = settings.header.flatMap(CSVDialect.Header.init(rawValue:)) {
      csv.header = header
    }
    do throws(Diagnostic) {
      return try CSVReader(source, settings: csv, limits: limits)
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }

  /// CSV has neither paths nor namespaces: settings that would be passed over are mistakes.
  private func checkMeaning(_ settings: SourceSettings) throws(CommandError) {
    var problems: [Diagnostic] = []
    for (name, isSet) in [
      ("records", settings.records != nil), ("namespaces", settings.namespaces != nil),
    ] where isSet {
      problems.append(
        Diagnostic(
          "csv.noSuchSetting", "\(name) has no meaning for CSV",
          advice: "leave out --\(name) and source.\(name), which are for JSON and XML"))
    }
    if !problems.isEmpty { throw CommandError(problems, exitCode: .wrongUsage) }
  }

  /// This version reads CSV: other formats are named when they are met.
  private func checkFormat(_ name: String, _ settings: SourceSettings) throws(CommandError) {
    let endings = [".json", ".jsonl", ".ndjson", ".xml"]
    let format =
      settings.format
      ?? endings.first { name.lowercased().hasSuffix($0) }.map { String($0.dropFirst()) }
    guard let format, format != "csv" else { return }
    throw CommandError(
      Diagnostic(
        "input.notYet", "reading \(format) is not part of this version",
        advice: "export the data as CSV, or say --format csv if that is what the file holds",
        place: Place(file: name)), exitCode: .wrongUsage)
  }
}

extension RunConditions {
  /// The conditions that flags and a mapping's settings make.
  init(_ options: Options, _ settings: SourceSettings, _ environment: Environment)
    throws(CommandError)
  {
    do throws(Diagnostic) {
      let zone = try settings.timeZone.map { name throws(Diagnostic) in
        try TimeZoneRules(named: name)
      }
      self.init(
        now: try options[Flags.now].map { text throws(Diagnostic) in
          try RunConditions.moment(text)
        } ?? environment.now(), seed: UInt64(options[Flags.seed] ?? 0), timeZone: zone ?? .utc,
        notation: settings.decimal == ","
          ? .decimalComma
          : settings.decimal == "." ? .decimalPoint : .automatic)
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
  }

  /// The moment of a text.
  private static func moment(_ text: String) throws(Diagnostic) -> Int64 {
    var buffer = ByteBuffer()
    buffer.append(text)
    do throws(RecordProblem) {
      return try DateReader.instant(of: buffer.slice)
    } catch {
      throw Diagnostic(
        "usage.badMoment", "--now takes a moment", advice: "write it as 2026-02-01T08:00:00Z")
    }
  }
}
