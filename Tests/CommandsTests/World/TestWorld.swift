import Commands
import Synchronization

/// A world with fixed values: memory for streams, no variables, no terminal unless a test says so.
struct TestWorld {
  /// 2026-02-01T08:00:00Z in ticks since the year 1.
  static let now: Int64 = 639_055_296_000_000_000

  let output: MemorySink
  let messages = MemorySink()
  let clock = ManualClock()
  var environment: Environment

  init(
    input: Int32 = -1, outputRefusal: CommandError? = nil, terminalWidth: Int? = nil,
    variables: [String: String] = [:]
  ) {
    output = MemorySink(refusing: outputRefusal)
    let clock = clock
    environment = Environment(
      output: output, messages: messages, input: input, variable: { variables[$0] },
      terminalWidth: { terminalWidth }, now: { TestWorld.now }, uptime: { clock.time },
      processors: 2)
  }

  /// Runs words as a command of a table.
  func run(_ words: [String], _ table: CommandTable) async -> ExitCode {
    await CommandRunner(table, in: environment).run(words)
  }
}

/// A clock that stands still until a test moves it.
final class ManualClock: Sendable {
  private let elapsed = Mutex(Duration.zero)

  var time: Duration { elapsed.withLock { $0 } }

  func advance(by duration: Duration) { elapsed.withLock { $0 += duration } }
}
