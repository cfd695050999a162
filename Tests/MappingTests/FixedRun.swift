import JSON
import Records
import Testing
import Text

@testable import Mapping

/// The run that all tests of values share: at 2024-01-15T09:30:00Z, with seed 0.
enum FixedRun {
  static let conditions = conditions()

  /// The conditions of that run, but in a zone or with a notation.
  static func conditions(
    zone: TimeZoneRules = .utc, notation: NumberNotation = .automatic
  ) -> RunConditions {
    let days = CivilDate(year: 2024, month: 1, day: 15)?.dayNumber ?? 0
    let now = Int64(days) * Ticks.perDay + 9 * Ticks.perHour + 30 * Ticks.perMinute
    return RunConditions(now: now, timeZone: zone, notation: notation)
  }

  /// The value of an expression for a record in JSON5, as JSON.
  static func value(
    of expression: String, record: String = "{}", conditions: RunConditions = conditions
  ) throws -> String {
    let formula = try Formula(expression, conditions: conditions)
    return try formula.value(of: tree(of: record))
  }

  /// A record of a text in JSON5.
  static func tree(of record: String) throws -> JSONNode {
    try JSONReader.tree(of: SourceText(text: record), as: .json5)
  }

  /// The problem for which an expression rejects a record.
  static func problem(
    of expression: String, record: String = "{}", conditions: RunConditions = conditions
  ) throws -> RecordProblem {
    try #require(throws: RecordProblem.self) {
      try value(of: expression, record: record, conditions: conditions)
    }
  }

  /// The code of the problem for which an expression rejects a record.
  static func rejection(
    of expression: String, record: String = "{}", conditions: RunConditions = conditions
  ) throws -> String {
    try problem(of: expression, record: record, conditions: conditions).code.description
  }
}

/// An expression, the record it is evaluated for, and its value as JSON.
struct ValueCase: CustomTestStringConvertible, Sendable {
  let expression: String
  let record: String
  let value: String

  init(_ expression: String, _ value: String, for record: String = "{}") {
    self.expression = expression
    self.record = record
    self.value = value
  }

  var testDescription: String { expression }
}
