/// Bytes that never change, with as many owners as there need to be.
public final class FixedBytes: Sendable {
  private let buffer: ByteBuffer

  /// The contents of a buffer.
  public init(_ buffer: consuming ByteBuffer) { self.buffer = buffer }

  /// A view of the bytes, valid as long as they have an owner.
  public var slice: ByteSlice { buffer.slice }
}
