public import FoundationEssentials

/// A folder of third-party test data, which is not part of the repository.
///
/// It lies in the folder that `MUSTER_CONFORMANCE` names, else in the `shared/conformance` nearest
/// above the package. Suites that need it are enabled by `isPresent`, so that they are skipped visibly.
public struct ConformanceFolder: Sendable {
  /// Where the folder is, if it was found.
  public let url: URL?

  /// The folder of a suite: `ConformanceFolder("json5-tests")`.
  public init(_ name: String) {
    url = Self.root.map { $0.appending(path: name) }.flatMap { Self.isFolder($0) ? $0 : nil }
  }

  /// Whether the data is there.
  public var isPresent: Bool { url != nil }

  /// The paths of all files below the folder, relative to it and sorted; of some endings, if they are given.
  public func files(endingIn endings: String...) -> [String] {
    guard let url else { return [] }
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: url.path)) ?? []
    return paths.filter { path in
      !Self.isFolder(url.appending(path: path))
        && (endings.isEmpty || endings.contains { path.hasSuffix($0) })
    }.sorted()
  }

  /// The bytes of a file, given by its path relative to the folder.
  public func bytes(of path: String) throws -> [UInt8] {
    guard let url else { throw CocoaError(.fileNoSuchFile) }
    return [UInt8](try Data(contentsOf: url.appending(path: path)))
  }

  private static let root: URL? = {
    if let path = ProcessInfo.processInfo.environment["MUSTER_CONFORMANCE"] {
      return URL(filePath: path)
    }
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path.count > 1 {
      let candidate = folder.appending(path: "shared/conformance")
      if isFolder(candidate) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  private static func isFolder(_ url: URL) -> Bool {
    var isFolder = false
    return FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) && isFolder
  }
}
