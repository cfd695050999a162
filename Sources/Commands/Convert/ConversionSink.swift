import Formats
import Records
import Reporting

/// The end of a conversion: decides on records in input order, counts them, and tells and keeps those that are
/// rejected.
final class ConversionSink {
  private let inputName: String
  private let size: Int?
  private let firstPass: Int
  private let rejects: RejectsWriter
  private let unique: UniqueIndex?
  private let masksKeys: Bool
  private let messages: Messages
  /// What joins records to requests, in mappings with `collect`.
  var collector: RequestCollector?
  private(set) var account = RecordAccount()
  /// The fields that no record has had.
  private(set) var missing: MissingFields

  /// A sink for the records of a reader.
  ///
  /// - Parameters:
  ///   - fieldCount: How many fields a mapping uses.
  ///   - unique: The values that no two records may have, where the workers do not compare them.
  ///   - masksKeys: Whether messages must not show keys.
  init(
    _ reader: any RecordReader, size: Int?, firstPass: Int, fieldCount: Int, rejects: RejectsWriter,
    unique: UniqueIndex?, masksKeys: Bool, messages: Messages
  ) {
    inputName = reader.name
    self.size = size
    self.firstPass = firstPass
    self.rejects = rejects
    self.unique = unique
    self.masksKeys = masksKeys
    self.messages = messages
    missing = MissingFields(count: fieldCount)
  }

  /// Takes the next batch and gives the lines of records that are kept, as runs, to a closure.
  func take(_ output: ConvertedBatch, _ write: (Range<Int>) throws -> Void) throws {
    // Runs of records that are kept are written at once.
    var run = 0..<0
    for entry in output.entries {
      account.read += 1
      switch try outcome(of: entry, in: output) {
      case .mapped:
        account.mapped += 1
        if !entry.collected.isEmpty {
          // A request that ends here comes behind the lines of the records before this one.
          try write(run)
          run = 0..<0
          try collector?.add(output.collected, entry.collected, place: entry.place)
        }
        if entry.lines.isEmpty { continue }
        if entry.lines.lowerBound != run.upperBound {
          try write(run)
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
    try write(run)
    missing.take(output.fields)
    if let failure = output.failure { throw failure }
    messages.show(
      ProgressFigures(
        done: account.read, problems: account.rejected, position: firstPass + output.position,
        total: size.map { firstPass + $0 }))
  }

  /// The outcome, when earlier records are taken into account.
  private func outcome(
    of entry: ConvertedBatch.Entry, in output: ConvertedBatch
  ) throws -> ConvertedBatch.Outcome {
    guard entry.isMapped, let problem = try problem(with: entry, in: output) else {
      return entry.outcome
    }
    output.problems.append(problem)
    return .rejected(output.problems.count - 1)
  }

  /// What earlier records make wrong with one.
  private func problem(
    with entry: ConvertedBatch.Entry, in output: ConvertedBatch
  ) throws -> RecordProblem? {
    if !entry.collected.isEmpty,
      let problem = try collector?.problem(with: output.collected, entry.collected)
    {
      return problem
    }
    guard let unique else { return nil }
    let values = entry.unique.map { output.texts.slice[output.uniqueValues[$0]] }
    return try unique.problem(with: values, place: entry.place)
  }

  private func reject(
    _ entry: ConvertedBatch.Entry, _ problem: RecordProblem, in output: ConvertedBatch
  ) throws {
    let key = String(output.texts.slice[entry.key])
    var diagnostic = problem.diagnostic
    diagnostic.place = Place(
      file: inputName, record: entry.place.ordinal, line: entry.place.line,
      key: key.isEmpty ? nil : masksKeys ? "***" : key)
    messages.report(diagnostic)
    try rejects.append(
      output.input.slice[entry.place.raw], line: entry.place.line, reason: problem.text,
      in: output.encoding)
  }
}
