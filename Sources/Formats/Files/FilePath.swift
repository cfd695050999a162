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
}
