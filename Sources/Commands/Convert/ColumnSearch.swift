import Formats
import Records
import Reporting

/// The first pass over nested records that become rows: finds their columns, in the order of the input.
///
/// Records that cannot be read are passed over; the second pass rejects them.
final class ColumnSearch: PipelineStages, @unchecked Sendable {
  // Unchecked: the pipeline calls `read` for one worker at a time and `write` for one output at a time;
  // what they touch is theirs alone. The rest does not change.

  /// The columns of a batch.
  final class Found: @unchecked Sendable {
    // Unchecked: handed over whole; one task at a time holds it.
    let columns: RecordColumns
    /// How far the source had been read, in bytes.
    var position = 0

    init(limit: Int) { columns = RecordColumns(limit: limit) }
  }

  /// A worker's memory.
  final class Worker: @unchecked Sendable {
    // Unchecked: one task holds it at a time.
    let batch: RecordBatch
    /// How far the source had been read when the batch was, in bytes.
    var position = 0

    init(_ batch: RecordBatch) { self.batch = batch }
  }

  /// The columns of all records.
  let columns: RecordColumns
  /// What kept the input from being read to its end; the second pass meets it too.
  private(set) var failure: Diagnostic?

  private let reader: any RecordReader
  private let limit: Int
  private let messages: Messages
  private let size: Int?

  /// A search through the records of a reader.
  init(_ reader: any RecordReader, limit: Int, size: Int?, _ messages: Messages) {
    self.reader = reader
    self.limit = limit
    self.size = size
    self.messages = messages
    columns = RecordColumns(limit: limit)
  }

  func makeWorker() -> Worker { Worker(reader.makeBatch(fields: [wholeRecordField])) }

  func makeOutput() -> Found { Found(limit: limit) }

  func read(into worker: Worker) throws -> Bool {
    defer { worker.position = reader.byteCount }
    do throws(Diagnostic) {
      return try reader.read(into: worker.batch)
    } catch {
      failure = error
      return false
    }
  }

  func work(_ worker: Worker, into found: Found) throws {
    found.columns.removeAll()
    found.position = worker.position
    let batch = worker.batch
    // What ends the input in this batch ends the second pass at the same place.
    try? batch.decode()
    for number in 0..<batch.count where batch.problems[number] == nil {
      do throws(Diagnostic) {
        try found.columns.add(batch.fields(of: number)[0].bytes)
      } catch {
        throw placed(error, batch.places[number])
      }
    }
  }

  func write(_ found: Found) throws {
    try columns.merge(found.columns)
    messages.show(
      ProgressFigures(done: 0, problems: 0, position: found.position, total: size.map { $0 * 2 }))
  }

  private func placed(_ problem: Diagnostic, _ place: RecordPlace) -> Diagnostic {
    var problem = problem
    problem.place = Place(file: reader.name, record: place.ordinal, line: place.line)
    return problem
  }
}
