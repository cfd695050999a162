/// How a CSV file is written: its special bytes and what they mean.
///
/// Source: RFC 4180 section 2. Beyond it: any ASCII delimiter, CR and LF as line ends beside CRLF,
/// comment lines, no header, empty lines that are no records.
public struct CSVDialect: Sendable, Equatable {
  /// Whether the first record names the fields.
  public enum Header: String, Sendable, CaseIterable {
    /// The first record is the header.
    case first
    /// There is none; the fields are `1`, `2`, ….
    case none
  }

  /// The byte between fields.
  public var delimiter: UInt8
  /// The byte around fields that hold special bytes; nil where none is special.
  public var quote: UInt8?
  /// The byte that makes a line a comment when it begins one.
  public var comment: UInt8?
  /// Whether there is a header.
  public var header: Header
  /// Whether quotes in odd places are kept as text and do not reject the record.
  public var isLenient: Bool

  /// A dialect; by default that of RFC 4180 with a header.
  public init(
    delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8? = UInt8(ascii: "\""),
    comment: UInt8? = nil, header: Header = .first, isLenient: Bool = false
  ) {
    self.delimiter = delimiter
    self.quote = quote
    self.comment = comment
    self.header = header
    self.isLenient = isLenient
  }
}
