/// How a run ended, as its caller sees it.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Done; a plan with changes and a broken pipe too.
  case done = 0
  /// Done, but some records or requests were rejected, failed, blocked or are in doubt.
  case someRejected = 1
  /// Wrong usage, mapping or profile, or a question that nobody can answer.
  case wrongUsage = 2
  /// Unreadable or malformed input.
  case unreadableInput = 3
  /// The tenant could not be used.
  case unusableTenant = 4
  /// Bundle, journal or plan do not belong together.
  case mismatch = 5
  /// The tenant asked to wait longer than the wait budget; resumable.
  case parked = 6
  /// A guard refused.
  case guardRefused = 7
  /// The output cannot be written.
  case unwritableOutput = 8
  /// Interrupted by a signal; resumable.
  case interrupted = 130
}
