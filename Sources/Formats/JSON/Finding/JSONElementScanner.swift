import Records

/// Finds the elements of an array, and the ends of values, sixty-four bytes at a time.
///
/// How it works: each block of 64 bytes becomes words of one bit a byte (`JSONBlock`). Every quote toggles
/// "inside text", which the running xor of the quotes' bits shows for all bytes at once; braces and
/// brackets outside are counted. An element is whole when the count comes back to where it began.
/// It does the least that finds elements: whether they are JSON is seen when they are decoded. What is
/// between elements must be one comma and white space; anything else, as an element that is no object
/// and no array, is left to `JSONDocumentWalker`.
///
/// Shape: the bytes must lie in a buffer, behind whose end there is slack. It keeps no state: a scan begins
/// between elements, and an element that was not whole is scanned again with more bytes.
enum JSONElementScanner {
  /// Why a scan ended.
  enum Stop {
    /// The bytes end.
    case needsMore
    /// Something else than elements follows, such as the end of the array.
    case other
    /// The element that begins here cannot be JSON: it has a line feed inside text.
    case broken
  }

  /// How far a scan came.
  struct Progress {
    /// The offset behind the last whole element.
    var consumed: Int
    /// Line feeds in front of `consumed`, the ones before the scan included.
    var lines: Int
    /// How many elements there were.
    var elements = 0
    var stop = Stop.needsMore
  }

  /// Scans elements that are objects or arrays.
  ///
  /// - Parameters:
  ///   - start: An offset between two elements, or in front of the first one.
  ///   - needsComma: Whether a comma has to stand in front of the next element.
  ///   - limit: How many elements to find at most.
  ///   - lines: How many line feeds there are in front of `start`.
  ///   - found: Called for each element: its bytes, and the line feeds in front of it.
  @inline(__always)
  static func scan(
    _ bytes: ByteSlice, from start: Int, needsComma: Bool, limit: Int = .max, lines: Int,
    _ found: (Range<Int>, Int) -> Void
  ) -> Progress {
    var progress = Progress(consumed: start, lines: lines)
    var needsComma = needsComma
    var isEscaped = false
    var inside: UInt64 = 0
    var depth = 0
    var element = start
    var elementLines = lines
    var passed = lines
    var base = start
    while base < bytes.count {
      var block = unsafe JSONBlock(bytes.start + base, isEscaped: &isEscaped)
      if base + 64 > bytes.count { block.keep(bytes.count - base) }
      // Prefix xor: bit i is set when an odd number of quotes stand at or before byte i.
      var parity = block.quotes
      parity ^= parity << 1
      parity ^= parity << 2
      parity ^= parity << 4
      parity ^= parity << 8
      parity ^= parity << 16
      parity ^= parity << 32
      parity ^= inside
      inside = UInt64(bitPattern: Int64(bitPattern: parity) >> 63)

      let openers = block.openers & ~parity
      let closers = block.closers & ~parity
      if depth > closers.nonzeroBitCount {
        depth += openers.nonzeroBitCount - closers.nonzeroBitCount
      } else {
        var structure = openers | closers
        while structure != 0 {
          let bit = structure.trailingZeroBitCount
          let at = base + bit
          structure &= structure &- 1
          if openers >> UInt64(bit) & 1 != 0 {
            if depth == 0 {
              guard isGap(bytes, progress.consumed..<at, hasComma: needsComma) else {
                progress.stop = .other
                return progress
              }
              element = at
              elementLines = passed + (block.lineFeeds & below(bit)).nonzeroBitCount
            }
            depth += 1
          } else {
            depth -= 1
            if depth < 0 {
              progress.stop = .other
              return progress
            }
            if depth == 0 {
              found(element..<at + 1, elementLines)
              progress.elements += 1
              progress.consumed = at + 1
              progress.lines = passed + (block.lineFeeds & below(bit)).nonzeroBitCount
              if progress.elements == limit { return progress }
              needsComma = true
            }
          }
        }
      }
      if block.lineFeeds & parity != 0 && depth > 0 {
        // Whether the text with the line feed is in this element, the decoder sees.
        progress.stop = .broken
        return progress
      }
      passed += block.lineFeeds.nonzeroBitCount
      base += 64
    }
    return progress
  }

  /// The bits below one.
  @inline(__always)
  private static func below(_ bit: Int) -> UInt64 { (1 << UInt64(bit)) &- 1 }

  /// Whether bytes are white space around one comma, or around none.
  @inline(__always)
  private static func isGap(_ bytes: ByteSlice, _ range: Range<Int>, hasComma: Bool) -> Bool {
    var at = range.lowerBound
    if hasComma {
      while at < range.upperBound, JSONScan.isSpace(bytes[at]) { at += 1 }
      guard at < range.upperBound, bytes[at] == UInt8(ascii: ",") else { return false }
      at += 1
    }
    while at < range.upperBound, JSONScan.isSpace(bytes[at]) { at += 1 }
    return at == range.upperBound
  }
}
