import Bundles
import Formats
import Mapping
import Records
import Reporting

/// The stages of a conversion to a bundle: read batches, map their records, write lines in order.
final class ConversionStages: PipelineStages, @unchecked Sendable {
  // Unchecked: the pipeline calls `read` for one worker at a time and `write` for one output at a time;
  // what they touch is theirs alone. The rest does not change.

  private let mapping: Mapping
  private let conditions: RunConditions
  private let reader: any RecordReader
  private let line: RequestLine
  private let writer: BundleWriter
  private let rejects: RejectsWriter
  private let unique: UniqueIndex?
  private let taken: TakenIndex?
  private let messages: Messages
  private let size: Int?
  private(set) var account = RecordAccount()
  /// The fields that no record has had.
  private(set) var missing: MissingFields

  init(
    _ conversion: Conversion, writer: BundleWriter, rejects: RejectsWriter, unique: UniqueIndex?,
    taken: TakenIndex?, messages: Messages
  ) {
    mapping = conversion.mapping
    conditions = conversion.conditions
    reader = conversion.reader
    size = conversion.size
    line = RequestLine(
      conversion.mapping.shapes, conversion.mapping.names, filesFolder: conversion.filesFolder)
    self.writer = writer
    self.rejects = rejects
    self.unique = unique
    self.taken = taken
    self.messages = messages
    missing = MissingFields(count: conversion.mapping.fields.count)
  }

  func makeWorker() -> ConversionWorker {
    ConversionWorker(
      mapping, batch: reader.makeBatch(fields: mapping.fields.map(\.name)), conditions: conditions,
      line: line,
      taken: taken, unique: taken == nil ? nil : unique)
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
    // Runs of records that are kept are written at once.
    var run = 0..<0
    for entry in output.entries {
      account.read += 1
      switch try outcome(of: entry, in: output) {
      case .mapped:
        account.mapped += 1
        if entry.lines.isEmpty { continue }
        if entry.lines.lowerBound != run.upperBound {
          try writer.append(output, run)
          run = entry.lines
        } else {
          run = run.lowerBound..<entry.lines.upperBound
        }
      case .skipped: account.skipped += 1
      case .rejected(let number):
        account.rejected += 1
        try reject(entry, output.problems[number], in: output)
      }
    }
    try writer.append(output, run)
    missing.take(output.fields)
    if let failure = output.failure { throw failure }
    messages.show(
      ProgressFigures(
        done: account.read, problems: account.rejected, position: output.position, total: size))
  }

  /// The outcome, when earlier records are taken into account.
  private func outcome(
    of entry: ConvertedBatch.Entry, in output: ConvertedBatch
  ) throws -> ConvertedBatch.Outcome {
    // Where records are mapped in order, the worker has compared them.
    guard let unique, taken == nil, entry.isMapped else { return entry.outcome }
    let values = entry.unique.map { output.texts.slice[output.uniqueValues[$0]] }
    guard let problem = try unique.problem(with: values, place: entry.place) else { return .mapped }
    output.problems.append(problem)
    return .rejected(output.problems.count - 1)
  }

  private func reject(
    _ entry: ConvertedBatch.Entry, _ problem: RecordProblem, in output: ConvertedBatch
  ) throws {
    let key = String(output.texts.slice[entry.key])
    var diagnostic = problem.diagnostic
    diagnostic.place = Place(
      file: reader.name, record: entry.place.ordinal, line: entry.place.line,
      key: key.isEmpty ? nil : mapping.hasConfidentialKey ? "***" : key)
    messages.report(diagnostic)
    try rejects.append(
      output.input.slice[entry.place.raw], line: entry.place.line, reason: problem.text,
      in: output.encoding)
  }
}
