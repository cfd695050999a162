import Formats
import Records
import Targets

#if canImport(Glibc)
  import Glibc
#endif

/// The only folder that `File` reads from.
///
/// Links inside it may lead to other places inside it, and nowhere else.
public struct FilesFolder: Sendable {
  /// The folder without links, `.` and `..`; nil when there is none.
  private let resolved: String?

  /// The folder of a path, which is looked up now.
  public init(_ path: String) { resolved = FilePath.resolved(path) }

  /// Whether there is such a folder.
  var isThere: Bool {
    guard let resolved else { return false }
    return Self.status(of: resolved)?.isFolder == true
  }

  /// Checks that a path names a readable file below the folder.
  ///
  /// Errors: `file.noFolder`, `file.outsideFolder` for absolute paths, `..` and links that lead outside,
  /// `file.notThere`, `file.notReadable`, `file.notAFile`. Links are followed before the check, not when the
  /// file is read later; whoever may change the folder between the two can also change its files.
  func check(_ path: ByteSlice) throws(RecordProblem) {
    guard let resolved else { throw .noFolder }
    if path.first == UInt8(ascii: "/") || Self.climbs(path) { throw .outsideFolder }
    // A zero byte would end the path early for the operating system.
    guard path.firstOffset(of: 0) == nil else { throw .notThere }
    guard let file = FilePath.resolved(resolved + "/" + String(path)) else { throw .notThere }
    guard file.hasPrefix(resolved == "/" ? "/" : resolved + "/") else { throw .outsideFolder }
    guard Self.status(of: file)?.isRegularFile == true else { throw .notAFile }
    guard unsafe access(file, R_OK) == 0 else { throw .notReadable }
  }

  /// The folder's own path, without links; nil when there is none.
  public var path: String? { resolved }

  /// Size and checksum of a file below the folder, which has passed `check`.
  ///
  /// Errors: `file.noFolder`, `file.notReadable`.
  func facts(of path: ByteSlice) throws(RecordProblem) -> MappedRequest.FileFacts {
    guard let resolved else { throw .noFolder }
    var stream = ChecksumStream()
    var size = 0
    var buffer = ByteBuffer()
    do throws(Diagnostic) {
      let source = try InputSource(path: resolved + "/" + String(path))
      while try source.read(into: &buffer, upTo: 64 * 1024) > 0 {
        size += buffer.count
        stream.append(buffer.slice)
        buffer.removeAll()
      }
    } catch {
      throw .notReadable
    }
    return MappedRequest.FileFacts(size: size, digest: stream.value)
  }

  /// Whether one of a path's components is `..`.
  private static func climbs(_ path: ByteSlice) -> Bool {
    var rest = path
    while true {
      let end = rest.firstOffset(of: UInt8(ascii: "/")) ?? rest.count
      if rest[..<end] == ".." { return true }
      if end == rest.count { return false }
      rest = rest[(end + 1)...]
    }
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? status : nil
  }
}

extension stat {
  fileprivate var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  fileprivate var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
}

extension RecordProblem {
  static var noFolder: RecordProblem {
    RecordProblem(
      "file.noFolder", "there is no folder that File may read from",
      advice: "name it as source: { files: \"photos\" }, relative to the mapping")
  }

  fileprivate static var outsideFolder: RecordProblem {
    RecordProblem(
      "file.outsideFolder", "the path leads out of the folder of source.files",
      advice: "give a path relative to that folder, without .. and links to elsewhere")
  }

  fileprivate static var notThere: RecordProblem {
    RecordProblem(
      "file.notThere", "the folder of source.files has no such file",
      advice: "check the name, its extension and its upper and lower case")
  }

  fileprivate static var notReadable: RecordProblem {
    RecordProblem(
      "file.notReadable", "the file below the folder of source.files cannot be read",
      advice: "give the user who runs muster the right to read it")
  }

  fileprivate static var notAFile: RecordProblem {
    RecordProblem(
      "file.notAFile", "the path names a folder or a device, no file",
      advice: "give the path of a file below the folder of source.files")
  }
}
