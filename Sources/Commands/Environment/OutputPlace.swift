internal import Glibc

/// What stands at the path of an output now, and where the output really goes.
struct OutputPlace: Sendable {
  /// The path behind symbolic links, so that a link keeps pointing at the new file.
  let path: String
  /// Whether a regular file is or will be there; otherwise it is a device or a pipe.
  let isRegular: Bool

  /// Looks at a path.
  ///
  /// Errors: `output.cannotWrite` for a folder and for a file that the user may not write: replacing it
  /// would need no right to it.
  init(_ given: String) throws(CommandError) {
    var status = stat()
    guard unsafe stat(given, &status) == 0 else {
      guard errno == ENOENT else { throw .unwritable(given, reason: errno) }
      (path, isRegular) = (given, true)
      return
    }
    let kind = status.st_mode & S_IFMT
    if kind == S_IFDIR { throw .unwritable(given, reason: EISDIR) }
    guard unsafe access(given, W_OK) == 0 else { throw .unwritable(given, reason: errno) }
    isRegular = kind == S_IFREG
    path = OutputPlace.resolved(given)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
