public import Records

/// The figures of one run, for machines.
///
/// What the input decides comes first and is the same for the same input; what the machine decides
/// stands apart under `timing`.
public struct RunSummary: Sendable, Equatable {
  /// The version of the JSON form; it goes up when a member changes its meaning or goes away.
  public static let formatVersion = 1

  /// The program and its version.
  public var tool: String
  /// The command's name.
  public var command: String
  /// The exit code that the run ends with.
  public var exitCode: Int
  /// The sums.
  public var accounting: Accounting
  /// How often each problem was found.
  public var problems: [DiagnosticCode: Int]
  /// How long the run took.
  public var elapsed: Duration
  /// The bytes of input that were read.
  public var bytesRead: Int

  /// The figures of a run.
  public init(
    tool: String, command: String, exitCode: Int, accounting: Accounting,
    problems: [DiagnosticCode: Int], elapsed: Duration, bytesRead: Int
  ) {
    self.tool = tool
    self.command = command
    self.exitCode = exitCode
    self.accounting = accounting
    self.problems = problems
    self.elapsed = elapsed
    self.bytesRead = bytesRead
  }
}
