/// The parts of a path as it is written; no file is looked at.
enum FilePath {
  /// The folder and the name in it; the folder of a bare name is `.`, the name of a path that ends
  /// with `/` is empty.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// The path of a name in a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder == "/" ? "/" + name : folder + "/" + name
  }
}
