/// What became of the records of a run.
///
/// Units: records. The reader counts `read`, whoever decides on a record counts the other three, so
/// that the sum is a check and not a definition.
public struct RecordAccount: Sendable, Equatable {
  /// Records that the reader delivered or refused.
  public var read = 0
  /// Records that were used, those that make no request included.
  public var mapped = 0
  /// Records that the mapping passes over on purpose.
  public var skipped = 0
  /// Records that could not be used.
  public var rejected = 0

  /// An account of nothing yet.
  public init() {}

  /// An account of known figures.
  public init(read: Int, mapped: Int, skipped: Int, rejected: Int) {
    self.read = read
    self.mapped = mapped
    self.skipped = skipped
    self.rejected = rejected
  }

  /// Whether every record is in one state.
  public var holds: Bool { read == mapped + skipped + rejected }

  /// The sum in one line: `records: 10 read = 8 mapped + 1 skipped + 1 rejected`.
  public var text: String {
    "records: \(read) read \(holds ? "=" : "≠") "
      + "\(mapped) mapped + \(skipped) skipped + \(rejected) rejected"
  }
}
