import Formats
import Records

/// Puts the records together that workers have written.
final class RecordOutput {
  private let writer: any RecordWriter
  private let output: ResultOutput
  private var hasBegun = false

  /// An output of records without any.
  init(_ writer: any RecordWriter, to output: ResultOutput) {
    self.writer = writer
    self.output = output
  }

  /// Adds records of a batch.
  func append(_ batch: ConvertedBatch, _ records: Range<Int>) throws(CommandError) {
    guard !records.isEmpty else { return }
    var start = records.lowerBound == 0 ? 0 : batch.ends[records.lowerBound - 1]
    if !hasBegun { start += writer.separatorCount }
    try begin()
    try output.write(batch.lines.slice[start..<batch.ends[records.upperBound - 1]])
  }

  /// Completes the output and lets it appear.
  func finish() throws(CommandError) {
    try begin()
    var buffer = ByteBuffer()
    writer.end(to: &buffer)
    try output.write(buffer.slice)
    try output.finish()
  }

  private func begin() throws(CommandError) {
    guard !hasBegun else { return }
    hasBegun = true
    var buffer = ByteBuffer()
    writer.begin(to: &buffer)
    try output.write(buffer.slice)
  }
}
