import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// A file system in memory that holds 64 KiB, where the machine lets a test mount one.
public struct SmallDisk {
  private let path: String

  /// Whether the machine lets this process mount one.
  public static let canMount: Bool = {
    guard let folder = try? TemporaryFolder(), let disk = try? SmallDisk(at: folder.path) else {
      return false
    }
    disk.unmount()
    return true
  }()

  /// Mounts one over a folder.
  public init(at path: String) throws {
    let result = unsafe "size=64k".withCString { options in
      unsafe mount("tmpfs", path, "tmpfs", 0, options)
    }
    guard result == 0 else { throw CocoaError(.fileWriteUnknown) }
    self.path = path
  }

  /// Gives the folder back.
  public func unmount() { unsafe umount2(path, Int32(MNT_DETACH)) }
}
