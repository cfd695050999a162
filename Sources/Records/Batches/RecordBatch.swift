/// Some records in a row, with the fields that the mapping uses: the unit that moves from reader to worker.
///
/// Shape: `count` records of `fieldCount` cells each, and a place for every record.
/// A reader fills a batch in two steps: first, in input order, the bytes of whole records and their
/// places; then `decode`, which works on this batch alone, so that workers do it side by side.
/// Memory: a batch is used again for later records; its cells point into its own bytes.
open class RecordBatch: @unchecked Sendable {
  // Unchecked: a batch is handed over whole; one task at a time holds it.

  /// UTF-8 bytes of the records.
  public var bytes = ByteBuffer()
  /// Bytes that decoding had to make anew: unescaped text.
  public let scratch: Scratch
  /// Where each record is, in input order.
  public var places = GrowingTable<RecordPlace>()
  /// What is wrong with records of this batch, by their index in it.
  public var problems: [Int: RecordProblem] = [:]
  /// The cells of each record, record by record.
  public var cells = GrowingTable<Cell>()
  /// How many cells a record has: the fields of the projection.
  public let fieldCount: Int

  /// An empty batch for records of some fields.
  public init(fieldCount: Int, scratch: Scratch = Scratch()) {
    self.fieldCount = fieldCount
    self.scratch = scratch
  }

  /// How many records there are.
  public final var count: Int { places.count }

  /// The cells of a record, numbered from 0 in the batch.
  public final func fields(of index: Int) -> CellList {
    CellList(cells, from: index * fieldCount, count: fieldCount)
  }

  /// The line of the last record that begins at or in front of a byte of the batch.
  public final func line(at offset: Int) -> Int? {
    for number in (0..<places.count).reversed() where places[number].raw.lowerBound <= offset {
      return places[number].line
    }
    return nil
  }

  /// Forgets the records and keeps the storage.
  open func clear() {
    bytes.removeAll()
    scratch.reset()
    places.removeAll()
    problems.removeAll()
    cells.removeAll()
  }

  /// Makes the cells from the bytes; a subclass for each format says how.
  ///
  /// - Throws: What makes the rest of the input unreadable, such as bytes that are not UTF-8. The records in
  ///   front of it are left in the batch, decoded; the others are gone.
  open func decode() throws(Diagnostic) {}
}

/// Where a record is.
public struct RecordPlace: Sendable, BitwiseCopyable {
  /// Which record of the input it is, from 1, skipped and rejected ones included.
  public var ordinal: Int
  /// The line on which it begins, from 1, header included.
  public var line: Int
  /// Where its bytes are in the batch.
  public var raw: Range<Int> { rawStart..<rawEnd }
  private var rawStart: Int
  private var rawEnd: Int

  /// The place of a record.
  public init(ordinal: Int, line: Int, raw: Range<Int>) {
    self.ordinal = ordinal
    self.line = line
    rawStart = raw.lowerBound
    rawEnd = raw.upperBound
  }
}
