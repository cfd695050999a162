import Formats
import Mapping
import Records

/// What an input may not exceed, in any format; nil where the reader's own limit holds.
struct SourceLimits {
  let field: Int?
  let record: Int?
  let nesting: Int?

  init(_ options: Options) {
    field = options[Flags.maximumField]?.bytes
    record = options[Flags.maximumRecord]?.bytes
    nesting = options[Flags.maximumNesting]
  }
}

/// Opening inputs: one function for each reader.
extension SourceOptions {
  /// Opens an input by the settings of a mapping, in which the flags are already contained.
  func open(
    _ source: any ByteSource, _ settings: SourceSettings
  ) throws(CommandError) -> any RecordReader {
    let format =
      settings.format.flatMap(SourceFormat.init(rawValue:)) ?? SourceFormat(ofName: source.name)
      ?? .csv
    try checkMeaning(settings, for: format)
    switch format {
    case .csv: return try openCSV(source, settings)
    case .json: return try openJSON(source, settings, .document)
    case .jsonl: return try openJSON(source, settings, .lines)
    case .xml: return try openXML(source, settings)
    }
  }

  private func openCSV(
    _ source: any ByteSource, _ settings: SourceSettings
  ) throws(CommandError) -> CSVReader {
    var csv = CSVSettings()
    csv.isLenient = isLenient
    var limits = CSVLimits()
    if let size = self.limits.field { limits.maximumFieldSize = size }
    if let size = self.limits.record { limits.maximumRecordSize = size }
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

  private func openJSON(
    _ source: any ByteSource, _ settings: SourceSettings, _ layout: JSONLayout
  ) throws(CommandError) -> JSONRecordReader {
    var json = JSONRecordSettings()
    json.layout = layout
    json.isLenient = isLenient
    var limits = JSONRecordLimits()
    if let size = self.limits.field { limits.maximumFieldSize = size }
    if let size = self.limits.record { limits.maximumRecordSize = size }
    if let depth = self.limits.nesting { limits.maximumDepth = depth }
    do throws(Diagnostic) {
      if let name = settings.encoding { json.encoding = try EncodingChoice(named: name) }
      if let text = settings.records { json.records = try JSONRecordPointer(text) }
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    do throws(Diagnostic) {
      return try JSONRecordReader(source, settings: json, limits: limits)
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }

  private func openXML(
    _ source: any ByteSource, _ settings: SourceSettings
  ) throws(CommandError) -> XMLRecordReader {
    var xml = XMLSettings()
    xml.isLenient = isLenient
    xml.namespaces = XMLNamespaces(settings.namespaces ?? [:])
    var limits = XMLLimits()
    if let size = self.limits.field { limits.maximumFieldSize = size }
    if let size = self.limits.record { limits.maximumRecordSize = size }
    if let depth = self.limits.nesting { limits.maximumDepth = depth }
    do throws(Diagnostic) {
      if let name = settings.encoding { xml.encoding = try EncodingChoice(named: name) }
      if let text = settings.records { xml.records = try XMLElementPath(text) }
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    do throws(Diagnostic) {
      return try XMLRecordReader(source, settings: xml, limits: limits)
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }

  /// Settings that a format would pass over are mistakes.
  private func checkMeaning(
    _ settings: SourceSettings, for format: SourceFormat
  ) throws(CommandError) {
    let onlyCSV: [SourceFormat] = [.csv]
    let known: [(name: String, isSet: Bool, formats: [SourceFormat])] = [
      ("delimiter", settings.delimiter != nil, onlyCSV),
      ("quote", settings.quote != nil, onlyCSV),
      ("header", settings.header != nil, onlyCSV),
      ("comment", settings.comment != nil, onlyCSV),
      ("skipLines", settings.skipLines != nil, onlyCSV),
      ("empty", settings.empty != nil, onlyCSV),
      ("records", settings.records != nil, [.json, .xml]),
      ("namespaces", settings.namespaces != nil, [.xml]),
    ]
    let problems = known.filter { $0.isSet && !$0.formats.contains(format) }.map { setting in
      let flag = setting.name == "skipLines" ? "skip-lines" : setting.name
      let owners = setting.formats.map(\.title).joined(separator: " and ")
      let are = setting.name == "records" || setting.name == "namespaces" ? "are" : "is"
      return Diagnostic(
        noSuchSetting(format), "\(setting.name) has no meaning for \(format.title)",
        advice: "leave out --\(flag) and source.\(setting.name), which \(are) for \(owners)")
    }
    if !problems.isEmpty { throw CommandError(problems, exitCode: .wrongUsage) }
  }

  private func noSuchSetting(_ format: SourceFormat) -> DiagnosticCode {
    switch format {
    case .csv: "csv.noSuchSetting"
    case .json, .jsonl: "json.noSuchSetting"
    case .xml: "xml.noSuchSetting"
    }
  }
}
