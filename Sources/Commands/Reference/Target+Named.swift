import Records
import Targets

extension Target {
  /// The target that a word of the command line names.
  static func named(_ name: String) throws(CommandError) -> Target {
    if name.contains("/") || name.hasSuffix(".json") {
      throw CommandError(
        Diagnostic(
          "target.notYet", "targets from a document of your own are not part of this version",
          advice: "use one of: " + TargetCatalog.names.joined(separator: ", ")),
        exitCode: .wrongUsage)
    }
    do throws(Diagnostic) {
      return try TargetCatalog.target(named: name)
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
  }
}
