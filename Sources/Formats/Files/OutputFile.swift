public import Records

#if canImport(Glibc)
  import Glibc
#endif

/// An output that is there whole or not at all.
///
/// A file is written under a temporary name in the same folder, readable by its owner only, and takes
/// its own name in `finish`; an existing file stays untouched until then. Standard output, pipes and
/// devices are written to directly. An output that is dropped without `finish` is discarded.
///
/// Errors: `OutputFailure`. SIGPIPE must be ignored by the program, or a broken pipe ends it.
/// Memory: small writes are gathered up to 256 KiB, larger ones go straight to the system.
public struct OutputFile: ~Copyable {
  private static let gatheredCount = 256 * 1024
  /// How many leftovers of the same name are stepped over.
  private static let attempts = 1_000

  /// What messages call it: the path as given, or "standard output".
  public let name: String

  /// How many bytes were written.
  public private(set) var byteCount = 0

  /// Whether the bytes go to a pipe, a device or standard output, where nothing can be taken back.
  public var isStream: Bool { finalPath == nil }

  private let flag: String
  private let descriptor: Descriptor
  private let closes: Bool
  private let finalPath: String?
  private let temporaryPath: String
  private let temporaryFiles: TemporaryFiles?
  private var gathered = ByteBuffer()
  private var isOpen = true

  /// Creates the output of a path; `-` is standard output.
  ///
  /// - Parameters:
  ///   - flag: The flag that names the output, for advice.
  ///   - temporaryFiles: The run's list of what an interrupt must remove.
  public init(
    path: String, flag: String = "-o", temporaryFiles: TemporaryFiles? = nil
  ) throws(OutputFailure) {
    name = path == "-" ? "standard output" : path
    self.flag = flag
    self.temporaryFiles = temporaryFiles
    do throws(SystemError) {
      switch try OutputDestination(path: path) {
      case .stream(let descriptor, let closes):
        self.descriptor = descriptor
        self.closes = closes
        finalPath = nil
        temporaryPath = ""
      case .file(let finalPath):
        (descriptor, temporaryPath) = try Self.create(beside: finalPath, noting: temporaryFiles)
        closes = true
        self.finalPath = finalPath
      }
    } catch {
      throw OutputFailure(error, name: name, flag: flag)
    }
  }

  deinit { if isOpen { abandon() } }

  /// Adds bytes.
  public mutating func write(_ bytes: ByteSlice) throws(OutputFailure) {
    precondition(isOpen, "the output is closed")
    byteCount += bytes.count
    if gathered.count + bytes.count < Self.gatheredCount { return gathered.append(bytes) }
    try flush()
    try attempt { () throws(SystemError) in try descriptor.write(bytes) }
  }

  /// Hands over to the system what was gathered, so that a reader of the stream sees it.
  public mutating func flush() throws(OutputFailure) {
    guard !gathered.isEmpty else { return }
    defer { gathered.removeAll() }
    try attempt { () throws(SystemError) in try descriptor.write(gathered.slice) }
  }

  /// Completes the output and gives the file its name; after an error it is discarded.
  ///
  /// - Parameter synchronises: Whether to wait until file and name are on the disk.
  public mutating func finish(synchronises: Bool = false) throws(OutputFailure) {
    guard isOpen else { return }
    do throws(OutputFailure) {
      try flush()
      if synchronises && !isStream {
        try attempt { () throws(SystemError) in try descriptor.synchronise() }
      }
    } catch {
      discard()
      throw error
    }
    isOpen = false
    if closes {
      do throws(SystemError) { try descriptor.close() } catch {
        removeTemporaryFile()
        throw OutputFailure(error, name: name, flag: flag)
      }
    }
    if let finalPath { try takeName(finalPath, synchronises: synchronises) }
  }

  /// Removes the file that an earlier run left under a name; streams and folders stay.
  public static func removeEarlier(_ path: String, flag: String = "-o") throws(OutputFailure) {
    do throws(SystemError) {
      guard try Descriptor.kind(ofPath: path) == .regular else { return }
      guard unsafe unlink(path) == 0 else { throw SystemError() }
    } catch {
      if error.number == ENOENT || error.number == ENOTDIR { return }
      throw OutputFailure(error, name: path, flag: flag)
    }
  }

  /// Closes the output and removes the unfinished file; nothing if it is finished.
  public mutating func discard() {
    guard isOpen else { return }
    isOpen = false
    abandon()
  }

  private func abandon() {
    if closes { try? descriptor.close() }
    removeTemporaryFile()
  }

  private func removeTemporaryFile() {
    guard !isStream else { return }
    unsafe unlink(temporaryPath)
    temporaryFiles?.remove(temporaryPath)
  }

  private func takeName(_ finalPath: String, synchronises: Bool) throws(OutputFailure) {
    guard unsafe rename(temporaryPath, finalPath) == 0 else {
      let error = SystemError()
      removeTemporaryFile()
      throw OutputFailure(error, name: name, flag: flag)
    }
    temporaryFiles?.remove(temporaryPath)
    guard synchronises else { return }
    try attempt { () throws(SystemError) in
      let folder = try Descriptor.open(FilePath.split(finalPath).folder, O_RDONLY | O_DIRECTORY)
      defer { try? folder.close() }
      try folder.synchronise()
    }
  }

  private func attempt(_ call: () throws(SystemError) -> Void) throws(OutputFailure) {
    do throws(SystemError) { try call() } catch {
      throw OutputFailure(error, name: name, flag: flag)
    }
  }

  /// Creates the unfinished file under the first name that is free: a killed process may have left one,
  /// and in a container it had our number.
  private static func create(
    beside finalPath: String, noting temporaryFiles: TemporaryFiles?
  ) throws(SystemError) -> (Descriptor, String) {
    let (folder, name) = FilePath.split(finalPath)
    for attempt in 0..<attempts {
      let path = FilePath.join(
        folder, OutputDestination.temporaryName(for: name, attempt: attempt))
      do throws(SystemError) {
        let descriptor = try Descriptor.open(
          path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        temporaryFiles?.add(path)
        return (descriptor, path)
      } catch {
        guard error.number == EEXIST else { throw error }
      }
    }
    throw SystemError(number: EEXIST)
  }
}
