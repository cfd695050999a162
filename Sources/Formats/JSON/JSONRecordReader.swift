public import Records

/// Reads records of JSON in batches: JSON Lines, the elements of an array in a document, or one object.
///
/// Shape: a source of bytes in; batches with the cells of the projected fields out. `read` only looks where
/// whole records are; whether they are JSON is seen in the batch's `decode`.
/// Units: lines and records count from 1.
/// Errors: `input.…` of the source and its encoding, `json.recordTooLong`, `json.noRecords` and `json.empty`.
/// JSON that is broken ends a document (`json.…`, with line and column), since nobody knows where the next
/// record begins; in JSON Lines it is a problem of its record, as are in both a record that is no object,
/// two members of one name, and fields and numbers over the limits.
/// Memory: one batch of about 256 KiB, or one record where that is longer.
/// Source: RFC 8259.
public final class JSONRecordReader: RecordReader {
  /// How much text a batch holds, if records are not longer.
  static let batchSize = 192 * 1024
  /// How many records it holds at most: what is wrong with each takes more memory than the smallest records.
  static let batchCount = 8192

  /// What the input is called in messages.
  public let name: String
  /// How the records lie in the input.
  public let layout: JSONLayout

  private let limits: JSONRecordLimits
  private let pointer: JSONRecordPointer
  private var input: TextInput
  private var finder: JSONDocumentFinder
  /// Text that has been read and not consumed.
  private var text = ByteBuffer()
  private var isAtEnd = false
  private var isFinished = false
  /// What ends the input behind the records that have been given.
  private var failure: Diagnostic?
  /// Where the text that is not consumed begins, as people count and in bytes.
  private var position = TextPosition()
  private var textOffset = 0
  private var nextOrdinal = 1
  /// What stands around the records.
  private var surroundings = JSONSurroundings.lines
  /// The encoding as it was known at the first record.
  private var headEncoding = TextEncoding.utf8

  /// Opens an input: finds its encoding, and in a document the way to the first record.
  public init(
    _ source: any ByteSource, settings: JSONRecordSettings,
    limits: JSONRecordLimits = JSONRecordLimits()
  ) throws(Diagnostic) {
    name = source.name
    layout = settings.layout
    pointer = settings.records
    self.limits = limits
    input = TextInput(
      source, encoding: settings.encoding, invalid: settings.isLenient ? .replace : .stop)
    finder = JSONDocumentFinder(settings.records, limits)
    fill(&text, upTo: 1)
    surroundings = layout == .document ? try findSurroundings() : .lines
    headEncoding = input.encoding
  }

  /// JSON or JSON Lines.
  public var format: SourceFormat { layout == .lines ? .jsonl : .json }

  /// The encoding, as far as the text read so far shows it.
  public var encoding: TextEncoding { input.encoding }

  /// How many bytes of the source have been read.
  public var byteCount: Int { input.byteCount }

  /// Nothing: every record may have other fields.
  public var declaredFields: [String]? { nil }

  /// What is in an input without records.
  public var emptyContents: String { "no" }

  /// A writer for rejected records in the form of this input.
  public func makeRejects() -> any RecordRejects {
    JSONRejects(
      surroundings, in: headEncoding, marksByteOrder: input.evidence == .byteOrderMark, limits)
  }

  /// Memory for batches with the cells of some fields, given as paths.
  public func makeBatch(fields: [String]) -> RecordBatch {
    JSONBatch(file: name, layout: layout, limits: limits, projection: JSONProjection(fields))
  }

  /// Fills a batch with the next records; false at the end and ever after.
  public func read(into batch: RecordBatch) throws(Diagnostic) -> Bool {
    guard let batch = batch as? JSONBatch else { preconditionFailure("a batch of another reader") }
    batch.clear()
    if isFinished { return false }
    if let failure { throw failure }
    swap(&batch.bytes, &text)
    text.removeAll()
    var wanted = JSONRecordReader.batchSize
    while true {
      fill(&batch.bytes, upTo: wanted)
      batch.position = position
      batch.sourceOffset = input.sourceOffset(ofText: textOffset)
      let consumed = find(in: batch)
      let isFinal = isAtEnd || failure != nil
      if batch.count > 0 || isFinal {
        text.append(batch.bytes.slice[consumed...])
        if batch.count > 0 { return true }
        if let failure { throw failure }
        isFinished = true
        return false
      }
      // One record is longer than the batch, or there is something else: take in more.
      batch.bytes.removeFirst(consumed)
      wanted = max(JSONRecordReader.batchSize, batch.bytes.count * 2)
    }
  }

  /// Takes in text up to a size; what ends the source becomes the failure.
  private func fill(_ buffer: inout ByteBuffer, upTo wanted: Int) {
    while failure == nil && !isAtEnd && buffer.count < wanted {
      do throws(Diagnostic) {
        isAtEnd = !(try input.read(into: &buffer))
      } catch {
        failure = error
        if error.place?.byte != nil && error.place?.line == nil {
          failure?.place?.line = position.advanced(over: buffer.slice).line
        }
      }
    }
  }

  // MARK: Finding records

  /// Finds the records of a batch's bytes, and answers how many bytes need not be seen again.
  private func find(in batch: JSONBatch) -> Int {
    let bytes = batch.bytes.slice
    let isFinal = isAtEnd && failure == nil
    let firstLine = position.line
    func take(_ raw: Range<Int>, lines: Int) {
      batch.places.append(RecordPlace(ordinal: nextOrdinal, line: firstLine + lines, raw: raw))
      nextOrdinal += 1
    }
    var consumed = 0
    var lines = 0
    do throws(JSONFault) {
      if layout == .lines {
        let progress = JSONLinesFinder.find(
          in: bytes, isFinal: isFinal, limit: JSONRecordReader.batchCount, take)
        (consumed, lines) = (progress.consumed, progress.lines)
      } else {
        let progress = try finder.find(
          in: bytes, isFinal: isFinal, limit: JSONRecordReader.batchCount, take)
        (consumed, lines) = (progress.consumed, progress.lines)
        if progress.isEnd && !finder.walker.hasArrived { failure = noRecords }
      }
    } catch {
      failure = diagnostic(of: error, in: bytes)
    }
    checkLength(batch, consumed, firstLine + lines)
    position = position.advanced(over: bytes[..<consumed], lineEnds: lines)
    textOffset += consumed
    return consumed
  }

  /// Makes a record over the limit the failure, whether it is whole or not.
  private func checkLength(_ batch: JSONBatch, _ consumed: Int, _ line: Int) {
    let limit = limits.maximumRecordSize
    guard batch.bytes.count > limit else { return }
    if let long = (0..<batch.count).first(where: { batch.places[$0].raw.count > limit }) {
      failure = .jsonRecordTooLong(file: name, line: batch.places[long].line, limit: limit)
      batch.places.truncate(to: long)
    } else if failure == nil, batch.bytes.count - consumed > limit {
      failure = .jsonRecordTooLong(file: name, line: line, limit: limit)
    }
  }

  /// Goes to the first record, and sees what is around it.
  private func findSurroundings() throws(Diagnostic) -> JSONSurroundings {
    while true {
      var progress = JSONDocumentFinder.Progress()
      let isThere: Bool
      do throws(JSONFault) {
        isThere = try finder.findFirst(
          in: text.slice, isFinal: isAtEnd && failure == nil, &progress)
      } catch {
        throw diagnostic(of: error, in: text.slice)
      }
      position = position.advanced(
        over: text.slice[..<progress.consumed], lineEnds: progress.lines)
      textOffset += progress.consumed
      text.removeFirst(progress.consumed)
      if isThere { return JSONSurroundings(finder.walker.levels, pointer) }
      if progress.isEnd {
        guard finder.walker.hasArrived else { throw noRecords }
        return .lines
      }
      if let failure { throw failure }
      if text.count > limits.maximumRecordSize {
        throw .jsonRecordTooLong(
          file: name, line: position.line, limit: limits.maximumRecordSize)
      }
      fill(&text, upTo: max(JSONRecordReader.batchSize, text.count * 2))
    }
  }

  private func diagnostic(of fault: JSONFault, in bytes: ByteSlice) -> Diagnostic {
    fault.diagnostic(
      file: name, position.advanced(over: bytes[..<fault.offset]),
      sourceOffset: input.sourceOffset(ofText: textOffset).map { $0 + fault.offset }, limits,
      layout)
  }

  /// A pointer that leads nowhere.
  private var noRecords: Diagnostic {
    let way = pointer.prefix(finder.walker.longestWay)
    return Diagnostic(
      "json.noRecords", "the document has nothing at \(pointer.text)",
      advice: way.isEmpty
        ? "correct --records or source.records"
        : "there is something at \(way): correct --records or source.records behind it",
      place: Place(file: name))
  }
}
