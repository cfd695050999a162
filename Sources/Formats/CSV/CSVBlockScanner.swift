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
    let needles = ByteNeedles(dialect)
    var line = record.line
    var base = Int(record.start)
    if let comment = dialect.comment, base < bytes.count, bytes[base] == comment { return false }
    while base + 64 <= bytes.count {
      let block = ByteBlock(bytes, at: base, needles: needles)
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

      let lineEnds = block.lineFeeds | loneReturns
      var structure = (block.delimiters | block.lineFeeds) & ~parity
      if structure & block.lineFeeds == 0 {
        appendDelimiters(structure, base: base, to: &index)
      } else {
        while structure != 0 {
          let bit = structure.trailingZeroBitCount
          let position = base + bit
          structure &= structure &- 1
          if block.lineFeeds >> UInt64(bit) & 1 == 0 {
            index.delimiters.append(UInt32(truncatingIfNeeded: position))
            continue
          }
          // Line ends up to and with this one: shifting out what lies above, in two steps for bit 63.
          let passed = (lineEnds << (63 - UInt64(bit))).nonzeroBitCount
          close(at: position, bytes: bytes, line: line + passed, index: &index)
          if let comment = dialect.comment, position + 1 < bytes.count,
            bytes[position + 1] == comment
          {
            return false
          }
        }
      }
      line += lineEnds.nonzeroBitCount
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

  /// Adds the offsets of a block that is all within one record.
  @inline(__always)
  private func appendDelimiters(_ structure: UInt64, base: Int, to index: inout CSVIndex) {
    var rest = structure
    let count = rest.nonzeroBitCount
    unsafe index.delimiters.append(upTo: 64) { address in
      var next = unsafe address
      while rest != 0 {
        unsafe next.initialize(
          to: UInt32(truncatingIfNeeded: base + rest.trailingZeroBitCount))
        unsafe next += 1
        rest &= rest &- 1
      }
      return count
    }
  }
}

/// The special bytes, each sixteen times.
private struct ByteNeedles {
  let quote: SIMD16<UInt8>
  let delimiter: SIMD16<UInt8>
  let hasQuote: Bool

  init(_ dialect: CSVDialect) {
    quote = SIMD16(repeating: dialect.quote ?? 0)
    delimiter = SIMD16(repeating: dialect.delimiter)
    hasQuote = dialect.quote != nil
  }
}

/// Sixty-four bytes as words of one bit a byte; bit 0 is the first byte.
///
/// Most blocks have delimiters and neither quotes nor line ends, so these are only gathered into words
/// when a glance at all lanes shows that there are some.
private struct ByteBlock {
  var quotes: UInt64 = 0
  var delimiters: UInt64 = 0
  var lineFeeds: UInt64 = 0
  var carriageReturns: UInt64 = 0

  @inline(__always)
  init(_ bytes: ByteSlice, at base: Int, needles: ByteNeedles) {
    precondition(base >= 0 && base + 64 <= bytes.count)
    let address = unsafe UnsafeRawPointer(bytes.start + base)
    var anyQuote = SIMD2<UInt64>(repeating: 0)
    var anyLineEnd = SIMD2<UInt64>(repeating: 0)
    for part in 0..<4 {
      let chunk = unsafe (address + part * 16).loadUnaligned(as: SIMD16<UInt8>.self)
      delimiters |= bits(lanes(chunk, needles.delimiter)) << UInt64(part * 16)
      anyQuote |= lanes(chunk, needles.quote)
      anyLineEnd |= lanes(chunk, lineFeed) | lanes(chunk, carriageReturn)
    }
    if needles.hasQuote && anyQuote[0] | anyQuote[1] != 0 {
      quotes = unsafe word(of: needles.quote, at: address)
    }
    if anyLineEnd[0] | anyLineEnd[1] != 0 {
      lineFeeds = unsafe word(of: lineFeed, at: address)
      carriageReturns = unsafe word(of: carriageReturn, at: address)
    }
  }

  private var lineFeed: SIMD16<UInt8> { SIMD16(repeating: 0x0A) }
  private var carriageReturn: SIMD16<UInt8> { SIMD16(repeating: 0x0D) }

  /// The places of a needle among sixty-four bytes.
  @inline(__always)
  private func word(of needle: SIMD16<UInt8>, at address: UnsafeRawPointer) -> UInt64 {
    var word: UInt64 = 0
    for part in 0..<4 {
      let chunk = unsafe (address + part * 16).loadUnaligned(as: SIMD16<UInt8>.self)
      word |= bits(lanes(chunk, needle)) << UInt64(part * 16)
    }
    return word
  }
}

/// All bits of the lanes in which two vectors are equal; bit-cast, since combining masks is slow.
@inline(__always)
private func lanes(_ chunk: SIMD16<UInt8>, _ needle: SIMD16<UInt8>) -> SIMD2<UInt64> {
  unsafe unsafeBitCast(chunk .== needle, to: SIMD2<UInt64>.self)
}

/// One bit for each of sixteen lanes: a multiplication gathers eight lanes' lowest bits in a byte.
@inline(__always)
private func bits(_ lanes: SIMD2<UInt64>) -> UInt64 {
  let low = ((lanes[0] & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  let high = ((lanes[1] & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  return low | high << 8
}
