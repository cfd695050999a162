/// Where a key occurred first.
///
/// Units: both count from 1, as in `Place`; the line is 0 in formats without lines.
public struct KeyPlace: Sendable, Equatable, BitwiseCopyable {
  /// The record's ordinal in the input.
  public var record: Int64
  /// The line where the record begins.
  public var line: Int64

  /// The place of a record.
  public init(record: Int64, line: Int64) {
    self.record = record
    self.line = line
  }
}
