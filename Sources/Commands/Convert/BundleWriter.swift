import Bundles
import Records

/// Writes a bundle to its place.
final class BundleWriter {
  /// How many bytes are gathered before they are written.
  private static let gatheredSize = 512 * 1024

  private let output: ResultOutput
  private var stream: BundleStream?
  private var buffer = ByteBuffer()

  /// Begins a bundle.
  init(_ header: BundleHeader, to output: ResultOutput) {
    self.output = output
    var stream = BundleStream()
    stream.begin(header, to: &buffer)
    self.stream = consume stream
  }

  /// Adds lines of a batch.
  func append(_ batch: ConvertedBatch, _ lines: Range<Int>) throws(CommandError) {
    guard !lines.isEmpty else { return }
    stream?.append(batch.lines.slice, ends: batch.ends, lines, to: &buffer)
    if buffer.count >= BundleWriter.gatheredSize { try flush() }
  }

  /// Adds lines, given from behind their numbers on, and where each of them ends.
  func append(
    _ lines: borrowing ByteBuffer, _ ends: borrowing GrowingTable<Int>
  ) throws(CommandError) {
    stream?.append(lines.slice, ends: ends, 0..<ends.count, to: &buffer)
    if buffer.count >= BundleWriter.gatheredSize { try flush() }
  }

  /// Completes the bundle and lets it appear; how many requests it holds.
  func finish(records: Int, rejected: Int, sourceDigest: UInt64) throws(CommandError) -> Int {
    guard let stream = stream.take() else { preconditionFailure("finished twice") }
    let requestCount = stream.requestCount
    stream.end(records: records, rejected: rejected, sourceDigest: sourceDigest, to: &buffer)
    try flush()
    try output.finish()
    return requestCount
  }

  private func flush() throws(CommandError) {
    defer { buffer.removeAll() }
    try output.write(buffer.slice)
  }
}
