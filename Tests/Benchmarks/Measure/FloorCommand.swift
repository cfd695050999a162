import Glibc
import Records

/// `floor FILE`: copies a file with `read` and `write`, which no converter can be faster than.
enum FloorCommand {
  private static let chunkBytes = 1 << 20

  static func run(_ arguments: inout Arguments) throws(BenchmarkFailure) {
    let path = try arguments.onlyOperand(named: "FILE")
    let copyPath = path + ".copy"
    defer { unsafe unlink(copyPath) }

    let started = ContinuousClock.now
    let byteCount = try copy(from: path, to: copyPath)
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    let rate = Double(byteCount) / 1_000_000 / seconds
    print("\(byteCount) bytes copied in \(seconds.rounded(to: 3)) s: \(rate.rounded(to: 0)) MB/s")
  }

  private static func copy(
    from path: String, to copyPath: String
  ) throws(BenchmarkFailure) -> Int {
    let input = try InputFile(path: path)
    let output = try OutputFile(path: copyPath)
    var chunk = ByteBuffer(capacity: chunkBytes)
    var byteCount = 0
    while try input.read(upTo: chunkBytes, into: &chunk) {
      try output.write(chunk.slice)
      byteCount += chunk.count
      chunk.removeAll()
    }
    return byteCount
  }
}

extension Double {
  /// The number in decimal digits with so many behind the point.
  func rounded(to places: Int) -> String {
    let scale = Int(pow(10, Double(places)))
    let units = Int((self * Double(scale)).rounded())
    guard places > 0 else { return String(units) }
    let fraction = String(units % scale)
    return "\(units / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
