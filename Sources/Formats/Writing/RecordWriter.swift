public import Records

/// Writes records in one format.
///
/// Shape: `begin`, then records, then `end`, each appended to a buffer of the caller's. The bytes of a record
/// do not depend on other records, so that workers write them side by side, each with a memory of its own, and
/// an ordered stage puts them together.
/// A cell without a value, or with the demand to empty it, is written as no value: JSON null, an empty CSV
/// cell, `nil="true"`. Dates have been made text before, as only the mapping knows their form.
/// Source: DESIGN.md section 5.
public protocol RecordWriter: Sendable {
  /// How many bytes of a record separate it from the one before, and are left out of the first.
  var separatorCount: Int { get }
  /// Adds what stands before the first record.
  func begin(to output: inout ByteBuffer)
  /// Adds a record of cells in the order of the shape; after an error nothing has been added.
  ///
  /// - Parameter memory: The caller's own; the cells must not lie in it.
  func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem)
  /// Adds what stands behind the last record.
  func end(to output: inout ByteBuffer)
}

/// What the records that are written look like.
public enum RecordShape: Sendable, Equatable {
  /// Every record has the same fields, by these names.
  case fields([String])
  /// Every record is one cell, which holds it whole as a compact JSON object.
  case object
}

/// What one worker needs to write records: memory that each record uses again.
public final class WritingMemory {
  /// Texts that had to be made anew for the current record.
  let scratch = Scratch()
  /// A record or value on its way to another form.
  var text = ByteBuffer()
  /// A list, or a record that was put together from columns, as JSON.
  var object = ByteBuffer()
  /// The cells of a record that was taken apart.
  var cells = GrowingTable<Cell>()
  /// The way through a nested record.
  var walk = RecordWalk()
  /// The elements of an XML document that are open.
  var elements = GrowingTable<XMLValueWriter.Open>()

  /// Memory for no record yet.
  public init() {}
}

extension Cell {
  /// Whether a writer writes it as no value.
  var isWrittenAsNoValue: Bool { hasNoValue || kind == .cleared }
}
