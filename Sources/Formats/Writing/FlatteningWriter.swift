public import Records

/// Writes nested records as rows: takes each apart into the cells of columns named by path.
public final class FlatteningWriter: RecordWriter {
  private let columns: RecordColumns
  private let rows: any RecordWriter

  /// A writer of whole records.
  ///
  /// - Parameters:
  ///   - columns: The columns of all records, finished.
  ///   - rows: What writes records with fields of these names.
  public init(_ columns: RecordColumns, to rows: any RecordWriter) {
    self.columns = columns
    self.rows = rows
  }

  /// As in the format of the rows.
  public var separatorCount: Int { rows.separatorCount }

  /// Adds what stands before the first record.
  public func begin(to output: inout ByteBuffer) { rows.begin(to: &output) }

  /// Adds a record.
  ///
  /// Errors: those of the rows; `csv.ambiguousColumn`, `csv.newColumn`.
  public func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    memory.scratch.reset()
    memory.cells.removeAll()
    let count = columns.names.count
    for _ in 0..<count { memory.cells.append(.absent) }
    let visitor = RowFiller(columns: columns, memory: memory)
    try memory.walk.go(through: record[0].bytes, visitor, memory.scratch)
    let cells = CellList(memory.cells, from: 0, count: count)
    try rows.append(cells, memory, to: &output)
  }

  /// Adds what stands behind the last record.
  public func end(to output: inout ByteBuffer) { rows.end(to: &output) }
}

/// Puts the values of a record into the cells of their columns.
private struct RowFiller: RecordVisitor {
  typealias Failure = RecordProblem

  let columns: RecordColumns
  let memory: WritingMemory

  func child(
    of parent: Int32, _ name: ByteSlice, after previous: Int32
  ) throws(RecordProblem) -> Int32 {
    let found = columns.tree.child(of: parent, name, after: previous)
    guard found >= 0 else { throw .newColumn }
    return found
  }

  func take(
    _ node: Int32, _ kind: JSONCursor.Kind, _ cursor: inout JSONCursor
  ) throws(RecordProblem) {
    let cell = cell(&cursor, kind)
    // Null at a path where other records have something nested has no column, and needs none.
    if cell.kind == .null { return }
    let column = Int(columns.tree.nodes[Int(node)].column)
    guard column >= 0 else { throw .newColumn }
    guard memory.cells[column].kind == .absent else { throw .ambiguousColumn }
    memory.cells[column] = cell
  }

  private func cell(_ cursor: inout JSONCursor, _ kind: JSONCursor.Kind) -> Cell {
    switch kind {
    case .string: return .text(cursor.readText(memory.scratch))
    case .number: return .number(cursor.readPlain())
    case .boolean: return .boolean(cursor.readPlain() == "true")
    case .object, .array: return .nested(cursor.readValue())
    case .null:
      cursor.readValue()
      return .null
    }
  }
}

extension RecordProblem {
  /// Two values for one cell.
  fileprivate static let ambiguousColumn = RecordProblem(
    "csv.ambiguousColumn",
    "two of the record's values belong to one column: a name has a slash in it",
    advice: "write JSON or XML, or choose columns with a mapping")

  /// A value that was not there when the columns were looked for.
  fileprivate static let newColumn = RecordProblem(
    "csv.newColumn", "the record has a value that it had not when the columns were looked for",
    advice: "run again when nobody writes to the input any more")
}
