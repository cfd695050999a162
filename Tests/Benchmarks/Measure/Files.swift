import Glibc
import Records

/// A file that is written from the start.
struct OutputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(BenchmarkFailure) {
    self.path = path
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw BenchmarkFailure("cannot write \(path): \(lastError())") }
  }

  deinit { close(descriptor) }

  /// Writes all of some bytes.
  func write(_ bytes: ByteSlice) throws(BenchmarkFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = unsafe Glibc.write(descriptor, rest.start, rest.count)
      guard written > 0 else { throw BenchmarkFailure("cannot write \(path): \(lastError())") }
      rest = rest[written...]
    }
  }
}

/// A file that is read from the start.
struct InputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(BenchmarkFailure) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw BenchmarkFailure("cannot read \(path): \(lastError())") }
  }

  deinit { close(descriptor) }

  /// Reads up to so many bytes behind what a buffer holds; false at the end of the file.
  func read(upTo count: Int, into buffer: inout ByteBuffer) throws(BenchmarkFailure) -> Bool {
    let before = buffer.count
    var isFailed = false
    unsafe buffer.append(upTo: count) { address in
      let length = unsafe Glibc.read(descriptor, address, count)
      isFailed = length < 0
      return max(0, length)
    }
    if isFailed { throw BenchmarkFailure("cannot read \(path): \(lastError())") }
    return buffer.count > before
  }

  /// How many bytes the file holds.
  func byteCount() throws(BenchmarkFailure) -> Int {
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else {
      throw BenchmarkFailure("cannot read \(path): \(lastError())")
    }
    return Int(facts.st_size)
  }
}

/// The system's words for the last error.
func lastError() -> String {
  guard let text = unsafe strerror(errno) else { return "error \(errno)" }
  return unsafe String(cString: text)
}

/// Says something to the person who runs the benchmark.
func writeToStandardError(_ text: String) {
  var bytes = ByteBuffer()
  bytes.append(text)
  _ = unsafe write(STDERR_FILENO, bytes.slice.start, bytes.count)
}
