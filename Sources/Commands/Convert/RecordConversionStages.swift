import Formats
import Mapping
import Records

/// The stages of a conversion to records: read batches, map and write their records, put them together in order.
final class RecordConversionStages: PipelineStages, @unchecked Sendable {
  // Unchecked: the pipeline calls `read` for one worker at a time and `write` for one output at a time;
  // what they touch is theirs alone. The rest does not change.

  private let reader: any RecordReader
  private let fields: [String]
  private let mapping: (Mapping, RunConditions)?
  private let writer: any RecordWriter
  private let output: RecordOutput
  private let run: ConversionRun

  /// The stages from a reader to an output.
  ///
  /// - Parameters:
  ///   - fields: The fields to read.
  ///   - mapping: What makes columns of them, and under which conditions; nil to write them as they are.
  init(
    _ reader: any RecordReader, fields: [String], mapping: (Mapping, RunConditions)?,
    writer: any RecordWriter, output: RecordOutput, run: ConversionRun
  ) {
    self.reader = reader
    self.fields = fields
    self.mapping = mapping
    self.writer = writer
    self.output = output
    self.run = run
  }

  func makeWorker() -> RecordConversionWorker {
    RecordConversionWorker(
      batch: reader.makeBatch(fields: fields),
      mapper: mapping.map { mapping, conditions in
        ColumnMapper(mapping, conditions: conditions, takenValues: run.taken)
      }, writer: writer, taken: run.taken, unique: run.workerUnique)
  }

  func makeOutput() -> ConvertedBatch { ConvertedBatch() }

  func read(into worker: RecordConversionWorker) throws -> Bool {
    // Asked here, where nobody else reads: what is written later goes by what was known now.
    defer {
      worker.position = reader.byteCount
      worker.encoding = reader.encoding
    }
    return try reader.read(into: worker.batch)
  }

  func work(_ worker: RecordConversionWorker, into output: ConvertedBatch) throws {
    try worker.convert(into: output)
  }

  func write(_ batch: ConvertedBatch) throws {
    try run.sink.take(batch) { try output.append(batch, $0) }
  }
}
