/// What became of the requests of a run.
///
/// Units: requests. Where nothing is sent, as in a conversion, all that were made are left.
public struct RequestAccount: Sendable, Equatable {
  /// Requests that the records became.
  public var made = 0
  /// Requests that the tenant carried out.
  public var applied = 0
  /// Requests whose effect was there before.
  public var alreadyApplied = 0
  /// Requests that the tenant refused.
  public var failed = 0
  /// Requests held back because an earlier one of their key failed.
  public var blocked = 0
  /// Requests of which nobody can say whether they were carried out.
  public var inDoubt = 0
  /// Requests that are still to be sent.
  public var left = 0

  /// An account of nothing yet.
  public init() {}

  /// The states with their figures, in the order of every report.
  var states: [(name: String, count: Int)] {
    [
      ("applied", applied), ("already applied", alreadyApplied), ("failed", failed),
      ("blocked", blocked), ("in doubt", inDoubt), ("left", left),
    ]
  }

  /// Whether every request is in one state.
  public var holds: Bool { made == states.reduce(0) { $0 + $1.count } }

  /// The sum in one line, states without requests left out: `requests: 5 made = 3 applied + 2 left`.
  public var text: String {
    let terms = states.filter { $0.count != 0 }.map { "\($0.count) \($0.name)" }
    let sum = terms.isEmpty ? "0" : terms.joined(separator: " + ")
    return "requests: \(made) made \(holds ? "=" : "≠") \(sum)"
  }
}
