import Formats
import Mapping
import Records

/// `muster check`: compiles a mapping, runs its tests, and looks for its columns in an input.
enum CheckCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let path = options.arguments[0]
    let source = try SourceOptions(options)
    let input = options.argument(1).map { CommandInput($0, invocation.environment) }
    let mapping = try Conversion.load(path, source, input, invocation)
    let conditions = try RunConditions(options, mapping.settings, invocation.environment)
    let failures = mapping.runTests(conditions)
    if !failures.isEmpty { throw CommandError(failures, exitCode: .wrongUsage) }
    var result = "\(path): no mistakes, "
    result += mapping.testCount == 1 ? "1 test passed\n" : "\(mapping.testCount) tests passed\n"
    var exitCode = ExitCode.done
    if let input {
      let check = InputCheck(mapping, try source.open(input.source(), mapping.settings))
      result += try check.result(invocation.messages)
      if check.hasProblems { exitCode = .someRejected }
    }
    try invocation.environment.output.write(result)
    return exitCode
  }
}
