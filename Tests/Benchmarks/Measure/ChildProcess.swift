// Glibc's `environ` is a global variable, which nothing in this program changes.
@unsafe @preconcurrency import Glibc

/// What one run of a program took.
struct ChildUsage {
  var wallSeconds: Double
  /// In the program and in the kernel on its behalf, over all its threads.
  var processorSeconds: Double
  /// The most memory that was resident at any time.
  ///
  /// A child starts as a copy of this small program, so nothing below about 10 MB can show.
  var peakResidentBytes: Int
  /// As a shell shows it: 128 and the signal's number after a signal.
  var exitCode: Int32
}

/// Runs a program, found through `PATH`, with the streams and the environment of this one.
func runChild(_ command: [String]) throws(BenchmarkFailure) -> ChildUsage {
  var words = unsafe command.map { word in unsafe strdup(word) }
  defer {
    while let word = unsafe words.popLast() { unsafe free(word) }
  }
  unsafe words.append(nil)

  var process: pid_t = 0
  let started = ContinuousClock.now
  let failure = unsafe posix_spawnp(&process, command[0], nil, nil, words, environ)
  guard failure == 0 else {
    throw BenchmarkFailure("cannot run \(command[0]): \(unsafe String(cString: strerror(failure)))")
  }
  var status: Int32 = 0
  var usage = rusage()
  while unsafe wait4(process, &status, 0, &usage) < 0 {
    guard errno == EINTR else { throw BenchmarkFailure("cannot wait: \(lastError())") }
  }
  let signal = status & 0x7F
  return ChildUsage(
    wallSeconds: (ContinuousClock.now - started) / .seconds(1),
    processorSeconds: usage.ru_utime.seconds + usage.ru_stime.seconds,
    peakResidentBytes: usage.ru_maxrss * 1024,
    exitCode: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}
