import FoundationEssentials

/// The repository that these tests are part of.
enum Repository {
  /// Its folder.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folders of Sources, which are the modules.
  static func modules() throws -> [String] { try folders(in: "Sources") }

  /// The folders in a folder, sorted.
  static func folders(in path: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: url(of: path).path)
    return names.filter { isFolder(path + "/" + $0) }.sorted()
  }

  /// The files below a folder whose names have one of some endings, sorted by their paths.
  static func files(below path: String, endingIn endings: String...) throws -> [RepositoryFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: url(of: path).path)
    return try names.sorted().filter { name in
      endings.contains { name.hasSuffix($0) } && !isFolder(path + "/" + name)
    }.map { try file(path + "/" + $0) }
  }

  /// One file.
  static func file(_ path: String) throws -> RepositoryFile {
    RepositoryFile(path: path, text: String(decoding: try bytes(of: path), as: UTF8.self))
  }

  /// What a file holds.
  static func bytes(of path: String) throws -> Data { try Data(contentsOf: url(of: path)) }

  /// Where a file or folder is.
  static func url(of path: String) -> URL { folder.appending(path: path) }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: url(of: path).path, isDirectory: &isFolder)
      && isFolder
  }
}

/// A text file of the repository, or one that a test makes up.
struct RepositoryFile {
  /// Its path from the repository's folder.
  let path: String
  /// What it holds.
  let text: String

  /// Its lines without their ends.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// How many lines it has.
  var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  /// The folder of Sources or Tests that it is in: `JSON` for `Sources/JSON/Tree/JSONNode.swift`.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[1]) : ""
  }
}
