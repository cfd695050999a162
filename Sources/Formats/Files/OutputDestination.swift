import Records

#if canImport(Glibc)
  import Glibc
#endif

/// Where an output goes: to an open stream, or to a new file that takes its name when it is whole.
enum OutputDestination {
  /// Straight there: standard output, a pipe, a device.
  case stream(Descriptor, closes: Bool)
  /// To a temporary file in the same folder, which is renamed.
  case file(finalPath: String)

  /// The destination of a path as people write it.
  init(path: String) throws(SystemError) {
    if let descriptor = OutputDestination.openStream(path) {
      // A descriptor that is not open fails now, not after the work.
      _ = try descriptor.status()
      self = .stream(descriptor, closes: false)
      return
    }
    guard !FilePath.split(path).name.isEmpty else {
      throw SystemError(number: path.isEmpty ? ENOENT : EISDIR)
    }
    let kind: Descriptor.Kind
    do throws(SystemError) { kind = try Descriptor.kind(ofPath: path) } catch {
      guard error.number == ENOENT else { throw error }
      self = .file(finalPath: path)
      return
    }
    switch kind {
    case .directory: throw SystemError(number: EISDIR)
    case .stream: self = .stream(try Descriptor.open(path, O_WRONLY), closes: true)
    case .regular:
      // Renaming over a file needs no right to write it; whoever protected it meant it.
      guard unsafe access(path, W_OK) == 0 else { throw SystemError() }
      self = .file(finalPath: OutputDestination.resolved(path))
    }
  }

  /// The descriptor that a path stands for: such names lead to regular files when the shell
  /// redirects them, and must not be replaced by a rename.
  private static func openStream(_ path: String) -> Descriptor? {
    switch path {
    case "-", "/dev/stdout": return .standardOutput
    case "/dev/stderr": return Descriptor(number: 2)
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return Int32(path.dropFirst(prefix.count)).map(Descriptor.init(number:))
      }
      return nil
    }
  }

  /// The path behind symbolic links, so that the link stays and its file is replaced.
  private static func resolved(_ path: String) -> String {
    guard let found = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// The name for the unfinished file, of which there may be several at a time.
  static func temporaryName(for name: String, attempt: Int) -> String {
    let suffix = ".muster-\(getpid())\(attempt == 0 ? "" : "-\(attempt)").tmp"
    var stem = Substring(name)
    while stem.utf8.count + suffix.utf8.count + 1 > Int(NAME_MAX) { stem.removeLast() }
    return ".\(stem)\(suffix)"
  }
}
