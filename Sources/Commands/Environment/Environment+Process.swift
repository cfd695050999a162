internal import Glibc

extension Environment {
  /// The world of this process.
  ///
  /// From here on a closed pipe is an error of the write and no signal, and SIGINT and SIGTERM remove
  /// temporary files before they end the process.
  public static func ofThisProcess() -> Environment {
    signal(SIGPIPE, SIG_IGN)
    let environment = Environment(
      output: DescriptorSink(STDOUT_FILENO, name: "standard output"),
      messages: DescriptorSink(STDERR_FILENO, name: "standard error"),
      input: STDIN_FILENO,
      variable: { name in unsafe getenv(name).map { unsafe String(cString: $0) } },
      terminalWidth: { isatty(STDERR_FILENO) == 1 ? columns(of: STDERR_FILENO) : nil },
      now: {
        let time = reading(of: CLOCK_REALTIME)
        return ticksUntil1970 + Int64(time.tv_sec) * 10_000_000 + Int64(time.tv_nsec) / 100
      },
      uptime: {
        let time = reading(of: CLOCK_MONOTONIC)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
      },
      processors: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    SignalWatch.start(environment)
    return environment
  }

  /// The ticks from the year 1 to the start of Unix time: 719162 days.
  private static let ticksUntil1970: Int64 = 719_162 * 86_400 * 10_000_000

  private static func reading(of clock: clockid_t) -> timespec {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return time
  }

  /// The columns of a terminal, which may change while a command runs.
  private static func columns(of descriptor: Int32) -> Int {
    var size = winsize()
    let status = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
    // Some terminals, such as a serial line, do not know their width.
    return status == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}
