public import Records
import Text

/// Turns records into records of other columns, one after the other: what each worker has of a mapping of columns.
///
/// Cells it gives are valid until the next record begins. Dates in them are text of the form
/// `2020-03-16T08:30:00+01:00`, in the time zone of the source.
public final class ColumnMapper {
  private let mapping: Mapping
  private let premises: RecordPremises
  private let evaluation: Evaluation
  private var cells = GrowingTable<Cell>()

  /// The identity of the current record; its ordinal in mappings without a key.
  public private(set) var key = ByteSlice.empty
  /// The values of the current record that no other record may have, one for each formula of `unique`;
  /// empty for no value.
  public private(set) var uniqueValues: [ByteSlice] = []

  /// A worker's part of a mapping of columns.
  ///
  /// - Parameter takenValues: What `SelectUniqueValue` has given to earlier records; nil gives every
  ///   record its first candidate.
  public init(_ mapping: Mapping, conditions: RunConditions, takenValues: (any TakenValues)? = nil)
  {
    self.mapping = mapping
    premises = RecordPremises(mapping)
    var conditions = conditions
    conditions.files = conditions.files ?? mapping.files
    evaluation = Evaluation(mapping.program, conditions: conditions)
    evaluation.takenValues = takenValues
  }

  /// The cells of the columns that a record becomes, in their order; nil when the mapping skips it.
  public func map(_ fields: CellList, ordinal: Int) throws(RecordProblem) -> CellList? {
    evaluation.begin(fields, ordinal: ordinal)
    key = .empty
    if try premises.isSkipped(evaluation) { return nil }
    key = try premises.key(evaluation)
    try premises.addUniqueValues(evaluation, to: &uniqueValues)
    cells.removeAll()
    for column in mapping.columns {
      do throws(RecordProblem) {
        cells.append(try writable(evaluation.evaluate(column.node)))
      } catch {
        throw column.explain(error)
      }
    }
    return CellList(cells, from: 0, count: cells.count)
  }

  /// A value with its dates as text.
  private func writable(_ cell: Cell) throws(RecordProblem) -> Cell {
    switch cell.kind {
    case .date:
      try DateWriter.appendDateTime(
        cell.ticks, zone: evaluation.conditions.timeZone, to: evaluation.scratch)
      return .text(evaluation.scratch.finish())
    case .list:
      guard (0..<cell.elementCount).contains(where: { cell.element($0).kind == .date }) else {
        return cell
      }
      let mark = evaluation.scratch.beginList()
      for position in 0..<cell.elementCount {
        evaluation.scratch.push(try writable(cell.element(position)))
      }
      return evaluation.scratch.finishList(from: mark)
    default: return cell
    }
  }
}
