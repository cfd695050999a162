public import Formats
public import Records

/// The world that a command sees, as one value, so that tests can give it another one.
public struct Environment: Sendable {
  /// Where results go.
  public var output: any ByteSink
  /// Where progress, questions, messages and sums go.
  public var messages: any ByteSink
  /// The descriptor that `-` reads from.
  public var input: Int32
  /// The value of an environment variable.
  public var variable: @Sendable (_ name: String) -> String?
  /// The columns of the terminal that messages go to; nil when they do not go to one.
  public var terminalWidth: @Sendable () -> Int?
  /// The moment, in ticks of 100 nanoseconds since 0001-01-01T00:00:00Z, as in `Cell`.
  public var now: @Sendable () -> Int64
  /// The time since an arbitrary start, on a clock that only goes forward.
  public var uptime: @Sendable () -> Duration
  /// The processors that this process may use.
  public var processors: Int
  /// What an interrupt has to tidy up.
  public var temporaryFiles: TemporaryFiles

  /// A world made of its parts.
  public init(
    output: any ByteSink, messages: any ByteSink, input: Int32,
    variable: @escaping @Sendable (_ name: String) -> String?,
    terminalWidth: @escaping @Sendable () -> Int?,
    now: @escaping @Sendable () -> Int64, uptime: @escaping @Sendable () -> Duration,
    processors: Int, temporaryFiles: TemporaryFiles = TemporaryFiles()
  ) {
    self.output = output
    self.messages = messages
    self.input = input
    self.variable = variable
    self.terminalWidth = terminalWidth
    self.now = now
    self.uptime = uptime
    self.processors = processors
    self.temporaryFiles = temporaryFiles
  }

  /// Whether messages go to a terminal that understands more than lines of text.
  var hasCapableTerminal: Bool { terminalWidth() != nil && variable("TERM") != "dumb" }

  /// Whether messages may be coloured.
  ///
  /// Source: no-color.org: the variable counts when it is there and not empty.
  var allowsColour: Bool { hasCapableTerminal && (variable("NO_COLOR") ?? "").isEmpty }
}

/// Something that takes bytes: a stream, a file, or the memory of a test.
public protocol ByteSink: Sendable {
  /// Writes all the bytes before it returns.
  ///
  /// Errors: `CommandError.closedPipe` when nobody reads any more; else one with exit code 8.
  func write(_ bytes: ByteSlice) throws(CommandError)
}

extension ByteSink {
  /// Writes a text as UTF-8.
  public func write(_ text: String) throws(CommandError) {
    var buffer = ByteBuffer(capacity: text.utf8.count)
    buffer.append(text)
    try write(buffer.slice)
  }
}
