import Records

/// One field of a CSV record.
///
/// Source: RFC 4180 section 2.5 to 2.7.
enum CSVField {
  /// The text of a field: without its quotes, and with doubled quotes halved.
  @inline(__always)
  static func text(of field: ByteSlice, quote: UInt8?, _ scratch: Scratch) -> ByteSlice {
    guard let quote, field.first == quote else { return field }
    return unquoted(field, quote, scratch)
  }

  private static func unquoted(_ field: ByteSlice, _ quote: UInt8, _ scratch: Scratch) -> ByteSlice
  {
    if field.count >= 2, field[field.count - 1] == quote {
      let inner = field[1..<field.count - 1]
      if inner.firstOffset(of: quote) == nil { return inner }
    }
    // Doubled quotes, or text behind the closing quote that leniency keeps.
    var isInside = true
    var at = 1
    while at < field.count {
      let byte = field[at]
      at += 1
      if byte == quote && isInside {
        guard at < field.count, field[at] == quote else {
          isInside = false
          continue
        }
        at += 1
      }
      scratch.append(byte)
    }
    return scratch.finish()
  }
}
