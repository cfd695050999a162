public import Text

/// What a run is given besides its input: the moment, the seed and the customs of the source.
///
/// The same conditions and the same input make the same output, byte for byte.
public struct RunConditions: Sendable {
  /// The moment of the run, in ticks of 100 nanoseconds since the year 1.
  public var now: Int64
  /// What random values are derived from, together with the record's ordinal.
  public var seed: UInt64
  /// The zone of dates without one, and of `Now` and `Today`.
  public var timeZone: TimeZoneRules
  /// How numbers are written in the source.
  public var notation: NumberNotation
  /// The only folder that `File` reads from, when the source names one.
  public var files: FilesFolder?

  /// Conditions; in UTC and with numbers of any notation unless said otherwise.
  public init(
    now: Int64, seed: UInt64 = 0, timeZone: TimeZoneRules = .utc,
    notation: NumberNotation = .automatic, files: FilesFolder? = nil
  ) {
    self.now = now
    self.seed = seed
    self.timeZone = timeZone
    self.notation = notation
    self.files = files
  }
}
