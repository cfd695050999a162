import Glibc
import Records

/// `measure [--records N] [--input FILE] [--report FILE] -- COMMAND…`: runs a program and says what it
/// took.
///
/// The number of records and the input's size turn seconds into rates; the report is the same in JSON.
enum MeasureCommand {
  /// Answers the exit code of the program.
  static func run(_ arguments: inout Arguments) throws(BenchmarkFailure) -> Int32 {
    let command = try arguments.command()
    let records = try arguments.number(of: "--records")
    let input = try arguments.text(of: "--input")
    let report = try arguments.text(of: "--report")
    try arguments.expectNothingElse()

    var inputBytes: Int?
    if let input { inputBytes = try InputFile(path: input).byteCount() }
    let usage = try runChild(command)
    let figures = figures(of: usage, records: records, inputBytes: inputBytes)
    if let report {
      try OutputFile(path: report).write(json: figures)
    } else {
      for figure in figures { print("\(figure.name): \(figure.value) \(figure.unit)") }
    }
    return usage.exitCode
  }

  private static func figures(
    of usage: ChildUsage, records: Int?, inputBytes: Int?
  ) -> [Figure] {
    var figures = [
      Figure("wall", usage.wallSeconds.rounded(to: 3), "s"),
      Figure("cpu", usage.processorSeconds.rounded(to: 3), "s"),
      Figure("peakRSS", (Double(usage.peakResidentBytes) / 1_000_000).rounded(to: 1), "MB"),
      Figure("exitCode", String(usage.exitCode), ""),
    ]
    if let records {
      let rate = Double(records) / usage.wallSeconds
      figures.append(Figure("recordRate", rate.rounded(to: 0), "records/s"))
    }
    if let inputBytes {
      let rate = Double(inputBytes) / 1_000_000 / usage.wallSeconds
      figures.append(Figure("byteRate", rate.rounded(to: 1), "MB/s"))
    }
    return figures
  }
}

/// One measured number, as a JSON number in text.
private struct Figure {
  let name: String
  let value: String
  let unit: String

  init(_ name: String, _ value: String, _ unit: String) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}

extension OutputFile {
  fileprivate func write(json figures: [Figure]) throws(BenchmarkFailure) {
    var line = ByteBuffer()
    let members = figures.map { figure in "\"\(figure.name)\":\(figure.value)" }
    line.append("{" + members.joined(separator: ",") + "}\n")
    try write(line.slice)
  }
}
