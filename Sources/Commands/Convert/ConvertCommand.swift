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
    let start = invocation.environment.uptime()
    let conversion = try Conversion(
      mappingPath: mappingPath, inputPath: inputPath, invocation)
    let outputPath = options[Flags.output] ?? "-"
    let writer = BundleWriter(
      try header(of: conversion, mappingPath: mappingPath, inputPath: inputPath),
      to: try ResultOutput(at: outputPath, invocation.environment))
    let rejects = RejectsWriter(
      at: options[Flags.rejects] ?? rejectsPath(input: inputPath, output: outputPath),
      conversion.reader, invocation.environment)
    let stages = ConversionStages(
      conversion, writer: writer, rejects: rejects,
      unique: conversion.mapping.uniqueFormulas.isEmpty
        ? nil : UniqueIndex(try keyIndex(invocation.environment)),
      taken: conversion.mapping.mapsInOrder
        ? TakenIndex(try keyIndex(invocation.environment)) : nil,
      messages: invocation.messages)
    do {
      try await OrderedPipeline(
        workerCount: options[Flags.jobs] ?? invocation.environment.processors,
        worksInOrder: conversion.mapping.mapsInOrder
      ).run(stages)
    } catch let error as CommandError {
      throw error
    } catch let error as Diagnostic {
      throw CommandError(error, exitCode: .unreadableInput)
    } catch {
      preconditionFailure("an error of no known kind: \(error)")
    }
    try writer.finish(
      records: stages.account.read, rejected: stages.account.rejected,
      sourceDigest: conversion.source.checksum)
    try rejects.finish()
    return try end(stages.account, requests: writer.requestCount, conversion, since: start, invocation)
  }

  /// Tells the sums and writes the summary.
  private static func end(
    _ account: RecordAccount, requests: Int, _ conversion: Conversion, since start: Duration,
    _ invocation: Invocation
  ) throws(CommandError) -> ExitCode {
    var requestAccount = RequestAccount()
    requestAccount.made = requests
    requestAccount.left = requests
    let accounting = Accounting(records: account, requests: requestAccount)
    if account.read == 0 {
      invocation.messages.report(
        Diagnostic(
          "input.noRecords", "the input has a header and no records",
          advice: "check that the export has finished", place: Place(file: conversion.reader.name),
          severity: .warning))
    }
    invocation.messages.report(accounting)
    let exitCode = account.rejected > 0 ? ExitCode.someRejected : .done
    if let path = invocation.options[Flags.summary] {
      let summary = RunSummary(
        tool: Version.tool, command: "convert", exitCode: Int(exitCode.rawValue),
        accounting: accounting, problems: invocation.messages.found,
        elapsed: invocation.environment.uptime() - start, bytesRead: conversion.reader.byteCount)
      let output = try ResultOutput(at: path, invocation.environment)
      var buffer = ByteBuffer()
      buffer.append(summary.json)
      try output.write(buffer.slice)
      try output.finish()
    }
    return exitCode
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

  /// Where rejects go unless a flag says so: beside the output, or beside the input when the output is a
  /// stream; from stream to stream nowhere.
  static func rejectsPath(input: String, output: String) -> String? {
    let base = output != "-" ? output : input != "-" ? input : nil
    return base.map { $0 + ".rejects.csv" }
  }

  private static func keyIndex(_ environment: Environment) throws(CommandError) -> KeyIndex {
    KeyIndex(
      folder: environment.variable("TMPDIR") ?? "/tmp",
      temporaryFiles: environment.temporaryFiles)
  }
}
