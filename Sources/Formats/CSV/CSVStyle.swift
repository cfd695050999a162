public import Records

/// How CSV is written; by default as RFC 4180 has it, in UTF-8.
public struct CSVStyle: Sendable, Equatable {
  /// The byte between fields.
  public var delimiter = UInt8(ascii: ",")
  /// The encoding; a record with a character that it lacks is rejected.
  public var encoding = TextEncoding.utf8
  /// Whether UTF-8 begins with a byte order mark, which Excel wants to see; UTF-16 always does.
  public var marksUTF8 = false
  /// Whether text that a spreadsheet would take for a formula gets an apostrophe in front.
  public var isExcelSafe = false

  /// The style of RFC 4180.
  public init() {}

  /// The byte that people name as the delimiter.
  ///
  /// Errors: `csv.badSetting`, without a place, for quotes and for whatever is no single ASCII character.
  public static func delimiter(of text: String) throws(Diagnostic) -> UInt8 {
    guard case .byte(let byte) = try CSVSettings.choice(of: text, for: "delimiter"),
      byte != UInt8(ascii: "\"")
    else {
      throw Diagnostic(
        "csv.badSetting", "\(text) cannot be the delimiter of CSV that is written",
        advice: "name one ASCII character that is no quote, such as ; or tab")
    }
    return byte
  }

  /// Takes the encoding that people name; `utf-8-bom` is UTF-8 with a byte order mark.
  ///
  /// Errors: `encoding.unknownName`, without a place.
  public mutating func setEncoding(named name: String) throws(Diagnostic) {
    encoding = try TextEncoding(writing: name)
    marksUTF8 = encoding == .utf8 && TextEncoding.asksForMark(name)
  }
}
