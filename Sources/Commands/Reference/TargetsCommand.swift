import Records
import Targets

/// `muster targets`: lists targets, a target's operations, or what an operation takes.
enum TargetsCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let output = invocation.environment.output
    if options[Flags.openAPI] {
      guard let name = options.argument(0), options.argument(1) == nil else {
        throw CommandError(
          Diagnostic(
            "usage.badOpenAPI", "--openapi prints the document of one target",
            advice: "name one, and no operation: "
              + TargetCatalog.names.joined(separator: ", ")),
          exitCode: .wrongUsage)
      }
      try output.write(ChosenTarget(name, invocation.messages).document)
      return .done
    }
    try output.write(try listing(options, invocation.messages))
    return .done
  }

  private static func listing(
    _ options: Options, _ messages: Messages
  ) throws(CommandError) -> String {
    guard let name = options.argument(0) else {
      do throws(Diagnostic) {
        return TargetListing.targets(try TargetCatalog.all())
      } catch {
        throw CommandError(error, exitCode: .wrongUsage)
      }
    }
    let target = try ChosenTarget(name, messages).target
    guard let operationName = options.argument(1) else { return TargetListing.target(target) }
    guard let operation = target.operation(named: operationName) else {
      throw CommandError(target.unknownOperation(operationName), exitCode: .wrongUsage)
    }
    return TargetListing.operation(operation, of: target, settings: SettingValues(of: target))
  }
}
