public import Records

/// White space at the ends of texts and spaces inside them.
public enum Whitespace {
  /// The text without white space at both ends, as a part of the slice.
  ///
  /// White space is what Unicode calls so (with the no-break spaces that spreadsheets leave behind), and the
  /// three invisible marks that get into exports without being spaces: the byte order mark U+FEFF, the
  /// zero width space U+200B and the word joiner U+2060. The joiners U+200C and U+200D stay, because words
  /// of some scripts end in them.
  /// Source: Unicode 16, PropList.txt, White_Space.
  public static func trimmed(_ text: ByteSlice) -> ByteSlice {
    if isPlain(text.first), isPlain(text.last) { return text }
    var lower = 0
    var upper = text.count
    while lower < upper {
      let length = lengthOfSpace(at: lower, in: text)
      if length == 0 { break }
      lower += length
    }
    while lower < upper {
      let length = lengthOfSpace(before: upper, in: text)
      if length == 0 || length > upper - lower { break }
      upper -= length
    }
    return text[lower..<upper]
  }

  /// Whether a byte is a sign of ASCII that is no white space.
  @inline(__always)
  private static func isPlain(_ byte: UInt8?) -> Bool {
    if let byte { byte > 0x20 && byte < 0x80 } else { false }
  }

  /// The text without any space U+0020; other white space stays.
  public static func withoutSpaces(_ text: ByteSlice, scratch: Scratch) -> ByteSlice {
    let space = UInt8(ascii: " ")
    guard var found = text.firstOffset(of: space) else { return text }
    var kept = 0
    while true {
      scratch.append(text[kept..<found])
      kept = found + 1
      guard let next = text.firstOffset(of: space, from: kept) else { break }
      found = next
    }
    scratch.append(text[kept...])
    return scratch.finish()
  }

  private static func lengthOfSpace(at offset: Int, in text: ByteSlice) -> Int {
    let lead = text[offset]
    if lead < 0x80 { return lead.isASCIIWhitespace ? 1 : 0 }
    return isSpace(text, offset, length: 2) ? 2 : isSpace(text, offset, length: 3) ? 3 : 0
  }

  private static func lengthOfSpace(before end: Int, in text: ByteSlice) -> Int {
    let last = text[end - 1]
    if last < 0x80 { return last.isASCIIWhitespace ? 1 : 0 }
    return isSpace(text, end - 2, length: 2) ? 2 : isSpace(text, end - 3, length: 3) ? 3 : 0
  }

  /// Whether the two or three bytes at an offset are the encoding of a white space.
  private static func isSpace(_ text: ByteSlice, _ offset: Int, length: Int) -> Bool {
    guard offset >= 0, offset + length <= text.count else { return false }
    if length == 2 {
      return text[offset] == 0xC2 && (text[offset + 1] == 0x85 || text[offset + 1] == 0xA0)
    }
    let trail = text[offset + 2]
    switch (text[offset], text[offset + 1]) {
    case (0xE1, 0x9A), (0xE3, 0x80): return trail == 0x80
    case (0xE2, 0x80): return trail <= 0x8B || trail == 0xA8 || trail == 0xA9 || trail == 0xAF
    case (0xE2, 0x81): return trail == 0x9F || trail == 0xA0
    case (0xEF, 0xBB): return trail == 0xBF
    default: return false
    }
  }
}
