import Formats
import Records
import Synchronization

/// Bytes that come in chunks of given sizes, the last size repeated: a pipe whose cuts a test chooses.
final class ChunkedSource: ByteSource {
  let name = "staff.csv"
  private let bytes: [UInt8]
  private let sizes: [Int]
  private let state = Mutex((position: 0, chunk: 0))

  init(_ bytes: [UInt8], sizes: [Int] = [.max]) {
    self.bytes = bytes
    self.sizes = sizes
  }

  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let range = state.withLock { state in
      let size = min(sizes[min(state.chunk, sizes.count - 1)], count, bytes.count - state.position)
      state.chunk += 1
      defer { state.position += size }
      return state.position..<state.position + size
    }
    for byte in bytes[range] { buffer.append(byte) }
    return range.count
  }
}

/// What came out of reading: the text, and the problem that ended it.
struct ReadResult: Equatable {
  var text: [UInt8] = []
  var encoding: TextEncoding?
  var evidence: TextInput.Evidence?
  var problem: Diagnostic?
}

/// Reads all of a source as text.
func readAll(
  _ source: any ByteSource, encoding: EncodingChoice = .automatic, invalid: InvalidBytes = .stop
) -> ReadResult {
  var result = ReadResult()
  var input = TextInput(source, encoding: encoding, invalid: invalid)
  var text = ByteBuffer()
  do throws(Diagnostic) {
    while try input.read(into: &text) {
      result.text += Array(text.slice)
      text.removeAll()
    }
  } catch {
    result.text += Array(text.slice)
    result.problem = error
  }
  result.encoding = input.encoding
  result.evidence = input.evidence
  return result
}

/// A buffer of some bytes.
func buffer(_ bytes: some Sequence<UInt8>) -> ByteBuffer {
  var buffer = ByteBuffer()
  for byte in bytes { buffer.append(byte) }
  return buffer
}

/// Shows bytes to a function, as a slice that is valid as long as it runs.
func withSlice<Result, Failure: Error>(
  _ bytes: some Sequence<UInt8>, _ body: (ByteSlice) throws(Failure) -> Result
) throws(Failure) -> Result {
  let owner = buffer(bytes)
  return try withExtendedLifetime(owner) { owner throws(Failure) in try body(owner.slice) }
}

/// A text in UTF-16, without a mark.
func utf16(_ text: String, highByteFirst: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    return highByteFirst ? pair : pair.reversed()
  }
}
