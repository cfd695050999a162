import Formats
import Mapping
import Records

/// What a conversion is made from: a mapping, an open input that has its columns, and the conditions.
struct Conversion {
  let mapping: Mapping
  let conditions: RunConditions
  let reader: CSVReader
  let source: HashingSource
  /// The input's size in bytes, where it is known.
  let size: Int?
  /// Where each of the mapping's fields is in the input.
  let columns: [Int?]
  /// The folder of files that are sent along, relative to that of the output.
  let filesFolder: String

  /// Opens mapping and input and looks for the mapping's columns.
  init(_ files: ConversionFiles, _ invocation: Invocation) throws(CommandError) {
    let options = invocation.options
    let sourceOptions = try SourceOptions(options)
    mapping = try Self.load(files.mapping, sourceOptions, invocation)
    var conditions = try RunConditions(options, mapping.settings, invocation.environment)
    if mapping.drawsRandomValues && options[Flags.seed] == nil {
      // Passwords must not be the same in every run; the bundle records the seed, which JSON has to hold.
      conditions.seed = UInt64.random(in: 0..<(1 << 53))
    }
    self.conditions = conditions
    let input = try Self.open(files.input, invocation.environment)
    size = input.size
    source = HashingSource(input)
    reader = try sourceOptions.openCSV(source, mapping.settings)
    columns = try Self.columns(of: mapping, in: reader)
    let folder = files.output == "-" ? "." : FilePath.split(files.output).folder
    if let attached = mapping.files?.path, let start = FilePath.resolved(folder) {
      filesFolder = FilePath.relative(attached, from: start)
    } else {
      filesFolder = "."
    }
  }

  /// Opens an input; `-` is the environment's.
  static func open(
    _ path: String, _ environment: Environment
  ) throws(CommandError) -> InputSource {
    do throws(Diagnostic) {
      return try InputSource(path: path, standardInput: environment.input)
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }

  /// Reads and compiles a mapping; its warnings are told, its mistakes end the command.
  static func load(
    _ path: String, _ source: SourceOptions, _ invocation: Invocation
  ) throws(CommandError) -> Mapping {
    let target = try invocation.options[Flags.target].map { name throws(CommandError) in
      try ChosenTarget(name, invocation.messages).target
    }
    let loading: Mapping.Loading
    do throws(Diagnostic) {
      loading = try Mapping.load(
        path, overriding: source.settings, target: target,
        tableLimit: invocation.options[Flags.maximumTable]?.bytes
          ?? Mapping.standardTableLimit)
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    guard let mapping = loading.mapping else {
      throw CommandError(loading.problems, exitCode: .wrongUsage)
    }
    for problem in loading.problems { invocation.messages.report(problem) }
    return mapping
  }

  /// A header of one column where many are wanted: a wrong delimiter, or lines in front of the header.
  private static func oneColumn(_ reader: CSVReader, wanted: Int) -> Diagnostic {
    Diagnostic(
      "csv.oneColumn",
      "the header is one column, \"\(reader.fieldNames[0])\", and the mapping uses \(wanted)",
      advice: "name the delimiter, or the lines in front of the header: --delimiter, --skip-lines",
      place: Place(file: reader.name))
  }

  /// Where each of a mapping's fields is in an input; the ones that it lacks are mistakes of the mapping.
  static func columns(of mapping: Mapping, in reader: CSVReader) throws(CommandError) -> [Int?] {
    var missing: [Diagnostic] = []
    var columns: [Int?] = []
    for field in mapping.fields {
      let column = reader.fieldNames.firstIndex(of: field.name)
      if column == nil && !field.isOptional {
        missing.append(
          mapping.missingField(field, among: reader.fieldNames, file: reader.name))
      }
      columns.append(column)
    }
    if missing.count > 1, reader.fieldNames.count == 1 {
      missing = [oneColumn(reader, wanted: mapping.fields.count)]
    }
    if !missing.isEmpty { throw CommandError(missing, exitCode: .wrongUsage) }
    return columns
  }
}
