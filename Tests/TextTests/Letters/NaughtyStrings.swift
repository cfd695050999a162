import Foundation

/// The Big List of Naughty Strings, where it is there.
enum NaughtyStrings {
  /// All strings; none without the conformance folder.
  static let all: [String] = {
    guard let folder = conformanceFolder else { return [] }
    let file = folder.appendingPathComponent("naughty-strings/blns.json")
    guard let data = try? Data(contentsOf: file) else { return [] }
    return (try? JSONDecoder().decode([String].self, from: data)) ?? []
  }()

  /// Whether the tests over them can run.
  static var areThere: Bool { !all.isEmpty }

  /// `MUSTER_CONFORMANCE`, or `shared/conformance` in the nearest folder above this package that has one.
  private static var conformanceFolder: URL? {
    if let path = ProcessInfo.processInfo.environment["MUSTER_CONFORMANCE"] {
      return URL(fileURLWithPath: path)
    }
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("shared/conformance")
      if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
