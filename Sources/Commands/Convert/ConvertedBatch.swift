import Formats
import Records

/// What became of the records of a batch: lines for the bundle, and what is wrong with the others.
final class ConvertedBatch: @unchecked Sendable {
  // Unchecked: handed over whole; one task at a time holds it.

  /// One record.
  struct Entry {
    var place: RecordPlace
    /// Its lines, by their number in `ends`.
    var lines: Range<Int>
    var outcome: Outcome
    /// What it adds to requests of many records, in `collected`.
    var collected: Range<Int> = 0..<0
    /// Where its unique values are in `uniqueValues`.
    var unique: Range<Int> = 0..<0
    /// Its key, as a range of `texts`; empty where messages have no use for it.
    var key: Range<Int> = 0..<0
  }

  /// What became of a record.
  enum Outcome {
    case mapped
    case skipped
    /// Why, by its number in `problems`.
    case rejected(Int)
  }

  /// How far the source had been read, in bytes.
  var position = 0
  /// The encoding of the source as far as it was known.
  var encoding = TextEncoding.usASCII
  /// What ends the input behind these records, if something does.
  var failure: Diagnostic?
  /// The fields that its records have, as far as no batch of its worker had them before.
  var fields = MissingFields.Finding()
  /// The records, in input order.
  var entries: [Entry] = []
  /// Why records are rejected.
  var problems: [RecordProblem] = []
  /// The lines of their requests, from behind their numbers on.
  var lines = ByteBuffer()
  /// Where each of the lines ends.
  var ends = GrowingTable<Int>()
  /// What records add to requests that many of them make.
  var collected = CollectedItems()
  /// The values that no other record may have, as ranges of `texts`; empty for no value.
  var uniqueValues: [Range<Int>] = []
  /// Bytes of unique values and of keys.
  var texts = ByteBuffer()
  /// The input's bytes, for the records that are rejected; the ranges are those of their places.
  var input = ByteBuffer()

  /// Forgets the records and keeps the storage.
  func clear() {
    failure = nil
    entries.removeAll(keepingCapacity: true)
    problems.removeAll()
    lines.removeAll()
    ends.removeAll()
    collected.truncate(to: 0)
    uniqueValues.removeAll(keepingCapacity: true)
    texts.removeAll()
  }

  /// Keeps bytes and answers where they are.
  func keep(_ bytes: ByteSlice) -> Range<Int> {
    let start = texts.count
    texts.append(bytes)
    return start..<texts.count
  }
}
