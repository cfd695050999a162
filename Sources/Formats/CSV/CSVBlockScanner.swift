internal import CVectors
import Records

/// Finds records and fields in CSV bytes, sixty-four bytes at a time.
///
/// How it works: each block of 64 bytes becomes four words of one bit a byte (quotes, delimiters, line
/// feeds, carriage returns). Every quote toggles "inside", which the running xor of the quote bits
/// shows for all 64 bytes at once; delimiters and line feeds outside are the structure.
/// That reading is right only while quotes stand where RFC 4180 allows them. So each block is checked:
/// an opening quote must follow a delimiter, a line end or a quote; what follows a closing quote must be
/// one of these too. A block that fails, a carriage return without line feed, or a comment hands one
/// record to `CSVScanner`, and the blocks go on behind it.
///
/// When changing it: the tests run both engines over the same input at every chunking.
struct CSVBlockScanner {
  let dialect: CSVDialect
  private let scanner: CSVScanner

  init(dialect: CSVDialect) {
    self.dialect = dialect
    scanner = CSVScanner(dialect: dialect)
  }

  /// Scans whole records; as `CSVScanner.scan`.
  func scan(_ bytes: ByteSlice, isFinal: Bool, into index: inout CSVIndex) -> CSVScanEnd {
    var end = CSVScanEnd(consumed: 0, lines: 0, isInsideQuotes: false, quoteLine: 0)
    while true {
      var walk = BlockWalk(at: end.consumed, line: end.lines, index: index)
      let isRegular = walk.run(bytes, dialect: dialect, isFinal: isFinal, index: &index)
      index.delimiters.truncate(to: Int(walk.record.firstDelimiter))
      end.consumed = Int(walk.record.start)
      end.lines = walk.record.line
      // What the blocks left is one irregular record, or the unfinished one at the end.
      let recordCount = index.records.count
      end = scanner.scan(
        bytes, from: end.consumed, line: end.lines, isFinal: isFinal,
        limit: isRegular ? .max : 1, into: &index)
      if isRegular || index.records.count == recordCount { return end }
    }
  }
}

/// One run over blocks, up to the first irregular one.
private struct BlockWalk {
  /// The record that is open.
  var record: CSVIndex.Record
  private var inside: UInt64 = 0
  private var previousSpecial: UInt64 = 1
  private var previousCloser: UInt64 = 0

  init(at start: Int, line: Int, index: borrowing CSVIndex) {
    record = CSVIndex.Record(
      start: UInt32(start), end: 0, firstDelimiter: UInt32(index.delimiters.count), oddity: .none,
      line: line)
  }

  /// Whether the blocks were regular to the end.
  mutating func run(
    _ bytes: ByteSlice, dialect: CSVDialect, isFinal: Bool, index: inout CSVIndex
  ) -> Bool {
    let quote = dialect.quote ?? 0
    // Without quotes none is inside.
    let quoteBits: UInt64 = dialect.quote == nil ? 0 : .max
    var line = record.line
    var base = Int(record.start)
    if let comment = dialect.comment, base < bytes.count, bytes[base] == comment { return false }
    while base + 64 <= bytes.count {
      var block = unsafe vectors_csv_block(bytes.start + base, quote, dialect.delimiter)
      block.quotes &= quoteBits
      // Prefix xor: bit i is set when an odd number of quotes stand at or before byte i.
      var parity = block.quotes
      parity ^= parity << 1
      parity ^= parity << 2
      parity ^= parity << 4
      parity ^= parity << 8
      parity ^= parity << 16
      parity ^= parity << 32
      parity ^= inside

      let special = block.quotes | block.delimiters | block.lineFeeds | block.carriageReturns
      let closers = block.quotes & ~parity
      let badOpeners = block.quotes & parity & ~(special << 1 | previousSpecial)
      let badFollowers = (closers << 1 | previousCloser) & ~special
      let followedByLineFeed =
        block.lineFeeds >> 1
        | (base + 64 < bytes.count
          ? (bytes[base + 64] == UInt8(ascii: "\n") ? 1 << 63 : 0) : isFinal ? 0 : 1 << 63)
      let loneReturns = block.carriageReturns & ~followedByLineFeed
      if badOpeners | badFollowers | (loneReturns & ~parity) != 0 { return false }

      var lineEnds = block.lineFeeds | loneReturns
      var delimiters = block.delimiters & ~parity
      var recordEnds = block.lineFeeds & ~parity
      while recordEnds != 0 {
        let end = recordEnds & (0 &- recordEnds)
        appendDelimiters(delimiters & (end - 1), base: base, to: &index)
        delimiters &= ~(end - 1)
        // Line ends up to and with this one; those inside quotes end no record.
        while lineEnds & (end | (end - 1)) != 0 {
          lineEnds &= lineEnds - 1
          line += 1
        }
        let position = base + end.trailingZeroBitCount
        close(at: position, bytes: bytes, line: line, index: &index)
        if let comment = dialect.comment, position + 1 < bytes.count,
          bytes[position + 1] == comment
        {
          return false
        }
        recordEnds &= recordEnds - 1
      }
      appendDelimiters(delimiters, base: base, to: &index)
      while lineEnds != 0 {
        lineEnds &= lineEnds - 1
        line += 1
      }
      inside = UInt64(bitPattern: Int64(bitPattern: parity) >> 63)
      previousSpecial = special >> 63
      previousCloser = closers >> 63
      base += 64
    }
    return true
  }

  /// Ends the open record at a line feed and opens the next behind it.
  @inline(__always)
  private mutating func close(
    at position: Int, bytes: ByteSlice, line: Int, index: inout CSVIndex
  ) {
    var end = position
    if end > Int(record.start), bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    if end > Int(record.start) {
      record.end = UInt32(truncatingIfNeeded: end)
      index.records.append(record)
    }
    record = CSVIndex.Record(
      start: UInt32(truncatingIfNeeded: position + 1), end: 0,
      firstDelimiter: UInt32(truncatingIfNeeded: index.delimiters.count), oddity: .none, line: line)
  }

  /// Adds the offsets of some bits of a block.
  ///
  /// Eight are stored at once, however many there are: the loop would end at another turn in every block.
  @inline(__always)
  private func appendDelimiters(_ bits: UInt64, base: Int, to index: inout CSVIndex) {
    let count = bits.nonzeroBitCount
    unsafe index.delimiters.append(upTo: 64) { address in
      var rest = bits
      for number in 0..<8 {
        let position = base &+ rest.trailingZeroBitCount
        unsafe (address + number).initialize(to: UInt32(truncatingIfNeeded: position))
        rest &= rest &- 1
      }
      var number = 8
      while rest != 0 {
        let position = base &+ rest.trailingZeroBitCount
        unsafe (address + number).initialize(to: UInt32(truncatingIfNeeded: position))
        rest &= rest &- 1
        number += 1
      }
      return count
    }
  }
}
