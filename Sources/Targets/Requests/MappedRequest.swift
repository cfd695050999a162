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

  /// One value; 24 bytes.
  public struct Value: BitwiseCopyable {
    /// The text, or a file's path.
    public var bytes: ByteSlice
    /// Which of the mapping's names it has; in a JSON body, which leaf it is.
    public var name: Int32
    /// Where it goes.
    public var part: Part
    /// The kind that it had: text, a number, a truth value, or a file.
    public var kind: Cell.Kind
    /// Whether it is one of a list's elements.
    public var isElement = false

    /// A value for a part of a request.
    public init(part: Part, kind: Cell.Kind, name: Int32, bytes: ByteSlice) {
      self.part = part
      self.kind = kind
      self.name = name
      self.bytes = bytes
    }
  }

  /// What is known about a file that a request sends along.
  public struct FileFacts: Sendable {
    /// How many bytes it has.
    public var size: Int
    /// The checksum of its bytes, by which a changed file is noticed before it is sent.
    public var digest: UInt64

    /// Facts of a file that has been read.
    public init(size: Int, digest: UInt64) {
      self.size = size
      self.digest = digest
    }
  }

  /// Which of the mapping's requests it is; its shape has the same number.
  public var shape = 0
  /// The path, percent-encoded and relative to the base URL.
  public var path = ByteSlice.empty
  /// The values, in order.
  public var values = GrowingTable<Value>()
  /// The facts of the values that are files, in order.
  public var files: [FileFacts] = []

  /// What the records of a collecting request have in common; empty for others.
  public var group = ByteSlice.empty

  /// A request without values.
  public init() {}

  /// Whether one of the values is a file, so that the body has to be multipart.
  public var hasFile: Bool { !files.isEmpty }
}
