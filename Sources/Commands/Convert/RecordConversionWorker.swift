import Formats
import Mapping
import Records

/// One worker of a conversion to records: cuts, maps and writes down the records of a batch.
final class RecordConversionWorker: @unchecked Sendable {
  // Unchecked: one task holds it at a time.

  let batch: RecordBatch
  /// How far the source had been read when the batch was, in bytes.
  var position = 0
  /// The encoding of the source as far as it was known then.
  var encoding = TextEncoding.usASCII
  private let mapper: ColumnMapper?
  private let writer: any RecordWriter
  private let memory = WritingMemory()
  private let taken: TakenIndex?
  private let unique: UniqueIndex?
  private var missing: MissingFields

  /// A worker's memory.
  ///
  /// - Parameters:
  ///   - mapper: What makes columns of a record; nil where its fields are written as they are.
  ///   - unique: The values that no two records may have, where the worker itself is to compare them, as it
  ///     can when records are mapped in order.
  init(
    batch: RecordBatch, mapper: ColumnMapper?, writer: any RecordWriter, taken: TakenIndex?,
    unique: UniqueIndex?
  ) {
    self.batch = batch
    self.mapper = mapper
    self.writer = writer
    self.taken = taken
    self.unique = unique
    missing = MissingFields(count: mapper == nil ? 0 : batch.fieldCount)
  }

  /// Turns the records of the batch into those of the output.
  func convert(into output: ConvertedBatch) throws {
    output.clear()
    output.position = position
    output.encoding = encoding
    do throws(Diagnostic) {
      try batch.decode()
    } catch {
      // The records in front of it are told of before it is.
      output.failure = error
    }
    output.fields = missing.look(at: batch)
    let hasProblems = !batch.problems.isEmpty
    for number in 0..<batch.count {
      let place = batch.places[number]
      let first = output.ends.count
      let start = output.lines.count
      var entry = ConvertedBatch.Entry(place: place, lines: first..<first, outcome: .mapped)
      do {
        if hasProblems, let problem = batch.problems[number] { throw problem }
        if try convert(number, place, into: output) {
          output.ends.append(output.lines.count)
          entry.lines = first..<output.ends.count
          keepUniqueValues(of: &entry, in: output)
        } else {
          entry.outcome = .skipped
        }
      } catch let problem as RecordProblem {
        output.lines.truncate(to: start)
        entry.outcome = .rejected(output.problems.count)
        output.problems.append(problem)
        if let mapper, batch.problems[number] == nil { entry.key = output.keep(mapper.key) }
      }
      try taken?.end(isKept: entry.isMapped, place: place)
      output.entries.append(entry)
    }
    // The records' bytes go along, for those that are rejected; the batch gets other storage.
    swap(&batch.bytes, &output.input)
  }

  /// Writes a record; false when the mapping skips it.
  private func convert(
    _ number: Int, _ place: RecordPlace, into output: ConvertedBatch
  ) throws -> Bool {
    let fields = batch.fields(of: number)
    guard let mapper else {
      try writer.append(fields, memory, to: &output.lines)
      return true
    }
    guard let columns = try mapper.map(fields, ordinal: place.ordinal) else { return false }
    try writer.append(columns, memory, to: &output.lines)
    if let unique, let problem = try unique.problem(with: mapper.uniqueValues, place: place) {
      throw problem
    }
    return true
  }

  /// Leaves the unique values of a record to the stage that sees all records in order.
  private func keepUniqueValues(of entry: inout ConvertedBatch.Entry, in output: ConvertedBatch) {
    guard let mapper, unique == nil, !mapper.uniqueValues.isEmpty else { return }
    let first = output.uniqueValues.count
    for value in mapper.uniqueValues { output.uniqueValues.append(output.keep(value)) }
    entry.unique = first..<output.uniqueValues.count
    entry.key = output.keep(mapper.key)
  }
}
