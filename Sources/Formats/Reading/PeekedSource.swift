public import Records
import Synchronization

/// A source whose first bytes have been looked at before it is read from the beginning.
public final class PeekedSource: ByteSource {
  private let source: any ByteSource
  private let head: FixedBytes
  /// How many bytes of the head have been given.
  private let given = Mutex(0)

  /// Reads the first bytes of a source: so many, or all if there are fewer.
  public init(_ source: any ByteSource, count: Int) throws(Diagnostic) {
    var head = ByteBuffer(capacity: count)
    while head.count < count {
      if try source.read(into: &head, upTo: count - head.count) == 0 { break }
    }
    self.source = source
    self.head = FixedBytes(head)
  }

  /// What messages call the source.
  public var name: String { source.name }

  /// The first bytes, valid as long as the source.
  public var firstBytes: ByteSlice { head.slice }

  /// Appends the next bytes, those that were looked at first, and says how many there were; 0 only at the end.
  public func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Int {
    let range = given.withLock { given in
      let end = min(head.slice.count, given + count)
      defer { given = end }
      return given..<end
    }
    if range.isEmpty { return try source.read(into: &buffer, upTo: count) }
    buffer.append(head.slice[range])
    return range.count
  }
}
