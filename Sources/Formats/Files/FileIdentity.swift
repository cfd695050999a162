#if canImport(Glibc)
  import Glibc
#endif

/// Which regular file a path leads to, so that two paths to the same file can be told.
public struct FileIdentity: Sendable, Hashable {
  private let device: UInt
  private let number: UInt
  /// The name in the folder that the numbers are of, for a file that is not there yet.
  private let name: String?

  /// The file of a path, there already or not; nil for pipes, devices and folders, and in folders that
  /// are not there.
  public init?(path: String) {
    var status = stat()
    if unsafe stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { return nil }
      self.init(status, name: nil)
      return
    }
    let (folder, name) = FilePath.split(path)
    guard errno == ENOENT, unsafe stat(folder, &status) == 0 else { return nil }
    self.init(status, name: name)
  }

  /// Whether a path is no file with a place of its own: `-`, an open descriptor, a pipe or a device.
  public static func isStream(_ path: String) -> Bool {
    let descriptors = ["/dev/stdin", "/dev/stdout", "/dev/stderr"]
    if path == "-" || descriptors.contains(path) { return true }
    if path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/") { return true }
    return (try? Descriptor.kind(ofPath: path)) == .stream
  }

  private init(_ status: stat, name: String?) {
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
    self.name = name
  }
}
