/// One call of a command: what was asked, the world it runs in, and where it tells how it goes.
public struct Invocation: Sendable {
  /// What was asked.
  public let options: Options
  /// The world it runs in.
  public let environment: Environment
  /// Where it tells how it goes.
  public let messages: Messages

  /// A call of a command.
  public init(options: Options, environment: Environment, messages: Messages) {
    self.options = options
    self.environment = environment
    self.messages = messages
  }
}
