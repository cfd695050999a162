public import Records

#if canImport(Glibc)
  import Glibc
#endif

/// Why an output cannot be written.
public struct OutputFailure: Error, Sendable, Equatable {
  /// What is in the way.
  public enum Cause: Sendable {
    /// The disk or the quota is full.
    case full
    /// The folder or the file may not be written.
    case permission
    /// The folder does not exist.
    case missingFolder
    /// The name is that of a folder.
    case directory
    /// Who read the pipe has gone: no fault, the run ends quietly.
    case brokenPipe
    /// Anything else.
    case other
  }

  /// What is in the way.
  public let cause: Cause
  /// The problem with the system's words and advice.
  public let diagnostic: Diagnostic

  /// The failure of a call.
  ///
  /// - Parameter flag: The flag by which people name the output, for advice.
  init(_ error: SystemError, name: String, flag: String) {
    let cause = Cause(error)
    self.cause = cause
    diagnostic = Diagnostic(
      cause.code, "the output cannot be written: \(error.text)", advice: cause.advice(flag),
      place: Place(file: name))
  }
}

extension OutputFailure.Cause {
  fileprivate init(_ error: SystemError) {
    switch error.number {
    case ENOSPC, EDQUOT, EFBIG: self = .full
    case EACCES, EPERM, EROFS: self = .permission
    case ENOENT, ENOTDIR: self = .missingFolder
    case EISDIR: self = .directory
    case EPIPE: self = .brokenPipe
    default: self = .other
    }
  }

  fileprivate var code: DiagnosticCode {
    switch self {
    case .full: "output.full"
    case .permission: "output.permission"
    case .missingFolder: "output.missingFolder"
    case .directory: "output.directory"
    case .brokenPipe: "output.brokenPipe"
    case .other: "output.failed"
    }
  }

  fileprivate func advice(_ flag: String) -> String? {
    switch self {
    case .full: "make room, or name a place on another disk with \(flag), and run again"
    case .permission: "name a place that you may write to with \(flag)"
    case .missingFolder: "create the folder first (mkdir -p)"
    case .directory: "name a file in that folder with \(flag)"
    case .brokenPipe: nil
    case .other: "name another place with \(flag), and run again"
    }
  }
}
