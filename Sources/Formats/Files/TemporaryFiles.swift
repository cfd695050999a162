import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The files on disk that must not stay when the run ends early: unfinished outputs, spilled indexes.
///
/// One list for the run, shared by all who create such files; the interrupt handler removes them all.
/// What a killed process leaves is recognised by its name, `.NAME.muster-PID.tmp`.
public final class TemporaryFiles: Sendable {
  private let paths = Mutex<Set<String>>([])

  /// An empty list.
  public init() {}

  /// Notes a file that was just created.
  public func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Forgets a file that has been renamed or removed.
  public func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes every noted file from the disk.
  ///
  /// Not for a signal handler itself, which may not take locks: for the thread that it wakes.
  public func removeAll() {
    paths.withLock { paths in
      for path in paths { unsafe unlink(path) }
      paths.removeAll()
    }
  }

  /// The paths that are noted, in order.
  public var all: [String] { paths.withLock { $0.sorted() } }
}
