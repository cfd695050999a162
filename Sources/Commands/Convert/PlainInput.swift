import Formats
import Mapping
import Records

/// The input of a conversion without a mapping.
///
/// Records that are nested and become rows are read twice: a file from its beginning again, a pipe from a copy on
/// disk.
final class PlainInput {
  /// What reads the records from the first on.
  private(set) var reader: any RecordReader
  /// How much of the input has been read before the reader began, in bytes.
  private(set) var firstPass = 0
  /// What kept the first pass from reading to the end; told when the second does not meet it, as when a pipe broke.
  private(set) var failure: Diagnostic?

  private let input: CommandInput
  private let source: SourceOptions
  private let settings: SourceSettings
  private let spooled: SpooledSource?
  private let invocation: Invocation

  /// Opens an input.
  ///
  /// - Parameter isForRows: Whether nested records become rows.
  init(
    _ path: String, _ source: SourceOptions, isForRows: Bool, _ invocation: Invocation
  ) throws(CommandError) {
    self.source = source
    self.invocation = invocation
    input = CommandInput(path, invocation.environment)
    var settings = source.settings
    if settings.format == nil {
      settings.format = try input.format(encoding: settings.encoding).rawValue
    }
    self.settings = settings
    let first = try input.source()
    let isReadTwice = isForRows && settings.format != SourceFormat.csv.rawValue
    if isReadTwice && input.size == nil {
      let copied = try Self.spool(first, invocation.environment)
      spooled = copied
      reader = try source.open(copied, settings)
    } else {
      spooled = nil
      reader = try source.open(first, settings)
    }
  }

  /// The input's size in bytes, where it is known.
  var size: Int? { input.size }

  /// Reads the input through and finds the columns of its nested records; then it can be read again.
  func findColumns() async throws(CommandError) -> RecordColumns {
    let limit = invocation.options[Flags.maximumColumns] ?? Flags.columnsByDefault
    let search = ColumnSearch(reader, limit: limit, size: size, invocation.messages)
    try await ConversionRun.run(search, worksInOrder: false, invocation)
    if let failure = search.failure, failure.isOfSpill {
      throw CommandError(failure, exitCode: .unwritableOutput)
    }
    failure = search.failure
    do throws(Diagnostic) { try search.columns.finish() } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
    firstPass = size ?? reader.byteCount
    reader = try source.open(again(), settings)
    return search.columns
  }

  /// The bytes of the input from the beginning, for the second time.
  private func again() throws(CommandError) -> any ByteSource {
    if let spooled { return spooled.again() }
    return try input.again()
  }

  private static func spool(
    _ source: any ByteSource, _ environment: Environment
  ) throws(CommandError) -> SpooledSource {
    do throws(Diagnostic) {
      return try SpooledSource(
        source, folder: SpillFolder.path(chosen: environment.variable(SpillFolder.variable)),
        temporaryFiles: environment.temporaryFiles)
    } catch {
      throw CommandError(error, exitCode: .unwritableOutput)
    }
  }
}

extension Diagnostic {
  /// Whether it is about what does not fit in memory and cannot be kept on disk.
  fileprivate var isOfSpill: Bool { code.description.hasPrefix("spill.") }
}
