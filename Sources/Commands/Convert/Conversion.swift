import Formats
import Mapping
import Records

/// What a conversion is made from: a mapping, an open input that has its columns, and the conditions.
struct Conversion {
  let mapping: Mapping
  let conditions: RunConditions
  let reader: any RecordReader
  let source: HashingSource
  /// The input's size in bytes, where it is known.
  let size: Int?
  /// The folder of files that are sent along, relative to that of the output.
  let filesFolder: String

  /// Opens mapping and input and looks for the mapping's columns.
  init(
    _ files: ConversionFiles, mapping path: String, _ invocation: Invocation
  ) throws(CommandError) {
    let options = invocation.options
    let sourceOptions = try SourceOptions(options)
    let input = CommandInput(files.input, invocation.environment)
    mapping = try Self.load(path, sourceOptions, input, invocation)
    var conditions = try RunConditions(options, mapping.settings, invocation.environment)
    if mapping.drawsRandomValues && options[Flags.seed] == nil {
      // Passwords must not be the same in every run; the bundle records the seed, which JSON has to hold.
      conditions.seed = UInt64.random(in: 0..<(1 << 53))
    }
    self.conditions = conditions
    source = HashingSource(try input.source())
    size = input.size
    reader = try sourceOptions.open(source, mapping.settings)
    try Self.checkFields(of: mapping, in: reader)
    let folder = files.output == "-" ? "." : FilePath.split(files.output).folder
    if let attached = mapping.files?.path, let start = FilePath.resolved(folder) {
      filesFolder = FilePath.relative(attached, from: start)
    } else {
      filesFolder = "."
    }
  }

  /// Reads and compiles a mapping; its warnings are told, its mistakes end the command.
  ///
  /// - Parameter input: What the mapping is for, whose format decides what its fields hold.
  static func load(
    _ path: String, _ source: SourceOptions, _ input: CommandInput?, _ invocation: Invocation
  ) throws(CommandError) -> Mapping {
    let target = try invocation.options[Flags.target].map { name throws(CommandError) in
      try ChosenTarget(name, invocation.messages).target
    }
    let loading: Mapping.Loading
    var failure: CommandError?
    do throws(Diagnostic) {
      loading = try Mapping.load(
        path, overriding: source.settings,
        inputFormat: {
          do throws(CommandError) {
            return try input?.format(encoding: source.settings.encoding)
          } catch {
            failure = error
            return nil
          }
        }, target: target,
        tableLimit: invocation.options[Flags.maximumTable]?.bytes
          ?? Mapping.standardTableLimit)
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    guard let mapping = loading.mapping else {
      throw CommandError(loading.problems, exitCode: .wrongUsage)
    }
    // The mapping's own mistakes come first.
    if let failure { throw failure }
    for problem in loading.problems { invocation.messages.report(problem) }
    return mapping
  }

  /// Makes sure that an input which declares its fields has those of a mapping; the ones that it lacks are
  /// mistakes of the mapping.
  static func checkFields(
    of mapping: Mapping, in reader: any RecordReader
  ) throws(CommandError) {
    guard let names = reader.declaredFields else { return }
    var missing: [Diagnostic] = []
    for field in mapping.fields where !field.isOptional && !names.contains(field.name) {
      missing.append(mapping.missingField(field, among: names, file: reader.name))
    }
    if missing.count > 1, names.count == 1 {
      missing = [oneColumn(names[0], wanted: mapping.fields.count, in: reader.name)]
    }
    if !missing.isEmpty { throw CommandError(missing, exitCode: .wrongUsage) }
  }

  /// A header of one column where many are wanted: a wrong delimiter, or lines in front of the header.
  private static func oneColumn(_ name: String, wanted: Int, in file: String) -> Diagnostic {
    Diagnostic(
      "csv.oneColumn", "the header is one column, \"\(name)\", and the mapping uses \(wanted)",
      advice: "name the delimiter, or the lines in front of the header: --delimiter, --skip-lines",
      place: Place(file: file))
  }
}
