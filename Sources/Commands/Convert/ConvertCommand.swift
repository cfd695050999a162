import Bundles
import Formats
import Mapping
import Records
import Reporting
import Targets
import Text

/// `muster convert`: turns an HR export into a bundle of checked requests, or into another format.
enum ConvertCommand {
  /// How much memory each of the two stores of collecting may take, in bytes: with `unique` beside them all
  /// stay within the program's bound.
  private static let collectMemory = 8 << 20

  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let files = ConversionFiles(invocation.options)
    guard let mappingPath = files.mapping else {
      return try await RecordConversion.run(files, invocation)
    }
    try files.checkDistinct()
    let conversion = try Conversion(files, mapping: mappingPath, invocation)
    if conversion.mapping.columnNames != nil {
      return try await RecordConversion.run(conversion, files, invocation)
    }
    return try await writeBundle(conversion, mappingPath, files, invocation)
  }

  private static func writeBundle(
    _ conversion: Conversion, _ mappingPath: String, _ files: ConversionFiles,
    _ invocation: Invocation
  ) async throws(CommandError) -> ExitCode {
    try checkFlags(invocation.options)
    let output = try ResultOutput(
      at: files.output, flag: Flags.output.definition.spellings[0], invocation.environment)
    let run = try ConversionRun(
      conversion.reader, size: conversion.size, conversion.mapping, files, invocation)
    let writer = BundleWriter(
      try header(of: conversion, mappingPath: mappingPath, inputPath: files.input), to: output)
    let collector = makeCollector(conversion, writer, invocation.environment)
    run.sink.collector = collector
    try await run.run(
      ConversionStages(
        conversion, writer: writer, sink: run.sink, unique: run.workerUnique, taken: run.taken))
    try collector?.finish()
    return try run.finish { account throws(CommandError) in
      try writer.finish(
        records: account.read, rejected: account.rejected,
        sourceDigest: conversion.source.checksum)
    }
  }

  /// Makes sure that nothing is asked of a bundle that it cannot be.
  private static func checkFlags(_ options: Options) throws(CommandError) {
    if let form = options[Flags.to], form != "bundle" {
      throw CommandError(
        Diagnostic(
          "usage.wrongResult", "a mapping of requests makes a bundle, and not \(form)",
          advice: "leave --to out, or name a mapping of columns"), exitCode: .wrongUsage)
    }
    var idle = IdleFlags(options)
    idle.add(Flags.writing, because: "a mapping of requests makes a bundle")
    try idle.check()
  }

  private static func header(
    of conversion: Conversion, mappingPath: String, inputPath: String
  ) throws(CommandError) -> BundleHeader {
    guard let target = conversion.mapping.target else {
      preconditionFailure("a mapping of requests without a target")
    }
    let scratch = Scratch()
    do throws(RecordProblem) {
      try DateWriter.appendDateTime(conversion.conditions.now, to: scratch)
    } catch {
      throw CommandError(error.diagnostic, exitCode: .wrongUsage)
    }
    return BundleHeader(
      target: target.identifier,
      mappingName: FilePath.split(mappingPath).name, mappingDigest: conversion.mapping.digest,
      sourceName: inputPath == "-" ? "-" : FilePath.split(inputPath).name,
      now: String(scratch.finish()), seed: conversion.conditions.seed, tool: Version.tool)
  }

  /// What joins records to requests; nil for mappings without `collect`.
  private static func makeCollector(
    _ conversion: Conversion, _ writer: BundleWriter, _ environment: Environment
  ) -> RequestCollector? {
    let shapes = conversion.mapping.shapes
    guard shapes.contains(where: { $0.collected != nil }) else { return nil }
    return RequestCollector(
      shapes, index: ConversionRun.keyIndex(environment, memoryLimit: Self.collectMemory),
      makeSort: {
        GroupSort(
          memoryLimit: Self.collectMemory,
          folder: SpillFolder.path(chosen: environment.variable(SpillFolder.variable)),
          content: "what collect has gathered", temporaryFiles: environment.temporaryFiles)
      },
      write: { lines, ends throws(CommandError) in try writer.append(lines, ends) })
  }
}
