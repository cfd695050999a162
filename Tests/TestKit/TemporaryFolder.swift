import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// A folder of one test, removed with the object.
public final class TemporaryFolder: Sendable {
  /// The folder's absolute path.
  public let path: String

  /// A new folder in the system's temporary folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.path + "/muster-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in the folder, which is written first when a text is given.
  public func file(_ name: String, _ text: String? = nil) throws -> String {
    let file = path + "/" + name
    if let text { try Data(text.utf8).write(to: URL(filePath: file)) }
    return file
  }

  /// What a file of the folder holds.
  public func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path + "/" + name)), as: UTF8.self)
  }

  /// The names of the folder's contents, sorted.
  public var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// What this process has open in the folder, files without a name included.
  public var openFiles: [String] {
    get throws {
      let numbers = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
      return numbers.compactMap { number in
        let target = try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/" + number)
        return target?.hasPrefix(path + "/") == true ? target : nil
      }
    }
  }

  /// Changes the permissions of something in the folder, or of the folder itself.
  public func setPermissions(_ mode: Int, of name: String = "") throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: path + "/" + name)
  }

  /// The permissions of something in the folder.
  public func permissions(of name: String) throws -> Int? {
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + name)
    return attributes[.posixPermissions] as? Int
  }
}

/// Root may read and write everything, so tests about permissions say nothing then.
public let isRoot = geteuid() == 0
