#if canImport(Glibc)
  import Glibc
#endif

/// The folder for what does not fit in memory.
public enum SpillFolder {
  /// The environment variable by which people choose it.
  public static let variable = "TMPDIR"

  /// The folder to use, given the value of the environment variable.
  ///
  /// Without a choice it is `/var/tmp`, which is on a disk, where `/tmp` is often in memory; `/tmp`
  /// where that cannot be written.
  public static func path(chosen: String?) -> String {
    if let chosen, !chosen.isEmpty { return chosen }
    return unsafe access("/var/tmp", W_OK | X_OK) == 0 ? "/var/tmp" : "/tmp"
  }
}
