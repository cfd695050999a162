import Records

/// Finds the records of a document, whole ones only.
///
/// Shape: the document in pieces, of which each begins where the last one was consumed.
/// Errors: `JSONFault` where the document is no JSON, as far as that shows without decoding records; the
/// records in front of it have been found.
struct JSONDocumentFinder: ~Copyable {
  /// How far a search came.
  struct Progress {
    /// The offset behind what need not be seen again.
    var consumed = 0
    /// How many line feeds there are in front of it.
    var lines = 0
    /// Whether the document has ended.
    var isEnd = false
  }

  private let limits: JSONRecordLimits
  private(set) var walker: JSONDocumentWalker

  init(_ pointer: JSONRecordPointer, _ limits: JSONRecordLimits) {
    self.limits = limits
    // The limit is for what lies in records, and beside them: never for the way to them.
    walker = JSONDocumentWalker(
      pointer, depthLimit: max(limits.maximumDepth, pointer.steps.count + 1))
  }

  /// Goes on to the first record; true when it is there.
  mutating func findFirst(
    in bytes: ByteSlice, isFinal: Bool, _ progress: inout Progress
  ) throws(JSONFault) -> Bool {
    let stop = try walk(bytes, isFinal: isFinal, &progress)
    progress.isEnd = stop == .end
    return stop == .record
  }

  /// Finds records.
  ///
  /// - Parameters:
  ///   - isFinal: Whether the input ends behind the bytes.
  ///   - limit: How many records to find at most.
  ///   - found: Called for each record: its bytes, and the line feeds in front of it.
  mutating func find(
    in bytes: ByteSlice, isFinal: Bool, limit: Int, _ found: (Range<Int>, Int) -> Void
  ) throws(JSONFault) -> Progress {
    var progress = Progress()
    var count = 0
    while count < limit {
      if walker.isAmongRecords && isContainer(behind: progress.consumed, in: bytes) {
        let scan = JSONElementScanner.scan(
          bytes, from: progress.consumed, needsComma: walker.needsComma, limit: limit - count,
          lines: progress.lines, found)
        progress.consumed = scan.consumed
        progress.lines = scan.lines
        walker.passRecords(scan.elements)
        count += scan.elements
        if count == limit { return progress }
        if scan.elements > 0 && scan.stop == .needsMore && !isFinal { return progress }
      }
      switch try walk(bytes, isFinal: isFinal, &progress) {
      case .needsMore: return progress
      case .end:
        progress.isEnd = true
        return progress
      case .record:
        let start = progress.consumed
        guard let end = try recordEnd(bytes, from: start, isFinal: isFinal) else {
          return progress
        }
        found(start..<end, progress.lines)
        progress.lines += bytes[start..<end].count(of: UInt8(ascii: "\n"))
        progress.consumed = end
        walker.passRecords(1)
        count += 1
      }
    }
    return progress
  }

  /// Whether the next element is an array or object: the scanner would look for one far behind others.
  private func isContainer(behind start: Int, in bytes: ByteSlice) -> Bool {
    var at = unsafe JSONScan.valueStart(bytes.start, from: start, end: bytes.count)
    if walker.needsComma, at < bytes.count, bytes[at] == UInt8(ascii: ",") {
      at = unsafe JSONScan.valueStart(bytes.start, from: at + 1, end: bytes.count)
    }
    return at < bytes.count && (bytes[at] == UInt8(ascii: "{") || bytes[at] == UInt8(ascii: "["))
  }

  private mutating func walk(
    _ bytes: ByteSlice, isFinal: Bool, _ progress: inout Progress
  ) throws(JSONFault) -> JSONDocumentWalker.Stop {
    let start = progress.consumed
    let stop = try walker.walk(bytes, from: &progress.consumed, isFinal: isFinal)
    progress.lines += bytes[start..<progress.consumed].count(of: UInt8(ascii: "\n"))
    return stop
  }

  /// The end of a record; nil when it is not whole.
  private func recordEnd(
    _ bytes: ByteSlice, from start: Int, isFinal: Bool
  ) throws(JSONFault) -> Int? {
    guard bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "[") else {
      let end: Int
      do throws(JSONFault) {
        end = try JSONDocumentWalker.scalarEnd(bytes, from: start, isFinal: isFinal)
      } catch {
        guard !isFinal && error.isAtEnd(of: bytes) else { throw error }
        return nil
      }
      if walker.levels.isEmpty { throw JSONFault(.noContainer, at: start) }
      return end
    }
    let scan = JSONElementScanner.scan(
      bytes, from: start, needsComma: false, limit: 1, lines: 0
    ) { _, _ in }
    if scan.elements == 1 { return scan.consumed }
    guard isFinal || scan.stop == .broken || bytes.count - start > limits.maximumRecordSize else {
      return nil
    }
    // It will not become whole: what is wrong with it says more than that.
    return try checkedEnd(bytes, from: start, isFinal: isFinal)
  }

  /// The end of a record by the grammar; nil when nothing is wrong but that it is not whole.
  private func checkedEnd(
    _ bytes: ByteSlice, from start: Int, isFinal: Bool
  ) throws(JSONFault) -> Int? {
    let decoder = JSONRecordDecoder(JSONProjection([]), limits, Scratch())
    var cells = GrowingTable<Cell>()
    do throws(JSONFault) {
      decoder.begin(at: 0)
      return try unsafe decoder.read(bytes.start, from: start, end: bytes.count, into: &cells)
    } catch {
      guard !isFinal && error.isAtEnd(of: bytes) else { throw error }
      return nil
    }
  }
}

extension JSONFault {
  /// Whether more bytes could mend it: the end cuts off a token, or a character.
  func isAtEnd(of bytes: ByteSlice) -> Bool {
    kind == .endsEarly || kind == .invalidUTF8 && offset + 4 > bytes.count
  }
}
