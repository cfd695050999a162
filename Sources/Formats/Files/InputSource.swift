import FoundationEssentials
public import Records

#if canImport(Glibc)
  import Glibc
#endif

/// A file, a pipe or standard input, read from front to back.
///
/// Errors: `input.missing`, `input.directory`, `input.permission`, `input.unreadable`, with the system's
/// words and advice.
/// Memory: none of its own; it reads into the caller's buffer and closes what it opened when it goes.
public final class InputSource: ByteSource {
  /// What messages call it: the path as given, or "standard input".
  public let name: String

  /// How many bytes a regular file has; nil for pipes and devices.
  public let size: Int?

  private let descriptor: Descriptor
  private let isStandardInput: Bool
  /// Where the input begins in a regular file, which the shell may have read from before.
  private let start: Int

  /// Opens a path; `-` is standard input.
  ///
  /// - Parameter standardInput: The descriptor that `-` stands for, which stays open.
  public init(path: String, standardInput: Int32 = 0) throws(Diagnostic) {
    let name = path == "-" ? "standard input" : path
    let isStandardInput = path == "-"
    let descriptor: Descriptor
    let status: (kind: Descriptor.Kind, size: Int)
    let start: Int
    do throws(SystemError) {
      descriptor =
        isStandardInput
        ? Descriptor(number: standardInput) : try Descriptor.open(path, O_RDONLY)
      status = try descriptor.status()
      start = status.kind == .regular ? try descriptor.offset() : 0
    } catch {
      throw Self.problem(error, path: path, name: name)
    }
    self.name = name
    self.start = start
    self.descriptor = descriptor
    self.isStandardInput = isStandardInput
    size = status.kind == .regular ? status.size : nil
    if status.kind == .directory {
      throw Self.problem(SystemError(number: EISDIR), path: path, name: name)
    }
    descriptor.adviseSequentialReading()
  }

  deinit { if !isStandardInput { try? descriptor.close() } }

  /// Appends the next bytes and says how many there were; 0 only at the end.
  public func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    do throws(SystemError) {
      return try descriptor.read(into: &buffer, upTo: count)
    } catch {
      throw Self.problem(error, path: name, name: name)
    }
  }

  /// Goes back to the beginning, so that the input is read again; only where its size is known.
  public func rewind() throws(Diagnostic) {
    do throws(SystemError) {
      try descriptor.seek(to: start)
    } catch {
      throw Self.problem(error, path: name, name: name)
    }
  }

  private static func problem(_ error: SystemError, path: String, name: String) -> Diagnostic {
    let place = Place(file: name)
    switch error.number {
    case ENOENT, ENOTDIR:
      return Diagnostic(
        "input.missing", "there is no such file", advice: neighbour(of: path), place: place)
    case EISDIR:
      return Diagnostic(
        "input.directory", "this is a folder, not a file", advice: "name one file in it",
        place: place)
    case EACCES, EPERM:
      return Diagnostic(
        "input.permission", "the file may not be read: \(error.text)",
        advice: "ask its owner for the right to read it (ls -l shows who that is)", place: place)
    default:
      return Diagnostic(
        "input.unreadable", "the input cannot be read: \(error.text)",
        advice: "check the disk or the program that writes the pipe, then run again", place: place)
    }
  }

  /// Advice that names the file which was probably meant.
  private static func neighbour(of path: String) -> String {
    let (folder, name) = FilePath.split(path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return "check the path: there is no folder \"\(folder)\" that can be read"
    }
    // A folder of a hundred thousand exports is not searched for long.
    guard let near = Suggestion.nearest(to: name, among: names.prefix(2_000).sorted()) else {
      return "check the path; relative paths begin at the current folder"
    }
    return "did you mean \"\(folder == "." ? near : folder + "/" + near)\"?"
  }
}
