public import Records

/// Puts a bundle together: header, numbered requests, trailer with the checksum of it all.
///
/// Shape: bytes are handed out through a buffer of the caller's, which writes them where it likes.
/// The same header and requests make the same bytes.
public struct BundleStream: ~Copyable {
  private var digest = ChecksumStream()
  /// How many requests there are so far.
  public private(set) var requestCount = 0

  /// A bundle without lines.
  public init() {}

  /// Adds the header to a buffer.
  public mutating func begin(_ header: BundleHeader, to output: inout ByteBuffer) {
    let start = output.count
    header.append(to: &output)
    digest.append(output.slice[start...])
  }

  /// Adds requests to a buffer and numbers them.
  ///
  /// - Parameters:
  ///   - lines: Lines as `RequestLine` makes them, from behind their numbers on.
  ///   - ends: Where each of the lines ends.
  ///   - range: Which of them to add.
  public mutating func append(
    _ lines: ByteSlice, ends: borrowing GrowingTable<Int>, _ range: Range<Int>,
    to output: inout ByteBuffer
  ) {
    let from = output.count
    var start = range.lowerBound == 0 ? 0 : ends[range.lowerBound - 1]
    for number in range {
      requestCount += 1
      output.append("{\"n\":")
      output.append(decimal: requestCount)
      output.append(lines[start..<ends[number]])
      start = ends[number]
    }
    digest.append(output.slice[from...])
  }

  /// Adds the trailer to a buffer.
  public consuming func end(
    records: Int, rejected: Int, sourceDigest: UInt64, to output: inout ByteBuffer
  ) {
    BundleTrailer(
      requests: requestCount, records: records, rejected: rejected, sourceDigest: sourceDigest,
      digest: digest.value
    ).append(to: &output)
  }
}
