internal import Glibc
internal import Synchronization

/// The temporary files of a run, which an interrupt removes.
///
/// A file is made, moved and removed under the same lock as the list of files, so that an interrupt
/// meets every file either listed and unfinished, or finished under its own name.
public final class Interrupts: Sendable {
  /// How many names are tried while others belong to runs that go on or were killed.
  private static let attempts = 100

  private let files = Mutex<Set<String>>([])

  /// No temporary files yet.
  public init() {}

  /// Makes a new file `PATH.partial`, or with a number behind it where that is taken.
  ///
  /// Errors: `output.cannotWrite`, naming the path without the addition.
  func makeTemporary(
    beside path: String, mode: mode_t
  ) throws(CommandError) -> (path: String, descriptor: Int32) {
    try files.withLock { (files) throws(CommandError) in
      for attempt in 1...Interrupts.attempts {
        let name = path + (attempt == 1 ? ".partial" : ".partial-\(attempt)")
        let descriptor = unsafe open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        if descriptor >= 0 {
          files.insert(name)
          return (name, descriptor)
        }
        guard errno == EEXIST else { throw .unwritable(path, reason: errno) }
      }
      throw .unwritable(path, reason: EEXIST)
    }
  }

  /// Adds a file that the run makes by other means.
  public func add(_ path: String) {
    files.withLock { _ = $0.insert(path) }
  }

  /// Gives a temporary file its final name; answers 0 or the reason why not.
  func move(_ path: String, to destination: String) -> Int32 {
    files.withLock { files in
      guard unsafe rename(path, destination) == 0 else { return errno }
      files.remove(path)
      return 0
    }
  }

  /// Removes a temporary file.
  public func remove(_ path: String) {
    files.withLock { files in
      _ = unsafe unlink(path)
      files.remove(path)
    }
  }

  /// Removes all temporary files and ends the process, or what a test puts in its place.
  ///
  /// The lock is held until `end` is through, so that no thread makes or moves a file meanwhile.
  public func interrupt(then end: () -> Void) {
    files.withLock { files in
      for path in files { _ = unsafe unlink(path) }
      files.removeAll()
      end()
    }
  }
}
