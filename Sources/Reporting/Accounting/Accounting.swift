public import Records

/// The sums that every run ends with.
public struct Accounting: Sendable, Equatable {
  /// What became of the records.
  public var records: RecordAccount
  /// What became of the requests, where the run makes some.
  public var requests: RequestAccount?

  /// The accounts of a run.
  public init(records: RecordAccount = RecordAccount(), requests: RequestAccount? = nil) {
    self.records = records
    self.requests = requests
  }

  /// Whether no record and no request is in two states or in none.
  public var holds: Bool { records.holds && requests?.holds ?? true }

  /// The sums, one a line.
  public var text: String {
    guard let requests else { return records.text }
    return records.text + "\n" + requests.text
  }

  /// What to tell when a sum does not hold, which only a defect of this program can bring about.
  public var imbalance: Diagnostic? {
    guard !holds else { return nil }
    return Diagnostic(
      "run.sumDoesNotHold", "the sum of this run does not hold, which is a defect of muster",
      advice: "do not use the output, and report the sum with the command that gave it")
  }
}
