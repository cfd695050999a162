#if canImport(Glibc)
  import Glibc
#endif

/// The parts of a path as it is written; no file is looked at.
public enum FilePath {
  /// The folder and the name in it; the folder of a bare name is `.`, the name of a path that ends
  /// with `/` is empty.
  public static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// The path of a name in a folder.
  public static func join(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }

  /// A path that is absolute, or relative to a folder.
  public static func resolve(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") || folder == "." ? path : join(folder, path)
  }

  /// The way from a folder to a path, both absolute and without links, `.` and `..`.
  public static func relative(_ path: String, from folder: String) -> String {
    let goal = path.split(separator: "/")
    let start = folder.split(separator: "/")
    let shared = zip(goal, start).prefix { $0 == $1 }.count
    let steps =
      Array(repeating: "..", count: start.count - shared) + goal[shared...].map(String.init)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  /// A folder's path without links, `.` and `..`; nil when there is none.
  public static func resolved(_ folder: String) -> String? {
    guard let found = unsafe realpath(folder, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}
