public import Records
import Synchronization

/// A source that keeps a checksum of the bytes that pass through it.
public final class HashingSource: ByteSource {
  private let source: any ByteSource
  private let stream = Mutex(ChecksumStream())

  /// Passes a source's bytes on.
  public init(_ source: any ByteSource) { self.source = source }

  /// What messages call the source.
  public var name: String { source.name }

  /// The checksum of all bytes read so far.
  public var checksum: UInt64 { stream.withLock { $0.value } }

  /// Appends the next bytes and says how many there were; 0 only at the end.
  public func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let before = buffer.count
    let found = try source.read(into: &buffer, upTo: count)
    let bytes = buffer.slice[before...]
    stream.withLock { $0.append(bytes) }
    return found
  }
}
