public import Records
import Synchronization

/// A source that keeps a copy of its bytes on disk, so that a pipe can be read twice.
///
/// The copy has no name and is gone with the process. What was not read the first time is not there the second.
/// Errors: those of the source and of `SpillFile`.
public final class SpooledSource: ByteSource, @unchecked Sendable {
  // Unchecked: the file is written by whoever reads, one task at a time, and only then read again.

  private let source: any ByteSource
  private let file: SpillFile
  private var size = 0

  /// Copies a source while it is read.
  public init(
    _ source: any ByteSource, folder: String, temporaryFiles: TemporaryFiles
  ) throws(Diagnostic) {
    self.source = source
    file = try SpillFile(
      folder: folder, content: "the input, which has to be read twice,",
      temporaryFiles: temporaryFiles)
  }

  /// What messages call the source.
  public var name: String { source.name }

  /// Appends the next bytes and says how many there were; 0 only at the end.
  public func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let before = buffer.count
    let found = try source.read(into: &buffer, upTo: count)
    try file.append(buffer.slice[before...])
    size += found
    return found
  }

  /// A source of the bytes that were read, from the first on.
  public func again() -> any ByteSource { SpooledCopy(name: name, file: file, size: size) }
}

/// The copy of a source's bytes.
private final class SpooledCopy: ByteSource, @unchecked Sendable {
  // Unchecked: nobody writes to the file any more, and the position has a lock.

  let name: String
  private let file: SpillFile
  private let size: Int
  private let position = Mutex(0)

  init(name: String, file: SpillFile, size: Int) {
    self.name = name
    self.file = file
    self.size = size
  }

  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let range = position.withLock { position in
      let end = min(size, position + count)
      defer { position = end }
      return position..<end
    }
    guard !range.isEmpty else { return 0 }
    var failure: Diagnostic?
    unsafe buffer.append(upTo: range.count) { target in
      do throws(Diagnostic) {
        try unsafe file.read(range.count, at: range.lowerBound, into: target)
        return range.count
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return range.count
  }
}
