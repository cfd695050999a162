/// The formats that records come in.
public enum SourceFormat: String, Sendable, CaseIterable {
  /// Comma-separated values, and their kin.
  case csv
  /// A JSON document.
  case json
  /// One JSON record on each line.
  case jsonl
  /// An XML document.
  case xml

  /// The format that the name of a file tells, if it does.
  public init?(ofName name: String) {
    let endings: [(String, SourceFormat)] = [
      (".csv", .csv), (".json", .json), (".jsonl", .jsonl), (".ndjson", .jsonl), (".xml", .xml),
    ]
    let name = name.lowercased()
    guard let format = endings.first(where: { name.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }

  /// What messages call it.
  public var title: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .jsonl: "JSON Lines"
    case .xml: "XML"
    }
  }

  /// Whether fields are paths and values have kinds of their own, so that records may lack any of them.
  public var isNested: Bool { self != .csv }

  /// The last part of the names of its files, without the dot.
  public var fileExtension: String { rawValue }
}
