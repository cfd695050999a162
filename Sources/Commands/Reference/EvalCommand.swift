import JSON
import Mapping
import Records

/// `muster eval`: computes one expression for one record.
enum EvalCommand {
  static func run(_ invocation: Invocation) async throws(CommandError) -> ExitCode {
    let options = invocation.options
    let reading = JSONReader.read(
      SourceText(file: "--record", text: options[Flags.recordJSON] ?? "{}"), as: .strict)
    guard let record = reading.root, reading.mistakes.isEmpty else {
      throw CommandError(reading.mistakes, exitCode: .wrongUsage)
    }
    guard record.object != nil else {
      throw CommandError(
        Diagnostic(
          "usage.badRecord", "--record takes a JSON object, and this is \(record.kindName)",
          advice: "write it as '{\"field\": \"value\"}'"), exitCode: .wrongUsage)
    }
    let conditions = try RunConditions(options, SourceSettings(), invocation.environment)
    let formula: Formula
    do throws(FormulaMistakes) {
      formula = try Formula(options.arguments[0], conditions: conditions)
    } catch {
      let problems = error.diagnostics.map { problem in
        var placed = problem
        placed.place?.file = "expression"
        return placed
      }
      throw CommandError(problems, exitCode: .wrongUsage)
    }
    let value: String
    do throws(RecordProblem) {
      value = try formula.value(of: record)
    } catch {
      throw CommandError(error.diagnostic, exitCode: .someRejected)
    }
    if !value.isEmpty { try invocation.environment.output.write(value + "\n") }
    return .done
  }
}
