import Formats
import Mapping
import Records
import Reporting

/// What every conversion has, whatever it writes: rejects, unique values, sums and the summary.
final class ConversionRun {
  /// Where records that are kept are handed on.
  let sink: ConversionSink
  /// The values that workers compare themselves, which they can where records are mapped in order.
  let workerUnique: UniqueIndex?
  /// The values that `SelectUniqueValue` has given out, in mappings that use it.
  let taken: TakenIndex?

  private let invocation: Invocation
  private let start: Duration
  private let reader: any RecordReader
  private let mapping: Mapping?
  private let rejects: RejectsWriter
  private let summary: ResultOutput?

  /// Prepares the run for the records of a reader; results are created now, so that nothing is read in vain.
  ///
  /// - Parameter firstPass: How many bytes of the input have been read before, for progress.
  init(
    _ reader: any RecordReader, size: Int?, firstPass: Int = 0, _ mapping: Mapping?,
    _ files: ConversionFiles, _ invocation: Invocation
  ) throws(CommandError) {
    try files.checkDistinct(as: reader.format)
    self.invocation = invocation
    self.reader = reader
    self.mapping = mapping
    let environment = invocation.environment
    start = environment.uptime()
    summary = try files.summary.map { path throws(CommandError) in
      try ResultOutput(at: path, flag: Flags.summary.definition.long, environment)
    }
    rejects = RejectsWriter(at: files.rejects(as: reader.format), reader, environment)
    let formulas = mapping?.uniqueFormulas ?? []
    let unique =
      formulas.isEmpty ? nil : UniqueIndex(Self.keyIndex(environment), formulas: formulas)
    let mapsInOrder = mapping?.mapsInOrder ?? false
    taken = mapsInOrder ? TakenIndex(Self.keyIndex(environment)) : nil
    workerUnique = mapsInOrder ? unique : nil
    sink = ConversionSink(
      reader, size: size, firstPass: firstPass, fieldCount: mapping?.fields.count ?? 0,
      rejects: rejects,
      unique: mapsInOrder ? nil : unique,
      masksKeys: mapping?.hasConfidentialKey ?? false, messages: invocation.messages)
  }

  /// Runs stages to the end of the input.
  func run(_ stages: some PipelineStages) async throws(CommandError) {
    do throws(CommandError) {
      try await Self.run(stages, worksInOrder: taken != nil, invocation)
    } catch {
      // What was read before the input broke is told of; nothing is written.
      if error.exitCode == .unreadableInput && sink.account.read > 0 {
        invocation.messages.report(Accounting(records: sink.account))
      }
      throw error
    }
  }

  /// Runs stages to the end of an input.
  static func run(
    _ stages: some PipelineStages, worksInOrder: Bool, _ invocation: Invocation
  ) async throws(CommandError) {
    do {
      try await OrderedPipeline(
        workerCount: invocation.options[Flags.jobs] ?? invocation.environment.processors,
        worksInOrder: worksInOrder
      ).run(stages)
    } catch let error as CommandError {
      throw error
    } catch let error as Diagnostic {
      throw CommandError(error, exitCode: .unreadableInput)
    } catch {
      preconditionFailure("an error of no known kind: \(error)")
    }
  }

  /// Completes rejects and result, and tells the sums.
  ///
  /// - Parameter finishResult: Completes the result; how many requests it holds, if it holds some. It comes last
  ///   of the files: it is there only when everything that belongs to it is.
  func finish(
    _ finishResult: (RecordAccount) throws(CommandError) -> Int?
  ) throws(CommandError) -> ExitCode {
    let account = sink.account
    try rejects.finish()
    let requestCount = try finishResult(account)
    try rejects.removeEarlier()
    if let mapping {
      for warning in sink.missing.warnings(for: mapping, reader) {
        invocation.messages.report(warning)
      }
    }
    let accounting = tell(account, requests: requestCount)
    if let places = rejects.places { invocation.messages.tell("rejects: \(places)") }
    let exitCode = account.rejected > 0 ? ExitCode.someRejected : .done
    let figures = RunSummary(
      tool: Version.tool, command: "convert", exitCode: Int(exitCode.rawValue),
      accounting: accounting, problems: invocation.messages.found,
      elapsed: invocation.environment.uptime() - start, bytesRead: reader.byteCount)
    try summary?.write(figures.json)
    try summary?.finish()
    return exitCode
  }

  private func tell(_ account: RecordAccount, requests: Int?) -> Accounting {
    let requestAccount = requests.map { count in
      var requests = RequestAccount()
      requests.made = count
      requests.left = count
      return requests
    }
    let accounting = Accounting(records: account, requests: requestAccount)
    if account.read == 0 {
      invocation.messages.report(
        Diagnostic(
          "input.noRecords", "the input has \(reader.emptyContents) records",
          advice: "check that the export has finished", place: Place(file: reader.name),
          severity: .warning))
    }
    invocation.messages.report(accounting)
    return accounting
  }

  /// An index of keys that spills where this run may.
  static func keyIndex(
    _ environment: Environment, memoryLimit: Int = KeyIndex.standardMemoryLimit
  ) -> KeyIndex {
    KeyIndex(
      memoryLimit: memoryLimit,
      folder: SpillFolder.path(chosen: environment.variable(SpillFolder.variable)),
      temporaryFiles: environment.temporaryFiles)
  }
}
