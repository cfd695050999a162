public import Records

/// Reads records of CSV text in batches.
///
/// Shape: a source of bytes in; batches with the cells of the projected fields out. What is found about
/// the file (encoding, dialect, names of fields) is known once it is open.
/// Units: lines and records count from 1, a header in lines only.
/// Errors: `input.…` of the source and its encoding, `csv.noHeader`, `csv.duplicateHeader`,
/// `csv.unclosedQuote`, `csv.recordTooLong`; records with other faults are problems of their batch.
/// Memory: one batch of about 256 KiB, or one record where that is longer.
public final class CSVReader: RecordReader {
  /// How much text a batch holds, if records are not longer.
  static let batchSize = 192 * 1024

  /// What the input is called in messages.
  public let name: String
  /// The fields' names in the order of the file, without muster's own columns; a column without a name is called
  /// by its number.
  public let fieldNames: [String]
  /// How the file is written.
  public let dialect: CSVDialect
  /// Whether the file's first columns are those of a rejects file, which are read over.
  public let isRejectsFile: Bool
  /// The header as it stands in the file, without line end and muster's own columns; UTF-8.
  public let headerText: String?
  /// The lines that were skipped before the first record, with their ends; UTF-8.
  public let skippedText: String
  /// The line end of the first line of the file, which rejects are written with.
  public let lineEnd: String

  /// The encoding that was certain when the header had been read; US-ASCII while nothing shows another.
  public let headerEncoding: TextEncoding

  private let limits: CSVLimits
  private var input: TextInput
  private var text: ByteBuffer
  private var isAtEnd = false
  /// What ends the input behind the records that have been given.
  private var failure: Diagnostic?
  private var textOffset = 0
  private var nextLine: Int
  private var nextOrdinal = 1
  private let scanner: CSVBlockScanner

  /// Opens an input: finds its dialect and reads its header.
  public init(
    _ source: any ByteSource, settings: CSVSettings, limits: CSVLimits = CSVLimits()
  ) throws(Diagnostic) {
    name = source.name
    self.limits = limits
    input = TextInput(
      source, encoding: settings.encoding, invalid: settings.isLenient ? .replace : .stop)
    text = ByteBuffer()
    var head = CSVHead(name: source.name, limits: limits)
    do throws(Diagnostic) { try head.fill(&text, from: &input, isAtEnd: &isAtEnd) } catch {
      var problem = error
      if problem.place?.byte != nil {
        problem.place?.line = 1 + CSVHead.lineEndCount(in: text.slice)
      }
      throw problem
    }
    let skipped = try head.skipLines(settings.skippedLines, &text, &input, &isAtEnd)
    lineEnd = CSVHead.lineEnd(of: text.slice)
    dialect = settings.dialect(for: text.slice, isWhole: isAtEnd)
    scanner = CSVBlockScanner(dialect: dialect)
    let first = try head.firstRecord(dialect, &text, &input, &isAtEnd, skipped: skipped)
    guard let first else {
      throw .noHeader(file: source.name, dialect.header, skippedLines: settings.skippedLines)
    }
    if first.rawFields.contains(where: { $0.utf8.contains(0) }) {
      throw .nulInHeader(file: source.name, line: skipped + first.line + 1)
    }
    let own = dialect.header == .first && first.fields.starts(with: CSVReader.ownColumns)
    isRejectsFile = own
    headerEncoding = head.certainEncoding(of: input, first)
    skippedText = head.skippedText
    if dialect.header == .first {
      let names = Array(first.fields.dropFirst(own ? CSVReader.ownColumns.count : 0))
      try head.checkNames(names, line: skipped + first.line + 1)
      fieldNames = CSVHead.numbered(names)
      headerText = first.text(withoutFirst: own ? CSVReader.ownColumns.count : 0)
      text.removeFirst(first.end)
      nextLine = skipped + first.linesThrough + 1
      textOffset = head.skippedBytes + first.end
    } else {
      fieldNames = (1...first.fields.count).map(String.init)
      headerText = nil
      nextLine = skipped + 1
      textOffset = head.skippedBytes
    }
  }

  /// The columns that a rejects file has before those of its input.
  public static let ownColumns = ["muster:line", "muster:reason"]

  /// The encoding, as far as the text read so far shows it.
  public var encoding: TextEncoding { input.encoding }

  /// Whether the source began with a byte order mark.
  public var hasByteOrderMark: Bool { input.evidence == .byteOrderMark }

  /// How many bytes of the source have been read.
  public var byteCount: Int { input.byteCount }

  /// CSV, whatever its delimiter.
  public var format: SourceFormat { .csv }

  /// The names of the header, or `1`, `2`, … without one.
  public var declaredFields: [String]? { fieldNames }

  /// What is in an input without records.
  public var emptyContents: String { dialect.header == .first ? "a header and no" : "no" }

  /// A writer for rejected records in the dialect of this input.
  public func makeRejects() -> any RecordRejects { CSVRejects(self) }

  /// Memory for batches with the cells of some fields.
  public func makeBatch(fields: [String]) -> RecordBatch {
    let own = isRejectsFile ? CSVReader.ownColumns.count : 0
    return CSVBatch(
      layout: CSVLayout(
        dialect: dialect, fieldCount: fieldNames.count + own, ownCount: own,
        columns: fields.map { fieldNames.firstIndex(of: $0).map { $0 + own } },
        emptyCell: limits.emptyCells == .text ? .emptyText : .null,
        quotedEmptyCell: limits.emptyCells == .null ? .null : .emptyText,
        maximumFieldSize: limits.maximumFieldSize))
  }

  /// Fills a batch with the next records; false at the end and ever after.
  public func read(into batch: RecordBatch) throws(Diagnostic) -> Bool {
    guard let batch = batch as? CSVBatch else { preconditionFailure("a batch of another reader") }
    batch.clear()
    swap(&batch.bytes, &text)
    text.removeAll()
    var wanted = CSVReader.batchSize
    while true {
      fill(batch, upTo: wanted)
      batch.index.removeAll()
      let isFinal = isAtEnd && failure == nil
      let end = scanner.scan(batch.bytes.slice, isFinal: isFinal, into: &batch.index)
      if failure == nil && isFinal && end.isInsideQuotes && end.consumed < batch.bytes.count {
        failure = .unclosedQuote(file: name, line: nextLine + end.quoteLine)
      }
      checkLength(batch, end)
      if batch.index.records.count == 0 && !isAtEnd && failure == nil {
        // One record is longer than the batch, or there are only comments: take in more.
        dropFront(of: batch, end)
        wanted = max(CSVReader.batchSize, batch.bytes.count * 2)
        continue
      }
      keepRest(of: batch, end)
      if batch.index.records.count == 0, let failure { throw failure }
      return batch.index.records.count > 0
    }
  }

  /// Takes in text up to a size; what ends the source becomes the failure, told when the whole records in
  /// front of it have been given.
  private func fill(_ batch: CSVBatch, upTo wanted: Int) {
    while batch.bytes.count < wanted && !isAtEnd && failure == nil {
      do throws(Diagnostic) { isAtEnd = !(try input.read(into: &batch.bytes)) } catch {
        failure = placed(error, behind: batch.bytes.slice)
      }
    }
  }

  /// A problem of the source with the line where it is, if it knows only the byte: what was decoded
  /// before it has been appended.
  private func placed(_ problem: Diagnostic, behind text: ByteSlice) -> Diagnostic {
    guard problem.place?.byte != nil, problem.place?.line == nil else { return problem }
    var placed = problem
    placed.place?.line = nextLine + CSVHead.lineEndCount(in: text)
    return placed
  }

  /// Numbers the records of a batch and keeps the text behind them for the next one.
  private func keepRest(of batch: CSVBatch, _ end: CSVScanEnd) {
    text.append(batch.bytes.slice[end.consumed...])
    batch.bytes.truncate(to: end.consumed)
    for number in 0..<batch.index.records.count {
      let record = batch.index.records[number]
      batch.places.append(
        RecordPlace(
          ordinal: nextOrdinal + number, line: nextLine + record.line,
          raw: batch.rawStart(of: record)..<Int(record.end)))
    }
    if let offset = input.sourceOffset(ofText: textOffset) {
      batch.invalidUTF8 = (name, offset)
    } else {
      batch.invalidUTF8 = nil
    }
    nextOrdinal += batch.index.records.count
    nextLine += end.lines
    textOffset += end.consumed
  }

  /// Forgets lines that hold no record.
  private func dropFront(of batch: CSVBatch, _ end: CSVScanEnd) {
    batch.bytes.removeFirst(end.consumed)
    nextLine += end.lines
    textOffset += end.consumed
  }

  /// Makes a record over the limit the failure, whether it is whole or not.
  private func checkLength(_ batch: CSVBatch, _ end: CSVScanEnd) {
    let limit = limits.maximumRecordSize
    guard batch.bytes.count > limit else { return }
    for number in 0..<batch.index.records.count {
      let record = batch.index.records[number]
      if Int(record.end - record.start) > limit {
        failure = .recordTooLong(
          file: name, line: nextLine + record.line, limit: limit, isInsideQuotes: false)
        return batch.index.truncate(to: number)
      }
    }
    if batch.bytes.count - end.consumed > limit {
      failure = .recordTooLong(
        file: name, line: nextLine + end.lines, limit: limit, isInsideQuotes: end.isInsideQuotes)
    }
  }
}

/// What CSV input may not exceed, and what its empty cells are.
public struct CSVLimits: Sendable {
  /// The longest field, in bytes of UTF-8 with its quotes.
  public var maximumFieldSize = 1 << 20
  /// The longest record, in bytes of UTF-8.
  public var maximumRecordSize = 8 << 20
  /// What an empty cell is.
  public var emptyCells = EmptyCells.null

  /// What empty cells can be.
  public enum EmptyCells: String, Sendable {
    /// No value.
    case null
    /// Text without characters.
    case text
    /// Text without characters where the cell is a pair of quotes, else no value.
    case quoted
  }

  /// The limits of DESIGN.md section 10.
  public init() {}
}
