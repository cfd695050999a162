public import Records

/// What is said about a CSV input; the rest is found out from its first lines.
public struct CSVSettings: Sendable {
  /// A special byte, or the wish to find it out.
  public enum Choice: Sendable, Equatable {
    /// Find out.
    case automatic
    /// This byte.
    case byte(UInt8)
    /// No byte is special.
    case none
  }

  /// The encoding.
  public var encoding = EncodingChoice.automatic
  /// The byte between fields; `none` is not possible.
  public var delimiter = Choice.automatic
  /// The byte around fields.
  public var quote = Choice.automatic
  /// The byte that begins comment lines.
  public var comment: UInt8?
  /// Lines at the top that are no data.
  public var skippedLines = 0
  /// Whether the first record names the fields.
  public var header = CSVDialect.Header.first
  /// Whether odd quotes are kept and invalid bytes replaced.
  public var isLenient = false

  /// Settings that leave everything to be found out.
  public init() {}

  /// The dialect of a text of which the beginning is given.
  func dialect(for sample: ByteSlice, isWhole: Bool) -> CSVDialect {
    var dialect = CSVDialect(
      comment: comment, header: header, isLenient: isLenient)
    switch quote {
    case .byte(let byte): dialect.quote = byte
    case .none: dialect.quote = nil
    case .automatic: break
    }
    if case .byte(let byte) = delimiter { dialect.delimiter = byte }
    guard delimiter == .automatic || quote == .automatic else { return dialect }
    return CSVSniffer(
      sample: sample, isWhole: isWhole, findsDelimiter: delimiter == .automatic,
      findsQuote: quote == .automatic
    ).best(of: dialect)
  }
}

extension CSVSettings {
  /// Checks that no byte has two meanings.
  ///
  /// Errors: `csv.badSetting`, without a place.
  public func checkDistinct() throws(Diagnostic) {
    let bytes = [delimiter, quote].compactMap { choice -> UInt8? in
      if case .byte(let byte) = choice { byte } else { nil }
    }
    let all = bytes + (comment.map { [$0] } ?? [])
    guard Set(all).count < all.count else { return }
    throw Diagnostic(
      "csv.badSetting", "delimiter, quote and comment character are not all different",
      advice: "give each a character of its own, or leave out what may be found out")
  }

  /// The byte that people write as a setting: one ASCII character, or `tab`, `\t`, `none`, `auto`.
  ///
  /// Errors: `csv.badSetting`, without a place.
  public static func choice(of text: String, for setting: String) throws(Diagnostic) -> Choice {
    switch text.lowercased() {
    case "auto": return .automatic
    case "none", "": return .none
    case "tab", "\\t": return .byte(0x09)
    default:
      let bytes = Array(text.utf8)
      guard bytes.count == 1, bytes[0] < 0x80, bytes[0] != 0x0A, bytes[0] != 0x0D, bytes[0] != 0
      else {
        throw Diagnostic(
          "csv.badSetting", "the \(setting) has to be one ASCII character",
          advice: "write one character, such as ; or # or \"; tab stands for a tab")
      }
      return .byte(bytes[0])
    }
  }

  /// The delimiter that people write: as `choice`, but there has to be one.
  public static func delimiter(of text: String) throws(Diagnostic) -> Choice {
    let choice = try choice(of: text, for: "delimiter")
    guard choice != .none else {
      throw Diagnostic(
        "csv.badSetting", "CSV needs a delimiter", advice: "name one, as in ';', or write auto")
    }
    return choice
  }

  /// The byte that begins comment lines: as `choice`, but it cannot be found out.
  public static func comment(of text: String) throws(Diagnostic) -> UInt8? {
    switch try choice(of: text, for: "comment character") {
    case .byte(let byte): return byte
    case .none: return nil
    case .automatic:
      throw Diagnostic(
        "csv.badSetting", "the comment character cannot be found out",
        advice: "name it, as in '#', or write none")
    }
  }
}
