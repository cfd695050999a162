import Mapping
import Records

/// `muster functions`: lists the functions of expressions, or explains one.
enum FunctionsCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let text: String
    if let name = invocation.options.argument(0) {
      do throws(Diagnostic) {
        text = try FunctionReference.page(named: name)
      } catch {
        throw CommandError(error, exitCode: .wrongUsage)
      }
    } else {
      text = FunctionReference.list()
    }
    try invocation.environment.output.write(text)
    return .done
  }
}
