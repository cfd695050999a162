public import Formats
internal import Glibc
public import Records

/// Why a command ends before it is done: what to tell, and with which exit code.
public struct CommandError: Error, Sendable, Equatable {
  /// What to tell; nothing for an end that needs no words.
  public var diagnostics: [Diagnostic]
  /// How the run ended.
  public var exitCode: ExitCode

  /// An end with some problems.
  public init(_ diagnostics: [Diagnostic], exitCode: ExitCode) {
    self.diagnostics = diagnostics
    self.exitCode = exitCode
  }

  /// An end with one problem.
  public init(_ diagnostic: Diagnostic, exitCode: ExitCode) {
    self.init([diagnostic], exitCode: exitCode)
  }

  /// An output that cannot be written.
  public init(_ failure: OutputFailure) {
    if failure.cause == .brokenPipe {
      self = .closedPipe
    } else {
      self.init(failure.diagnostic, exitCode: .unwritableOutput)
    }
  }

  /// Nobody reads the output any more, as behind `| head`: a quiet end that is no failure.
  public static var closedPipe: CommandError { CommandError([], exitCode: .done) }

  /// An output that cannot be written, for a reason given as the system's error number.
  public static func unwritable(_ name: String, reason: Int32) -> CommandError {
    let words = unsafe String(cString: strerror(reason))
    return CommandError(
      Diagnostic(
        "output.cannotWrite", "cannot write \(name): \(words)", advice: advice(for: reason)),
      exitCode: .unwritableOutput)
  }

  private static func advice(for reason: Int32) -> String? {
    switch reason {
    case ENOSPC, EDQUOT: "make room, or name another place"
    case EACCES, EPERM, EROFS: "name a file in a folder that you may write to"
    case EISDIR: "name a file in it"
    case ENOENT, ENOTDIR: "make the folder first"
    case EEXIST: "remove the .partial files that earlier runs left behind"
    default: nil
    }
  }
}
