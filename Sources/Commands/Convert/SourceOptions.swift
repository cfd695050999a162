import Formats
import Mapping
import Records
import Text

/// The flags that say how a source is written, and what readers and formulas make of them.
struct SourceOptions {
  /// What the flags say.
  let settings: SourceSettings
  let isLenient: Bool
  let limits: SourceLimits

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
    limits = SourceLimits(options)
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
