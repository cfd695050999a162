public import Records

/// Reads records of an XML document in batches.
///
/// How it works: libxml2 parses the document in the order of the input and says where records begin and
/// end; a record's bytes go into the batch as they are, and workers cut the fields from them.
///
/// Shape: a source of bytes in; batches with the cells of the projected fields out. All values are text,
/// lists of values, and JSON of elements with elements in them.
/// Units: lines and records count from 1; limits count bytes of UTF-8.
/// Errors: `input.…` of the source and its encoding, `xml.…` for a document that is not well-formed or not
/// within the limits, with line and column; a field over its limit is a problem of its record.
/// Memory: one batch of about 256 KiB, or one record where that is longer, and what libxml2 holds of a
/// tag.
/// Source: XML 1.0 (fifth edition), Namespaces in XML 1.0 (third edition).
public final class XMLRecordReader: RecordReader {
  /// How much text a batch holds, if records are not longer.
  static let batchSize = 192 * 1024
  /// How much text libxml2 is given at once.
  static let feedSize = 64 * 1024

  /// What the input is called in messages.
  public let name: String
  /// XML.
  public var format: SourceFormat { .xml }

  private let limits: XMLLimits
  private let settings: XMLSettings
  private let feedSize: Int
  private let parser: XMLParser
  private let context = XMLRejectsContext()
  private var input: XMLInput
  /// Text behind the batches given so far, and the offset of its first byte.
  private var text = ByteBuffer()
  private var textOffset = 0
  /// How much text has been given to libxml2.
  private var fedCount = 0
  private var isAtEnd = false
  private var isOver = false
  private var inputFailure: Diagnostic?
  private var nextOrdinal = 1
  /// Records of the batch that stand elsewhere than the first one, and what they need to be put there.
  private var moved: [(number: Int, declarations: String)] = []

  /// Opens an input.
  public convenience init(
    _ source: any ByteSource, settings: XMLSettings, limits: XMLLimits = XMLLimits()
  ) throws(Diagnostic) {
    try self.init(source, settings: settings, limits: limits, feedSize: Self.feedSize)
  }

  init(
    _ source: any ByteSource, settings: XMLSettings, limits: XMLLimits, feedSize: Int
  ) throws(Diagnostic) {
    name = source.name
    self.settings = settings
    self.limits = limits
    self.feedSize = feedSize
    input = try XMLInput(source, settings)
    parser = XMLParser(
      records: settings.records, namespaces: settings.namespaces, limits: limits, file: source.name)
  }

  /// XML declares no fields: every record may have others.
  public var declaredFields: [String]? { nil }

  /// The encoding of rejects, which are UTF-8 whatever the document is.
  public var encoding: TextEncoding { .utf8 }

  /// How many bytes of the source have been read.
  public var byteCount: Int { input.byteCount }

  /// What is in a document without records.
  public var emptyContents: String {
    settings.records.text == XMLElementPath.childrenOfRoot.text
      ? "a root without elements, and so no"
      : "no element at \(settings.records.text), and so no"
  }

  /// Memory for batches with the cells of some fields.
  public func makeBatch(fields: [String]) -> RecordBatch {
    XMLBatch(
      XMLProjection(fields: fields, namespaces: settings.namespaces),
      maximumFieldSize: limits.maximumFieldSize)
  }

  /// A writer for rejected records: a document in which they are where they were.
  public func makeRejects() -> any RecordRejects { XMLRejects(context) }

  /// Fills a batch with the next records; false at the end and ever after.
  public func read(into batch: RecordBatch) throws(Diagnostic) -> Bool {
    guard let batch = batch as? XMLBatch else { preconditionFailure("a batch of another reader") }
    batch.clear()
    if isOver { return false }
    swap(&batch.bytes, &text)
    text.removeAll()
    while parser.failure == nil && !isAtEnd {
      if batch.count > 0 && fedCount - textOffset >= XMLRecordReader.batchSize { break }
      readOn(into: batch)
    }
    keepRest(of: batch)
    if batch.count > 0 { return true }
    isOver = true
    if var failure = parser.failure {
      // The parser counts the text behind a byte order mark.
      let offset = failure.place?.byte.flatMap { input.sourceOffset(ofText: $0) }
      failure.place?.byte = offset
      throw failure
    }
    guard var failure = inputFailure else { return false }
    // All text in front of it has been parsed.
    if failure.place?.line == nil { failure.place?.line = parser.place.line }
    throw failure
  }

  // MARK: Feeding libxml2

  /// Takes in more text, gives it to libxml2 and notes the records that it ends.
  private func readOn(into batch: XMLBatch) {
    let start = fedCount - textOffset
    // Always pieces of the same size, so that nothing depends on how the source cuts its bytes.
    var wanted = feedSize
    var isExhausted = fill(&batch.bytes, upTo: wanted)
    var end = endOfPiece(batch.bytes.slice, from: start)
    while end == start && !isExhausted {
      wanted += feedSize
      isExhausted = fill(&batch.bytes, upTo: wanted)
      end = endOfPiece(batch.bytes.slice, from: start)
    }
    let piece = batch.bytes.slice[start..<end]
    if fedCount == 0, !checkBeginning(piece, isWhole: isExhausted) {
      isAtEnd = true
      return
    }
    fedCount += piece.count
    parser.feed(piece)
    let rest = batch.bytes.slice[end...]
    // What cannot be fed is carriage returns.
    if isExhausted, endOfPiece(rest, from: 0) == 0 {
      isAtEnd = true
      fedCount += rest.count
      if inputFailure == nil { parser.finish(rest) }
    }
    takeRecords(into: batch)
    checkLengths()
    if batch.count == 0 { dropFront(of: batch) }
  }

  /// Where a piece ends that libxml2 can be given: not with a carriage return, which it would keep.
  private func endOfPiece(_ text: ByteSlice, from start: Int) -> Int {
    let isReturn = { (position: Int) in text[position] == UInt8(ascii: "\r") }
    var end = min(start + feedSize, text.count)
    while end > start, end < text.count, isReturn(end - 1) { end += 1 }
    while end > start, isReturn(end - 1) { end -= 1 }
    return end
  }

  /// Takes in text until more than some bytes wait for libxml2; whether there is no more.
  private func fill(_ text: inout ByteBuffer, upTo wanted: Int) -> Bool {
    while text.count - (fedCount - textOffset) <= wanted {
      do throws(Diagnostic) {
        if !(try input.read(into: &text)) { return true }
      } catch {
        // The text in front of it comes first.
        inputFailure = error
        return true
      }
    }
    return false
  }

  /// Whether the text begins as a document does.
  private func checkBeginning(_ text: ByteSlice, isWhole: Bool) -> Bool {
    let start = text.skippingWhitespace(from: 0)
    if start == text.count {
      // Nothing but white space so far.
      if isWhole, inputFailure == nil { parser.fail(.noRoot(Place(file: name))) }
      return !isWhole
    }
    if text[start] == UInt8(ascii: "<"), start + 1 == text.count || text[start + 1] != 0 {
      return true
    }
    let lines = text[..<start].count { $0 == UInt8(ascii: "\n") }
    parser.fail(.notXML(Place(file: name, line: 1 + lines)))
    return false
  }

  /// Notes where the records are that libxml2 has seen to the end.
  private func takeRecords(into batch: XMLBatch) {
    parser.takeRecords { record in
      if let declarations = parser.declarations(of: record) {
        moved.append((batch.count, declarations))
      }
      let raw = record.start - textOffset..<record.end - textOffset
      batch.places.append(RecordPlace(ordinal: nextOrdinal, line: record.line, raw: raw))
      nextOrdinal += 1
    }
  }

  /// Ends the document where a record or something outside of records is too long.
  private func checkLengths() {
    guard parser.failure == nil else { return }
    if let open = parser.openRecord {
      if fedCount - open.start > limits.maximumRecordSize { parser.failRecordTooLong() }
    } else if fedCount - parser.parsedCount > limits.maximumRecordSize {
      parser.fail(.markupTooLong(parser.place, limit: limits.maximumRecordSize))
    }
  }

  // MARK: Batches

  /// Forgets text in front of the first record of a batch.
  private func dropFront(of batch: XMLBatch) {
    let count = keptOffset - textOffset
    batch.bytes.removeFirst(count)
    textOffset += count
  }

  /// Keeps the text behind the records of a batch for the next one.
  private func keepRest(of batch: XMLBatch) {
    let end = keptOffset - textOffset
    text.append(batch.bytes.slice[end...])
    batch.bytes.truncate(to: end)
    // What follows the last record may be what libxml2 stopped at.
    let count = batch.count == 0 ? 0 : batch.places[batch.count - 1].raw.upperBound
    batch.unchecked = input.sourceOffset(ofText: textOffset).map { (name, $0, count) }
    textOffset += end
    if let surroundings = parser.surroundings {
      context.note(surroundings)
      batch.scope = surroundings.scope
    }
    for (number, declarations) in moved { batch.move(number, declaring: declarations) }
    moved.removeAll()
  }

  /// Where the text begins that belongs to records which have not ended.
  private var keptOffset: Int {
    // What comes behind a failure is of no more use.
    if parser.failure != nil { return fedCount }
    return parser.openRecord?.start ?? parser.parsedCount
  }
}
