import Formats
import Mapping
import Records

/// `muster check`: compiles a mapping, runs its tests, and looks for its columns in an input.
enum CheckCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let path = options.arguments[0]
    let source = try SourceOptions(options)
    let mapping = try Conversion.load(path, source, invocation)
    let conditions = try RunConditions(options, mapping.settings, invocation.environment)
    let failures = mapping.runTests(conditions)
    if !failures.isEmpty { throw CommandError(failures, exitCode: .wrongUsage) }
    var result = "\(path): no mistakes, "
    result += mapping.testCount == 1 ? "1 test passed\n" : "\(mapping.testCount) tests passed\n"
    if let inputPath = options.argument(1) {
      let input = try Conversion.open(inputPath, invocation.environment)
      let reader = try source.openCSV(input, mapping.settings)
      let columns = try Conversion.columns(of: mapping, in: reader)
      let found = columns.count { $0 != nil }
      result += "\(reader.name): has \(found) of the \(columns.count) columns that the mapping uses"
      result += ", and \(reader.fieldNames.count - found) more\n"
      let missing = zip(mapping.fields, columns).filter { $1 == nil }.map { "\"\($0.0.name)\"" }
      if !missing.isEmpty { result += "  without: \(missing.joined(separator: ", "))\n" }
    }
    try invocation.environment.output.write(result)
    return .done
  }
}
