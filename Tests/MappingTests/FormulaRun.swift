import JSON
import Mapping
import Records

/// A formula computed for one record, for tests that think in texts.
struct FormulaRun {
  var conditions = RunConditions(now: 0)

  /// The value as JSON for a record in JSON5; the empty string for no value.
  func value(of formula: String, _ record: String = "{}") throws -> String {
    let tree = try JSONReader.tree(of: SourceText(text: record), as: .json5)
    return try Formula(formula, conditions: conditions).value(of: tree)
  }

  /// Why a record is rejected; nil when it is not.
  func rejection(of formula: String, _ record: String = "{}") throws -> RecordProblem? {
    do {
      _ = try value(of: formula, record)
      return nil
    } catch let problem as RecordProblem {
      return problem
    }
  }

  /// What is wrong with a formula; empty when nothing is.
  func mistakes(in formula: String) throws -> [Diagnostic] {
    do {
      _ = try Formula(formula, conditions: conditions)
      return []
    } catch let mistakes as FormulaMistakes {
      return mistakes.diagnostics
    }
  }
}

/// A formula, a record, and the value as JSON.
struct FormulaCase: CustomTestStringConvertible {
  let formula: String
  let record: String
  let value: String

  init(_ formula: String, _ record: String = "{}", gives value: String) {
    self.formula = formula
    self.record = record
    self.value = value
  }

  var testDescription: String { "\(formula) of \(record)" }
}

/// A formula with a mistake at the mark `‸`, and the mistake's code.
struct MistakeCase: CustomTestStringConvertible {
  let formula: String
  let code: DiagnosticCode

  init(_ formula: String, _ code: DiagnosticCode) {
    self.formula = formula
    self.code = code
  }

  var testDescription: String { formula }
}
