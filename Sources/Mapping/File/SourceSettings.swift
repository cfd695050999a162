/// What a mapping or flags say about the source file; everything unsaid is found out or has a default.
public struct SourceSettings: Sendable, Equatable {
  /// csv, json, jsonl or xml; nil: from the name, then the content.
  public var format: String?
  /// The name of the encoding; nil or `auto`: from the file.
  public var encoding: String?
  /// The byte between fields, as text, or `auto`.
  public var delimiter: String?
  /// The byte around fields, as text, or `none`.
  public var quote: String?
  /// `first` or `none`.
  public var header: String?
  /// The byte that begins comment lines.
  public var comment: String?
  /// Lines at the top that are no data.
  public var skipLines: Int?
  /// `,` or `.`: what separates whole numbers from fractions.
  public var decimal: String?
  /// The zone of dates without one.
  public var timeZone: String?
  /// Where records are in JSON and XML.
  public var records: String?
  /// `null`, `text` or `quoted`: what an empty CSV cell is.
  public var empty: String?
  /// The folder that `File()` reads from, relative to the mapping.
  public var files: String?
  /// Prefixes of XML namespaces and their URIs.
  public var namespaces: [String: String]?

  /// Settings that say nothing.
  public init() {}

  /// These settings where they say something, others elsewhere.
  public func over(_ other: SourceSettings) -> SourceSettings {
    var merged = other
    merged.format = format ?? other.format
    merged.encoding = encoding ?? other.encoding
    merged.delimiter = delimiter ?? other.delimiter
    merged.quote = quote ?? other.quote
    merged.header = header ?? other.header
    merged.comment = comment ?? other.comment
    merged.skipLines = skipLines ?? other.skipLines
    merged.decimal = decimal ?? other.decimal
    merged.timeZone = timeZone ?? other.timeZone
    merged.records = records ?? other.records
    merged.empty = empty ?? other.empty
    merged.files = files ?? other.files
    merged.namespaces = namespaces ?? other.namespaces
    return merged
  }
}
