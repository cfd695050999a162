/// How far a run has come.
public struct ProgressFigures: Sendable, Equatable {
  /// Records or requests that are through.
  public var done: Int
  /// Those among them that could not be used.
  public var problems: Int
  /// How much of the whole is through, in a unit of the caller's choice, such as bytes.
  public var position: Int
  /// The whole in the same unit, where it is known.
  public var total: Int?

  /// The figures at some moment.
  public init(done: Int, problems: Int, position: Int = 0, total: Int? = nil) {
    self.done = done
    self.problems = problems
    self.position = position
    self.total = total
  }

  /// The part that is through, from 0 to 1, where the whole is known.
  var fraction: Double? {
    guard let total, total > 0 else { return nil }
    return min(1, max(0, Double(position) / Double(total)))
  }

  /// What is done per second.
  func rate(after elapsed: Duration) -> Int? {
    let seconds = elapsed / .seconds(1)
    return seconds > 0 ? Int((Double(done) / seconds).rounded()) : nil
  }

  /// The time that the rest takes at the speed so far.
  func timeLeft(after elapsed: Duration) -> Duration? {
    guard let fraction, fraction > 0 else { return nil }
    return elapsed * ((1 - fraction) / fraction)
  }
}
