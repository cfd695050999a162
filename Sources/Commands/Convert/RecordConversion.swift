import Formats
import Mapping
import Records

/// A conversion to records: from one format to another, or through a mapping of columns.
enum RecordConversion {
  /// Converts without a mapping: every field as it is.
  static func run(
    _ files: ConversionFiles, _ invocation: Invocation
  ) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    var idle = IdleFlags(options)
    idle.add(
      [
        Flags.target, Flags.now, Flags.seed, Flags.decimal, Flags.timeZone, Flags.files,
        Flags.maximumTable,
      ], because: "without a mapping there are no formulas")
    let output = try OutputOptions(options, output: files.output, idle)
    let source = try SourceOptions(options)
    try files.checkDistinct()
    let input = try PlainInput(
      files.input, source, isForRows: output.format == .csv, invocation)
    let writer: any RecordWriter
    let names = input.reader.declaredFields
    if let names {
      writer = try output.writer(of: .fields(names))
    } else {
      idle.add([Flags.nest], because: "the records of the input are nested already")
      try idle.check()
      let columns = output.format == .csv ? try await input.findColumns() : nil
      writer = try output.writer(of: .object, columns: columns)
    }
    let result = try begin(files, invocation)
    let run = try ConversionRun(
      input.reader, size: input.size, firstPass: input.firstPass, nil, files, invocation)
    return try await finish(
      run, RecordOutput(writer, to: result), failure: input.failure
    ) { output in
      RecordConversionStages(
        input.reader, fields: names ?? [wholeRecordField], mapping: nil, writer: writer,
        output: output, run: run)
    }
  }

  /// Converts through a mapping of columns.
  static func run(
    _ conversion: Conversion, _ files: ConversionFiles, _ invocation: Invocation
  ) async throws(CommandError) -> ExitCode {
    var idle = IdleFlags(invocation.options)
    idle.add([Flags.target], because: "a mapping of columns makes no requests")
    let output = try OutputOptions(invocation.options, output: files.output, idle)
    let mapping = conversion.mapping
    let writer = try output.writer(of: .fields(mapping.columnNames ?? []), isMapped: true)
    let result = try begin(files, invocation)
    let run = try ConversionRun(
      conversion.reader, size: conversion.size, mapping, files, invocation)
    return try await finish(run, RecordOutput(writer, to: result)) { output in
      RecordConversionStages(
        conversion.reader, fields: mapping.fields.map(\.name),
        mapping: (mapping, conversion.conditions), writer: writer, output: output, run: run)
    }
  }

  private static func begin(
    _ files: ConversionFiles, _ invocation: Invocation
  ) throws(CommandError) -> ResultOutput {
    try ResultOutput(
      at: files.output, flag: Flags.output.definition.spellings[0], invocation.environment)
  }

  /// Runs the stages that lead to an output and completes it.
  ///
  /// - Parameter failure: What is wrong with the input although it can be read to its end now.
  private static func finish(
    _ run: ConversionRun, _ output: RecordOutput, failure: Diagnostic? = nil,
    _ stages: (RecordOutput) -> RecordConversionStages
  ) async throws(CommandError) -> ExitCode {
    try await run.run(stages(output))
    if let failure { throw CommandError(failure, exitCode: .unreadableInput) }
    return try run.finish { _ throws(CommandError) in
      try output.finish()
      return nil
    }
  }
}
