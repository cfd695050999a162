import Records

#if canImport(Glibc)
  import Glibc
#endif

/// A file without a name for what does not fit in memory.
///
/// The system frees a file without a name as soon as nobody has it open, so nothing stays behind
/// however the process ends, `kill -9` and a power cut included. Where a file system cannot create such
/// a file, it has a name for the moment between creating and removing it, and is noted for that long.
/// Errors: `spill.full`, `spill.permission`, `spill.missingFolder`, `spill.failed`.
final class SpillFile {
  /// How many leftovers of the same name are stepped over.
  private static let attempts = 1_000

  private let descriptor: Descriptor
  private let folder: String
  private let content: String

  /// Creates an empty file.
  ///
  /// - Parameters:
  ///   - content: What it is for, as the beginning of the sentence that says what failed.
  ///   - temporaryFiles: The run's list of what an interrupt must remove.
  ///   - isReadInOrder: Whether it is read from front to back and not here and there.
  init(
    folder: String, content: String, temporaryFiles: TemporaryFiles, isReadInOrder: Bool = false
  ) throws(Diagnostic) {
    self.folder = folder
    self.content = content
    do throws(SystemError) {
      descriptor = try Self.create(in: folder, noting: temporaryFiles)
    } catch {
      throw Diagnostic.spill(error, content: content, folder: folder)
    }
    if isReadInOrder {
      descriptor.adviseSequentialReading()
    } else {
      descriptor.adviseScatteredReading()
    }
  }

  deinit { try? descriptor.close() }

  /// Adds bytes at the end.
  func append(_ bytes: ByteSlice) throws(Diagnostic) {
    do throws(SystemError) { try descriptor.write(bytes) } catch {
      throw Diagnostic.spill(error, content: content, folder: folder)
    }
  }

  /// Reads bytes that were written, into memory that the caller vouches for.
  @unsafe
  func read(
    _ count: Int, at offset: Int, into target: UnsafeMutableRawPointer
  ) throws(Diagnostic) {
    do throws(SystemError) { try unsafe descriptor.read(count, at: offset, into: target) } catch {
      throw Diagnostic.spill(error, content: content, folder: folder)
    }
  }

  private static func create(
    in folder: String, noting temporaryFiles: TemporaryFiles
  ) throws(SystemError) -> Descriptor {
    // Linux's O_TMPFILE, a macro that Swift does not import; O_EXCL: nor may it get a name later.
    let withoutName = 0o20_000_000 | O_DIRECTORY | O_EXCL
    do throws(SystemError) {
      return try Descriptor.open(folder, O_RDWR | withoutName, mode: 0o600)
    } catch {
      // EISDIR: a kernel that does not know the flag sees an attempt to write to a folder.
      guard error.number == EOPNOTSUPP || error.number == EISDIR else { throw error }
      return try createAndUnlink(in: folder, noting: temporaryFiles)
    }
  }

  /// A file that loses its name at once.
  static func createAndUnlink(
    in folder: String, noting temporaryFiles: TemporaryFiles
  ) throws(SystemError) -> Descriptor {
    for attempt in 0..<attempts {
      let path = FilePath.join(
        folder, OutputDestination.temporaryName(for: "spill", attempt: attempt))
      do throws(SystemError) {
        let descriptor = try Descriptor.open(
          path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
        temporaryFiles.add(path)
        // If the name stays, it stays noted too, and is removed at the end of the run.
        if unsafe unlink(path) == 0 { temporaryFiles.remove(path) }
        return descriptor
      } catch {
        guard error.number == EEXIST else { throw error }
      }
    }
    throw SystemError(number: EEXIST)
  }
}

extension Diagnostic {
  /// What does not fit in memory cannot be kept on disk either.
  fileprivate static func spill(
    _ error: SystemError, content: String, folder: String
  ) -> Diagnostic {
    let choose = "set \(SpillFolder.variable) to a folder"
    let (code, advice): (DiagnosticCode, String) =
      switch error.number {
      case ENOSPC, EDQUOT, EFBIG:
        ("spill.full", "make room there, or \(choose) on another disk, and run again")
      case EACCES, EPERM, EROFS: ("spill.permission", "\(choose) that you may write to")
      case ENOENT, ENOTDIR:
        ("spill.missingFolder", "create the folder, or \(choose) that exists")
      default: ("spill.failed", "\(choose) on another disk, and run again")
      }
    return Diagnostic(
      code, "\(content) cannot be kept on disk in this folder: \(error.text)", advice: advice,
      place: Place(file: folder))
  }
}
