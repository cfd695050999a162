import Records

/// Finds the records of JSON Lines: every line that is not empty.
///
/// A line ends with a line feed; white space around a record, such as a carriage return, is none of it.
/// Source: jsonlines.org, read 2026-11; RFC 8259 allows no line feed inside text.
struct JSONLinesFinder {
  /// How far a search came.
  struct Progress {
    /// The offset behind the last whole line.
    var consumed = 0
    /// How many line feeds there are in front of it.
    var lines = 0
  }

  /// Finds the records in whole lines.
  ///
  /// - Parameters:
  ///   - isFinal: Whether the input ends behind the bytes, so that the last line needs no end.
  ///   - limit: How many records to find at most.
  ///   - found: Called for each record: its bytes, and the line feeds in front of it.
  static func find(
    in bytes: ByteSlice, isFinal: Bool, limit: Int, _ found: (Range<Int>, Int) -> Void
  ) -> Progress {
    var progress = Progress()
    var count = 0
    while progress.consumed < bytes.count && count < limit {
      let end = bytes.firstOffset(of: UInt8(ascii: "\n"), from: progress.consumed)
      guard end != nil || isFinal else { break }
      var (lower, upper) = (progress.consumed, end ?? bytes.count)
      while lower < upper, JSONScan.isSpace(bytes[lower]) { lower += 1 }
      while lower < upper, JSONScan.isSpace(bytes[upper - 1]) { upper -= 1 }
      if lower < upper {
        found(lower..<upper, progress.lines)
        count += 1
      }
      progress.consumed = end.map { $0 + 1 } ?? bytes.count
      if end != nil { progress.lines += 1 }
    }
    return progress
  }
}
