import Records

/// `generate [--rows N] [--seed S] OUT.csv`: writes a benchmark file.
enum GenerateCommand {
  private static let chunkBytes = 1 << 20

  static func run(_ arguments: inout Arguments) throws(BenchmarkFailure) {
    let rows = try arguments.number(of: "--rows") ?? 1_000_000
    let seed = try arguments.number(of: "--seed") ?? 1
    let path = try arguments.onlyOperand(named: "OUT.csv")

    let file = try OutputFile(path: path)
    var generator = EmployeeGenerator(seed: UInt64(seed))
    var chunk = ByteBuffer(capacity: chunkBytes + 4096)
    var byteCount = 0
    generator.writeHeader(to: &chunk)
    for _ in 0..<rows {
      generator.writeRecord(to: &chunk)
      guard chunk.count >= chunkBytes else { continue }
      byteCount += chunk.count
      try file.write(chunk.slice)
      chunk.removeAll()
    }
    byteCount += chunk.count
    try file.write(chunk.slice)
    print("\(path): \(rows) records, \(byteCount) bytes, seed \(seed)")
  }
}
