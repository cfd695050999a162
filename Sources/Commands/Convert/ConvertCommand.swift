import Bundles
import Formats
import JSON
import Mapping
import Records
import Reporting
import Targets
import Text

/// `muster convert`: turns an HR export into a bundle of checked requests.
enum ConvertCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let inputPath = options.arguments[0]
    guard let mappingPath = options[Flags.mapping] else {
      throw CommandError(
        Diagnostic(
          "usage.noMapping", "converting without a mapping is not part of this version",
          advice: "name a mapping with -m MAPPING"), exitCode: .wrongUsage)
    }
    let environment = invocation.environment
    let start = environment.uptime()
    let files = ConversionFiles(options, mapping: mappingPath)
    try files.checkDistinct()
    let conversion = try Conversion(files, invocation)
    try files.checkDistinct(as: conversion.reader.format)
    let output = try ResultOutput(
      at: files.output, flag: Flags.output.definition.spellings[0], environment)
    let summary = try files.summary.map { path throws(CommandError) in
      try ResultOutput(at: path, flag: Flags.summary.definition.long, environment)
    }
    let writer = BundleWriter(
      try header(of: conversion, mappingPath: mappingPath, inputPath: inputPath), to: output)
    let rejects = RejectsWriter(
      at: files.rejects(as: conversion.reader.format), conversion.reader, environment)
    let stages = ConversionStages(
      conversion, writer: writer, rejects: rejects,
      unique: conversion.mapping.uniqueFormulas.isEmpty
        ? nil
        : UniqueIndex(
          keyIndex(environment), formulas: conversion.mapping.uniqueFormulas),
      taken: conversion.mapping.mapsInOrder ? TakenIndex(keyIndex(environment)) : nil,
      messages: invocation.messages)
    try await run(stages, conversion, invocation)
    // The bundle comes last: it is there only when everything that belongs to it is.
    try rejects.finish()
    let requestCount = try writer.finish(
      records: stages.account.read, rejected: stages.account.rejected,
      sourceDigest: conversion.source.checksum)
    try rejects.removeEarlier()
    for warning in stages.missing.warnings(for: conversion.mapping, conversion.reader) {
      invocation.messages.report(warning)
    }
    let accounting = tell(stages.account, requests: requestCount, conversion, invocation)
    if let places = rejects.places { invocation.messages.tell("rejects: \(places)") }
    let exitCode = stages.account.rejected > 0 ? ExitCode.someRejected : .done
    let figures = RunSummary(
      tool: Version.tool, command: "convert", exitCode: Int(exitCode.rawValue),
      accounting: accounting, problems: invocation.messages.found,
      elapsed: environment.uptime() - start, bytesRead: conversion.reader.byteCount)
    try summary?.write(figures.json)
    try summary?.finish()
    return exitCode
  }

  /// Runs the stages to the end of the input.
  private static func run(
    _ stages: ConversionStages, _ conversion: Conversion, _ invocation: Invocation
  ) async throws(CommandError) {
    do {
      try await OrderedPipeline(
        workerCount: invocation.options[Flags.jobs] ?? invocation.environment.processors,
        worksInOrder: conversion.mapping.mapsInOrder
      ).run(stages)
    } catch let error as CommandError {
      throw error
    } catch let error as Diagnostic {
      // What was read before the input broke is told of; nothing is written.
      if stages.account.read > 0 {
        invocation.messages.report(Accounting(records: stages.account))
      }
      throw CommandError(error, exitCode: .unreadableInput)
    } catch {
      preconditionFailure("an error of no known kind: \(error)")
    }
  }

  /// Tells the sums.
  private static func tell(
    _ account: RecordAccount, requests: Int, _ conversion: Conversion, _ invocation: Invocation
  ) -> Accounting {
    var requestAccount = RequestAccount()
    requestAccount.made = requests
    requestAccount.left = requests
    let accounting = Accounting(records: account, requests: requestAccount)
    if account.read == 0 {
      invocation.messages.report(
        Diagnostic(
          "input.noRecords", "the input has \(conversion.reader.emptyContents) records",
          advice: "check that the export has finished", place: Place(file: conversion.reader.name),
          severity: .warning))
    }
    invocation.messages.report(accounting)
    return accounting
  }

  private static func header(
    of conversion: Conversion, mappingPath: String, inputPath: String
  ) throws(CommandError) -> BundleHeader {
    let scratch = Scratch()
    do throws(RecordProblem) {
      try DateWriter.appendDateTime(conversion.conditions.now, to: scratch)
    } catch {
      throw CommandError(error.diagnostic, exitCode: .wrongUsage)
    }
    return BundleHeader(
      target: conversion.mapping.target.identifier,
      mappingName: FilePath.split(mappingPath).name, mappingDigest: conversion.mapping.digest,
      sourceName: inputPath == "-" ? "-" : FilePath.split(inputPath).name,
      now: String(scratch.finish()), seed: conversion.conditions.seed, tool: Version.tool)
  }

  private static func keyIndex(_ environment: Environment) -> KeyIndex {
    KeyIndex(
      folder: SpillFolder.path(chosen: environment.variable(SpillFolder.variable)),
      temporaryFiles: environment.temporaryFiles)
  }
}
