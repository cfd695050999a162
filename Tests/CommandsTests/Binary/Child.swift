@unsafe @preconcurrency import Glibc
import Testing

/// The program as a process of its own.
final class Child {
  /// How a process ended.
  struct Ending: Equatable {
    /// As a shell shows it: 128 and the signal's number after a signal.
    var exitCode: Int32
    /// In the process and in the kernel on its behalf.
    var processorTime: Duration
  }

  /// Whether tests and program are built with the address or the thread sanitizer.
  static let hasSanitizer =
    unsafe dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// The path of the built program: beside the bundle of tests.
  static let program: String? = {
    guard let link = unsafe realpath("/proc/self/exe", nil) else { return nil }
    defer { unsafe free(link) }
    let path = unsafe String(cString: link)
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let program = path[..<slash] + "/muster"
    return unsafe access(String(program), X_OK) == 0 ? String(program) : nil
  }()

  private let number: pid_t

  /// Starts a command line whose first word is a path.
  ///
  /// - Parameters:
  ///   - variables: The whole environment.
  ///   - input: The descriptor to read from; by default there is nothing to read.
  ///   - output: The descriptors of standard output and standard error.
  init(
    _ command: [String], variables: [String: String] = [:], input: Int32? = nil,
    output: (results: Int32, messages: Int32)
  ) throws {
    // A reader that goes away must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let nothing = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, place) in [
      (input ?? nothing, STDIN_FILENO), (output.results, STDOUT_FILENO),
      (output.messages, STDERR_FILENO),
    ] {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, place)
    }
    // Signals that this process ignores or blocks would be ignored or blocked there too.
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { unsafe sigaddset(&signals, signal) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var words = unsafe command.map { unsafe strdup($0) } + [nil]
    var settings = unsafe variables.map { unsafe strdup("\($0)=\($1)") } + [nil]
    defer {
      while let word = unsafe words.popLast() { unsafe free(word) }
      while let setting = unsafe settings.popLast() { unsafe free(setting) }
    }
    var number: pid_t = 0
    let failure = unsafe posix_spawn(
      &number, command[0], &actions, &attributes, &words, &settings)
    try #require(failure == 0, "cannot start \(command[0])")
    self.number = number
  }

  /// Sends it a signal.
  func send(_ signal: Int32) { kill(number, signal) }

  /// Waits for its end.
  func wait() throws -> Ending {
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(number, &status, 0, &usage) < 0 { try #require(errno == EINTR) }
    let signal = status & 0x7F
    return Ending(
      exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      processorTime: usage.ru_utime.duration + usage.ru_stime.duration)
  }
}

/// A pipe that no child inherits by accident.
struct ChildPipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  /// Writes until everything is written; false when nobody reads any more.
  func write(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        guard let start = bytes.baseAddress else { return true }
        let count = unsafe Glibc.write(writeEnd, start + written, bytes.count - written)
        if count < 0 && errno != EINTR { return false }
        written += max(0, count)
      }
      return true
    }
  }

  /// What has been written, up to the end or so many bytes.
  func read(upTo limit: Int = .max) -> String {
    var text: [UInt8] = []
    while text.count < limit {
      var chunk = [UInt8](repeating: 0, count: min(64 * 1024, limit - text.count))
      let count = unsafe Glibc.read(readEnd, &chunk, chunk.count)
      // The reading end of a terminal fails where a pipe has its end.
      if count <= 0 { break }
      text += chunk[..<count]
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// A terminal on which a child writes.
final class ChildTerminal {
  /// Where the child writes to.
  let screen: Int32
  private let keyboard: Int32

  init() throws {
    // `posix_openpt` and its relatives are not visible from Swift; these are what they call.
    let (numberOfTerminal, setLock): (UInt, UInt) = (0x8004_5430, 0x4004_5431)
    keyboard = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, lock): (Int32, Int32) = (0, 0)
    try #require(
      unsafe ioctl(keyboard, setLock, &lock) == 0
        && ioctl(keyboard, numberOfTerminal, &number) == 0)
    screen = unsafe open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(screen >= 0)
  }

  deinit {
    close(screen)
    close(keyboard)
  }

  /// What has been written, once something has.
  var text: String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe read(keyboard, &bytes, bytes.count)
    return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
  }
}

extension timeval {
  fileprivate var duration: Duration { .seconds(tv_sec) + .microseconds(tv_usec) }
}
