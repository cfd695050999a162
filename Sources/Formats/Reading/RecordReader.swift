public import Records

/// Reads the records of one input in batches, whatever its format.
///
/// Shape: a batch holds the cells of the fields that were asked for, by name: a CSV header, or a path in
/// JSON and XML. `read` runs in input order and does the least that finds whole records; the batch's `decode`
/// does the rest, and workers do that side by side.
/// Units: records and lines count from 1.
/// Errors: a `Diagnostic` is thrown for what makes the rest of the input unreadable; what is wrong with one
/// record is a problem of its batch. Before an error is thrown, the whole records in front of it are given.
/// Memory: one batch of a few hundred KiB, or one record where that is longer.
public protocol RecordReader: AnyObject {
  /// The format of the input, which its rejects have too.
  var format: SourceFormat { get }
  /// What the input is called in messages.
  var name: String { get }
  /// The names of all fields where the input declares them, as a CSV header does; nil where every record
  /// may have others.
  var declaredFields: [String]? { get }
  /// The encoding, as far as the bytes read so far show it.
  var encoding: TextEncoding { get }
  /// How many bytes of the source have been read.
  var byteCount: Int { get }
  /// What is in an input without records, for messages: "a header and no".
  var emptyContents: String { get }

  /// Memory for batches with the cells of some fields, in this order; a field that a record lacks is absent.
  func makeBatch(fields: [String]) -> RecordBatch
  /// Fills a batch with the next records; false at the end and ever after.
  func read(into batch: RecordBatch) throws(Diagnostic) -> Bool
  /// A writer for records that are rejected, in the form of this input.
  func makeRejects() -> any RecordRejects
}

/// The field that stands for a whole JSON or XML record, as a JSON object.
public let wholeRecordField = ""

/// Writes rejected records in the form of their input, so that people correct them and convert them again
/// as they are.
///
/// Source: DESIGN.md section 7.
public protocol RecordRejects: Sendable {
  /// Whether the reasons need a file of their own, since records have no room for them.
  var separatesReasons: Bool { get }
  /// Adds what stands before the first record.
  mutating func begin(to output: inout ByteBuffer)
  /// Adds a record with its line and the reason.
  ///
  /// - Parameters:
  ///   - record: The bytes of the batch at the record's `raw` place.
  ///   - encoding: The encoding as it is known when the record has been read.
  mutating func append(
    _ record: ByteSlice, line: Int, reason: String, in encoding: TextEncoding,
    to output: inout ByteBuffer)
  /// Adds what stands behind the last record.
  mutating func end(to output: inout ByteBuffer)
}
