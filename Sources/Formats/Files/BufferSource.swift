public import Records
import Synchronization

/// Bytes in memory as a source.
public final class BufferSource: ByteSource {
  /// What messages call it.
  public let name: String
  private let bytes: FixedBytes
  /// How many bytes have been given.
  private let given = Mutex(0)

  /// A source of some bytes.
  public init(_ bytes: FixedBytes, name: String) {
    self.bytes = bytes
    self.name = name
  }

  /// Appends the next bytes and says how many there were; 0 only at the end.
  public func read(into buffer: inout ByteBuffer, upTo count: Int) -> Int {
    let range = given.withLock { given in
      let end = min(bytes.slice.count, given + count)
      defer { given = end }
      return given..<end
    }
    buffer.append(bytes.slice[range])
    return range.count
  }
}
