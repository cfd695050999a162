import Records

/// `generate [--rows N] [--seed S] [--format F] OUT`: writes a benchmark file.
enum GenerateCommand {
  private static let chunkBytes = 1 << 20

  static func run(_ arguments: inout Arguments) throws(BenchmarkFailure) {
    let rows = try arguments.number(of: "--rows") ?? 1_000_000
    let seed = try arguments.number(of: "--seed") ?? 1
    let name = try arguments.text(of: "--format") ?? RecordForm.csv.rawValue
    guard let form = RecordForm(rawValue: name) else {
      let names = RecordForm.allCases.map(\.rawValue).joined(separator: ", ")
      throw BenchmarkFailure("--format is one of \(names), not \"\(name)\"")
    }
    let path = try arguments.onlyOperand(named: "OUT")

    let file = try OutputFile(path: path)
    var generator = EmployeeGenerator(seed: UInt64(seed))
    var writer = FormWriter(form)
    var row = ByteBuffer()
    var chunk = ByteBuffer(capacity: chunkBytes + 4096)
    var byteCount = 0
    writer.begin(to: &chunk)
    for _ in 0..<rows {
      row.removeAll()
      generator.writeRecord(to: &row)
      writer.write(row.slice, to: &chunk)
      guard chunk.count >= chunkBytes else { continue }
      byteCount += chunk.count
      try file.write(chunk.slice)
      chunk.removeAll()
    }
    writer.end(to: &chunk)
    byteCount += chunk.count
    try file.write(chunk.slice)
    print("\(path): \(rows) records, \(byteCount) bytes, seed \(seed)")
  }
}
