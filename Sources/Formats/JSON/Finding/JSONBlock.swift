import CVectors
import Records

/// Sixty-four bytes of JSON as words of one bit a byte; bit 0 is the first byte.
struct JSONBlock {
  /// Quotes that begin or end text.
  private(set) var quotes: UInt64
  /// Opening braces and brackets, in text or not.
  private(set) var openers: UInt64
  /// Closing braces and brackets, in text or not.
  private(set) var closers: UInt64
  private(set) var lineFeeds: UInt64

  /// Reads a block.
  ///
  /// - Parameters:
  ///   - address: Its first byte; all 64 may be read.
  ///   - isEscaped: Whether a backslash in front of the block stands for its first byte; afterwards, whether
  ///     one at its end stands for the first byte behind it.
  @inline(__always)
  init(_ address: UnsafePointer<UInt8>, isEscaped: inout Bool) {
    let block = unsafe vectors_json_block(address)
    quotes = block.quotes
    openers = block.openers
    closers = block.closers
    lineFeeds = block.lineFeeds
    if isEscaped || block.backslashes != 0 {
      quotes &= ~JSONBlock.escaped(by: block.backslashes, &isEscaped)
    }
  }

  /// Forgets the bytes from a number on.
  mutating func keep(_ count: Int) {
    let mask = count < 64 ? UInt64(1) << UInt64(count) - 1 : ~0
    quotes &= mask
    openers &= mask
    closers &= mask
    lineFeeds &= mask
  }

  /// The bytes that a backslash in front of them stands for.
  private static func escaped(by backslashes: UInt64, _ isEscaped: inout Bool) -> UInt64 {
    var escaped: UInt64 = isEscaped ? 1 : 0
    var rest = backslashes & ~escaped
    isEscaped = false
    while rest != 0 {
      let backslash = rest & (0 &- rest)
      let next = backslash << 1
      isEscaped = next == 0
      escaped |= next
      // The byte behind it is no backslash of its own.
      rest &= ~(backslash | next)
    }
    return escaped
  }
}
