import Records

/// Where records and fields are in a run of bytes: what the scanners find.
///
/// Layout: `delimiters` holds the offsets of all delimiters outside quotes, record after record; a
/// record of n delimiters has n + 1 fields, from its start over its delimiters to its end.
struct CSVIndex: ~Copyable {
  /// One record; 24 bytes.
  struct Record: BitwiseCopyable {
    /// Offset of the first byte.
    var start: UInt32
    /// Offset behind the last byte, before the line end.
    var end: UInt32
    /// Position of its first delimiter in `delimiters`.
    var firstDelimiter: UInt32
    /// What is odd about its quotes.
    var oddity: Oddity
    /// The line where it begins, counted from the first byte of the scan, from 0.
    var line: Int
  }

  /// A quote that RFC 4180 does not allow.
  enum Oddity: UInt8, BitwiseCopyable {
    /// None.
    case none
    /// A quote inside a field that did not begin with one.
    case quoteInField
    /// Text between a closing quote and the next delimiter or line end.
    case textAfterQuote
  }

  var records = GrowingTable<Record>()
  var delimiters = GrowingTable<UInt32>()

  /// Drops the records behind a count, with their delimiters.
  mutating func truncate(to count: Int) {
    guard count < records.count else { return }
    delimiters.truncate(to: Int(records[count].firstDelimiter))
    records.truncate(to: count)
  }

  mutating func removeAll() {
    records.removeAll()
    delimiters.removeAll()
  }
}

/// How far a scan came.
struct CSVScanEnd: Equatable {
  /// Bytes of whole records, their line ends and lines between them.
  var consumed: Int
  /// Lines in those bytes.
  var lines: Int
  /// The bytes behind `consumed` begin with a quoted field that does not end.
  var isInsideQuotes: Bool
  /// The line, from 0, where the quote that does not end stands.
  var quoteLine: Int
}
