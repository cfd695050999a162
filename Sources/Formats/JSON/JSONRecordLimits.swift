/// What JSON input may not exceed.
public struct JSONRecordLimits: Sendable {
  /// The longest field, in bytes as they stand in the input, without the quotes of text.
  public var maximumFieldSize = 1 << 20
  /// The longest record, in bytes of UTF-8.
  public var maximumRecordSize = 8 << 20
  /// How deep arrays and objects may lie in each other; the record itself counts.
  public var maximumDepth = 512
  /// The longest number, in bytes: nothing that people count has more digits.
  public var maximumNumberSize = 1024

  /// The limits of DESIGN.md section 10.
  public init() {}
}
