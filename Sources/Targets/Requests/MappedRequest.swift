public import Records

/// One request that a record became: its path and values, ready to be written down.
///
/// Shape: the values in the order of the mapping, each with the part of the request that it goes to; a
/// list is a run of values of one name.
/// Memory: the slices belong to the mapper that made it and are valid until its next record.
public struct MappedRequest: ~Copyable {
  /// A part of a request.
  public enum Part: UInt8, BitwiseCopyable, Sendable {
    /// A variable part of the path, before encoding; the path itself has it already.
    case path
    /// Behind the question mark.
    case query
    /// A header.
    case header
    /// A field of the body.
    case body
  }

  /// One value.
  public struct Value: BitwiseCopyable {
    /// Where it goes.
    public var part: Part
    /// The kind that it had: text, a number, a truth value, or a file.
    public var kind: Cell.Kind
    /// The name in JSON.
    public var name: ValueName
    /// The text, or a file's path.
    public var bytes: ByteSlice
    /// The size of a file, in bytes.
    public var size = 0
    /// The checksum of a file.
    public var digest: UInt64 = 0

    /// A value for a part of a request.
    public init(part: Part, kind: Cell.Kind, name: ValueName, bytes: ByteSlice) {
      self.part = part
      self.kind = kind
      self.name = name
      self.bytes = bytes
    }
  }

  /// Which of the mapping's requests it is; its shape has the same number.
  public var shape = 0
  /// The path, percent-encoded and relative to the base URL.
  public var path = ByteSlice.empty
  /// The values, in order.
  public var values = GrowingTable<Value>()

  /// A request without values.
  public init() {}

  /// Whether one of the values is a file, so that the body has to be multipart.
  public var hasFile: Bool {
    for position in 0..<values.count where values[position].kind == .file { return true }
    return false
  }
}
