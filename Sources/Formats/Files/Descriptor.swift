import Records

#if canImport(Glibc)
  import Glibc
#endif

/// An open file of the operating system: the only place where files are read and written.
///
/// Interrupted calls are repeated, and a descriptor that does not block is waited for.
struct Descriptor: Sendable {
  /// What kind of file it is.
  enum Kind: Sendable {
    case regular
    case directory
    /// A pipe, a terminal, a device: what has no size and no name to replace.
    case stream
  }

  static let standardOutput = Descriptor(number: 1)

  let number: Int32

  /// Opens a file; the mode is for one that is created.
  static func open(
    _ path: String, _ flags: Int32, mode: mode_t = 0
  ) throws(SystemError) -> Descriptor {
    while true {
      let number = unsafe Glibc.open(path, flags | O_CLOEXEC | O_NOCTTY, mode)
      if number >= 0 { return Descriptor(number: number) }
      guard errno == EINTR else { throw SystemError() }
    }
  }

  /// The kind of the file, and the size of a regular one.
  func status() throws(SystemError) -> (kind: Kind, size: Int) {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw SystemError() }
    return (Kind(mode: status.st_mode), Int(status.st_size))
  }

  /// The kind of the file that a path leads to, symbolic links followed.
  static func kind(ofPath path: String) throws(SystemError) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw SystemError() }
    return Kind(mode: status.st_mode)
  }

  /// Tells the system that the file will be read from front to back.
  func adviseSequentialReading() { _ = posix_fadvise(number, 0, 0, POSIX_FADV_SEQUENTIAL) }

  /// Tells the system that the file will be read here and there, so that reading ahead is wasted.
  func adviseScatteredReading() { _ = posix_fadvise(number, 0, 0, POSIX_FADV_RANDOM) }

  /// Where in a regular file the next bytes are read.
  func offset() throws(SystemError) -> Int {
    let offset = lseek(number, 0, SEEK_CUR)
    guard offset >= 0 else { throw SystemError() }
    return Int(offset)
  }

  /// Goes to a place in a regular file, where the next bytes are read.
  func seek(to offset: Int) throws(SystemError) {
    guard lseek(number, off_t(offset), SEEK_SET) >= 0 else { throw SystemError() }
  }

  /// Appends the next bytes; 0 at the end.
  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(SystemError) -> Int {
    while true {
      var result = 0
      var failure: Int32 = 0
      unsafe buffer.append(upTo: count) { target in
        result = unsafe Glibc.read(number, target, count)
        failure = errno
        return max(result, 0)
      }
      if result >= 0 { return result }
      try waitOrThrow(failure, for: POLLIN)
    }
  }

  /// Reads as many bytes as were asked for from a place in a regular file; fewer are an error.
  @unsafe
  func read(
    _ count: Int, at offset: Int, into target: UnsafeMutableRawPointer
  ) throws(SystemError) {
    var done = 0
    while done < count {
      let result = unsafe pread(number, target + done, count - done, off_t(offset + done))
      if result > 0 { done += result } else if result == 0 { throw SystemError(number: EIO) }
      if result < 0 && errno != EINTR { throw SystemError() }
    }
  }

  /// Writes all bytes.
  func write(_ bytes: ByteSlice) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let result = unsafe Glibc.write(number, bytes.start + written, bytes.count - written)
      if result >= 0 { written += result } else { try waitOrThrow(errno, for: POLLOUT) }
    }
  }

  /// Waits until what was written is on the disk.
  func synchronise() throws(SystemError) {
    while fsync(number) != 0 { guard errno == EINTR else { throw SystemError() } }
  }

  func close() throws(SystemError) {
    // After EINTR Linux has closed the descriptor all the same.
    guard Glibc.close(number) == 0 || errno == EINTR else { throw SystemError() }
  }

  /// Returns if the call may be repeated.
  private func waitOrThrow(_ failure: Int32, for event: Int32) throws(SystemError) {
    if failure == EINTR { return }
    guard failure == EAGAIN else { throw SystemError(number: failure) }
    var waiting = pollfd(fd: number, events: Int16(event), revents: 0)
    _ = unsafe poll(&waiting, 1, -1)
  }
}

extension Descriptor.Kind {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    default: self = .stream
    }
  }
}

/// Why a call of the operating system failed.
struct SystemError: Error, Equatable {
  let number: Int32

  init(number: Int32) { self.number = number }

  /// The failure of the call just made.
  init() { number = errno }

  /// The system's own words: "No space left on device".
  var text: String { unsafe String(cString: strerror(number)) }
}
