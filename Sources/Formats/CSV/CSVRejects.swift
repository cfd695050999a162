public import Records

/// Writes rejected CSV records as they stood in the input, with the line and the reason in front.
///
/// Dialect, encoding and line ends are those of the input, so that people correct the file where it lies
/// and convert it again as it is; the reader reads over the two columns. An input without a header has
/// no room for columns of our own: there the reasons go to a second file.
/// Source: DESIGN.md section 7.
public struct CSVRejects: RecordRejects {
  private let dialect: CSVDialect
  private let headerText: String?
  private let lineEnd: String
  private let skippedText: String
  private let marksByteOrder: Bool
  private let header: TextEncoder

  /// A writer for what a reader reads.
  public init(_ reader: CSVReader) {
    dialect = reader.dialect
    headerText = reader.headerText
    lineEnd = reader.lineEnd
    skippedText = reader.skippedText
    // Certain since the header was read, and nobody may ask while others read.
    marksByteOrder = reader.hasByteOrderMark
    header = TextEncoder(reader.headerEncoding, unencodable: .substitute)
  }

  /// Whether the reasons need a file of their own.
  public var separatesReasons: Bool { headerText == nil }

  /// Adds what stands before the first record, in the input's encoding.
  public func begin(to output: inout ByteBuffer) {
    if marksByteOrder { header.appendByteOrderMark(to: &output) }
    // The same settings have to fit the rejects: lines that are skipped must be there.
    var skipped = ByteBuffer()
    skipped.append(skippedText)
    encode(skipped.slice, header, to: &output)
    guard let headerText else { return }
    var line = ByteBuffer()
    for name in CSVReader.ownColumns {
      // With a colon as delimiter the names would be two columns each.
      if name.utf8.contains(dialect.delimiter), let quote = dialect.quote {
        Self.append(name, quotedWith: quote, to: &line)
      } else {
        line.append(name)
      }
      line.append(dialect.delimiter)
    }
    line.append(headerText)
    line.append(lineEnd)
    encode(line.slice, header, to: &output)
  }

  /// Adds a record in the input's encoding.
  ///
  /// - Parameter encoding: The encoding as it is known when the record has been read. The reason keeps to
  ///   what was known at the header, since in ASCII so far any letter of its own could be wrong later.
  public func append(
    _ record: ByteSlice, line: Int, reason: String, in encoding: TextEncoding,
    to output: inout ByteBuffer
  ) {
    var row = ByteBuffer()
    if !separatesReasons {
      row.append(decimal: line)
      row.append(dialect.delimiter)
      append(reason, to: &row)
      row.append(dialect.delimiter)
    }
    encode(row.slice, header, to: &output)
    row.removeAll()
    row.append(record)
    row.append(lineEnd)
    encode(row.slice, TextEncoder(encoding, unencodable: .substitute), to: &output)
  }

  /// Adds a reason as a field.
  private func append(_ reason: String, to row: inout ByteBuffer) {
    guard let quote = dialect.quote else {
      // Without quotes a reason must not hold what would end it.
      for byte in reason.utf8 {
        row.append(byte == dialect.delimiter || byte < 0x20 ? UInt8(ascii: " ") : byte)
      }
      return
    }
    Self.append(reason, quotedWith: quote, to: &row)
  }

  /// Adds a text in quotes, on one line.
  private static func append(_ text: String, quotedWith quote: UInt8, to row: inout ByteBuffer) {
    row.append(quote)
    for byte in text.utf8 {
      if byte == quote { row.append(quote) }
      row.append(byte < 0x20 ? UInt8(ascii: " ") : byte)
    }
    row.append(quote)
  }

  private func encode(_ text: ByteSlice, _ encoder: TextEncoder, to output: inout ByteBuffer) {
    // The encoder substitutes, so it throws nothing: a record came from the encoding, and a reason
    // loses at most a few letters of a name.
    try? encoder.encode(text, into: &output)
  }

  /// Adds nothing: the last record ends its line.
  public func end(to output: inout ByteBuffer) {}

  /// Adds the header of the file of reasons.
  public static func beginReasons(to output: inout ByteBuffer) {
    output.append("line,reason\r\n")
  }

  /// Adds a line to the file of reasons.
  public static func appendReason(line: Int, _ reason: String, to output: inout ByteBuffer) {
    output.append(decimal: line)
    output.append(UInt8(ascii: ","))
    append(reason, quotedWith: UInt8(ascii: "\""), to: &output)
    output.append("\r\n")
  }
}
