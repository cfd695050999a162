import Formats
import Mapping
import Records

/// `muster check`: compiles a mapping, runs its tests, and looks for its columns in an input.
enum CheckCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let path = options.arguments[0]
    let source = try SourceOptions(options)
    let mapping = try Conversion.load(path, source, for: options.argument(1), invocation)
    let conditions = try RunConditions(options, mapping.settings, invocation.environment)
    let failures = mapping.runTests(conditions)
    if !failures.isEmpty { throw CommandError(failures, exitCode: .wrongUsage) }
    var result = "\(path): no mistakes, "
    result += mapping.testCount == 1 ? "1 test passed\n" : "\(mapping.testCount) tests passed\n"
    if let inputPath = options.argument(1) {
      let input = try Conversion.open(inputPath, invocation.environment)
      let reader = try source.open(input, mapping.settings)
      try Conversion.checkFields(of: mapping, in: reader)
      guard let names = reader.declaredFields else {
        preconditionFailure("only CSV is read, which declares its fields")
      }
      let missing = mapping.fields.filter { !names.contains($0.name) }.map { "\"\($0.name)\"" }
      let found = mapping.fields.count - missing.count
      result += "\(reader.name): has \(found) of the \(mapping.fields.count) columns"
      result += " that the mapping uses, and \(names.count - found) more\n"
      if !missing.isEmpty { result += "  without: \(missing.joined(separator: ", "))\n" }
    }
    try invocation.environment.output.write(result)
    return .done
  }
}
