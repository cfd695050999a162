import Records

/// Finds records and fields in CSV bytes, one byte at a time.
///
/// This is the readable engine and the reference: `CSVBlockScanner` finds the same, sixty-four bytes at
/// a time, and leaves to this one what is irregular. It does no I/O and keeps no state between calls:
/// a scan begins where a record begins, and what it did not consume is scanned again with more bytes.
///
/// Shape: bytes of one dialect in, entries of a `CSVIndex` out.
/// Units: offsets count bytes from the first given; lines count from 0.
/// Source: RFC 4180 sections 2.1 to 2.7; a line ends with CRLF, LF or CR.
struct CSVScanner {
  let dialect: CSVDialect

  /// What the next byte belongs to.
  private enum State {
    case recordStart, fieldStart, plainField, quotedField, afterQuote, comment
  }

  /// Scans whole records.
  ///
  /// - Parameters:
  ///   - bytes: What is there, from the beginning of a record.
  ///   - isFinal: Whether the input ends behind these bytes, so that the last record needs no line end.
  ///   - limit: How many records to find at most; the scan stops behind the last.
  ///   - index: Where to add what is found.
  func scan(
    _ bytes: ByteSlice, from start: Int = 0, line firstLine: Int = 0, isFinal: Bool,
    limit: Int = .max, into index: inout CSVIndex
  ) -> CSVScanEnd {
    var state = State.recordStart
    var line = firstLine
    var end = CSVScanEnd(consumed: start, lines: firstLine, isInsideQuotes: false, quoteLine: 0)
    var record = CSVIndex.Record(
      start: UInt32(start), end: 0, firstDelimiter: UInt32(index.delimiters.count), oddity: .none,
      line: line)
    var found = 0
    var at = start
    while at < bytes.count {
      let byte = bytes[at]
      let isLineEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      var next = at + 1
      if isLineEnd {
        if byte == UInt8(ascii: "\r") {
          // Whether a line feed follows decides where the record ends: wait for it.
          if next == bytes.count && !isFinal { break }
          if next < bytes.count && bytes[next] == UInt8(ascii: "\n") { next += 1 }
        }
        line += 1
      }
      switch state {
      case .quotedField:
        if byte == dialect.quote { state = .afterQuote }
      case .afterQuote where byte == dialect.quote:
        state = .quotedField
      case _ where isLineEnd:
        if state != .recordStart && state != .comment {
          record.end = UInt32(at)
          index.records.append(record)
          found += 1
        }
        state = .recordStart
        record = CSVIndex.Record(
          start: UInt32(next), end: 0, firstDelimiter: UInt32(index.delimiters.count),
          oddity: .none, line: line)
        end.consumed = next
        end.lines = line
        if found == limit { return end }
      case .comment:
        break
      case .recordStart where byte == dialect.comment:
        state = .comment
      case _ where byte == dialect.delimiter:
        index.delimiters.append(UInt32(at))
        state = .fieldStart
      case .recordStart where byte == dialect.quote, .fieldStart where byte == dialect.quote:
        state = .quotedField
        end.quoteLine = line
      case .recordStart, .fieldStart:
        state = .plainField
      case .plainField:
        if byte == dialect.quote { record.note(.quoteInField) }
      case .afterQuote:
        record.note(.textAfterQuote)
        state = .plainField
      }
      at = next
    }
    end.isInsideQuotes = state == .quotedField
    if isFinal && !end.isInsideQuotes {
      if state != .recordStart && state != .comment {
        record.end = UInt32(bytes.count)
        index.records.append(record)
      }
      end.consumed = bytes.count
      end.lines = line
    } else {
      // The unfinished record's delimiters will be found again.
      index.delimiters.truncate(to: Int(record.firstDelimiter))
    }
    return end
  }
}

extension CSVIndex.Record {
  /// Remembers the first oddity.
  mutating func note(_ found: CSVIndex.Oddity) {
    if oddity == .none { oddity = found }
  }
}
