import Bundles
import Formats
import Mapping
import Records

/// The stages of a conversion to a bundle: read batches, map their records, write lines in order.
final class ConversionStages: PipelineStages, @unchecked Sendable {
  // Unchecked: the pipeline calls `read` for one worker at a time and `write` for one output at a time;
  // what they touch is theirs alone. The rest does not change.

  private let mapping: Mapping
  private let conditions: RunConditions
  private let reader: any RecordReader
  private let line: RequestLine
  private let writer: BundleWriter
  private let sink: ConversionSink
  private let unique: UniqueIndex?
  private let taken: TakenIndex?

  /// The stages of a conversion.
  ///
  /// - Parameter unique: The values that no two records may have, where the workers are to compare them.
  init(
    _ conversion: Conversion, writer: BundleWriter, sink: ConversionSink, unique: UniqueIndex?,
    taken: TakenIndex?
  ) {
    mapping = conversion.mapping
    conditions = conversion.conditions
    reader = conversion.reader
    line = RequestLine(
      conversion.mapping.shapes, conversion.mapping.names, filesFolder: conversion.filesFolder)
    self.writer = writer
    self.sink = sink
    self.unique = unique
    self.taken = taken
  }

  func makeWorker() -> ConversionWorker {
    ConversionWorker(
      mapping, batch: reader.makeBatch(fields: mapping.fields.map(\.name)), conditions: conditions,
      line: line, taken: taken, unique: unique)
  }

  func makeOutput() -> ConvertedBatch { ConvertedBatch() }

  func read(into worker: ConversionWorker) throws -> Bool {
    // Asked here, where nobody else reads: what is written later goes by what was known now.
    defer {
      worker.position = reader.byteCount
      worker.encoding = reader.encoding
    }
    return try reader.read(into: worker.batch)
  }

  func work(_ worker: ConversionWorker, into output: ConvertedBatch) throws {
    try worker.convert(into: output)
  }

  func write(_ output: ConvertedBatch) throws {
    try sink.take(output) { try writer.append(output, $0) }
  }
}
