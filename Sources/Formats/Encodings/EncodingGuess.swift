import Records

/// Guesses an encoding from bytes, where neither a person nor a mark names it.
///
/// Safe side: what could be UTF-8 with a few damaged characters is taken for UTF-8, so that the run
/// stops and names the damage. Only text that is no UTF-8 at all becomes an 8-bit encoding, in which
/// every byte means something and a wrong guess would show in nobody's log.
enum EncodingGuess {
  /// How many bytes at the beginning are looked at for UTF-16 and binary data.
  static let headCount = 1024

  /// How many bytes from the first non-ASCII byte on are looked at.
  static let windowCount = 64 * 1024

  /// The byte order of UTF-16 without a mark, if the first bytes look like that.
  ///
  /// Western text has a NUL in nearly every unit, other scripts at least in separators, digits and line
  /// ends: one unit in eight is asked for. Letters such as Ā (U+0100) put a few on the other side.
  static func utf16(_ head: ByteSlice) -> TextEncoding? {
    var lowIsZero = 0
    var highIsZero = 0
    let unitCount = head.count / 2
    for unit in 0..<unitCount {
      let (first, second) = (head[unit * 2], head[unit * 2 + 1])
      if first == 0 && second == 0 { return nil }
      if first == 0 { highIsZero += 1 }
      if second == 0 { lowIsZero += 1 }
    }
    let (most, least) = (max(highIsZero, lowIsZero), min(highIsZero, lowIsZero))
    guard most > 0, most * 8 >= unitCount, least * 8 <= most else { return nil }
    return lowIsZero > highIsZero ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether text cannot be UTF-16.
  ///
  /// Line ends, delimiters and brackets have NUL bytes there; only a few characters may do without.
  static func isNoUTF16(_ head: ByteSlice) -> Bool {
    head.count >= 16 && head.firstOffset(of: 0) == nil
  }

  /// The encoding of text that continues ASCII, from its first non-ASCII byte on.
  ///
  /// UTF-8 if the first sequence is valid, or if most in the window are; else `iso-8859-15` if it has
  /// characters that only make sense there, else `windows-1252`.
  ///
  /// - Parameter isWhole: Whether the text ends with the window. Otherwise its last bytes may be cut off
  ///   and say nothing.
  static func eightBit(_ window: ByteSlice, after previous: UInt8, isWhole: Bool) -> TextEncoding {
    let end = isWhole ? window.count : window.count - 3
    var valid = 0
    var invalid = 0
    var at = window.nonASCIIOffset(from: 0)
    while at < end {
      if let scalar = window.scalar(at: at) {
        if invalid == 0 { return .utf8 }
        valid += 1
        at += scalar.length
      } else {
        invalid += 1
        at += 1
      }
      at = window.nonASCIIOffset(from: at)
    }
    if valid > invalid { return .utf8 }
    return looksLikeLatin9(window, after: previous) ? .iso8859Part15 : .windows1252
  }

  /// Whether text has the euro sign or letters of Latin-9 where windows-1252 would have `¤ ¦ ¨ ¸ ¼ ½ ¾`.
  ///
  /// The euro sign must stand beside a digit, a letter between letters of its own case. Text with
  /// bytes from 0x80 to 0x9F is windows-1252: Latin-9 has control characters there. `´`, which is Ž in
  /// Latin-9, tells nothing, as people write it for an apostrophe.
  private static func looksLikeLatin9(_ window: ByteSlice, after previous: UInt8) -> Bool {
    var hasLatin9 = false
    for at in window.indices where window[at] >= 0x80 {
      let before = at == 0 ? previous : window[at - 1]
      let after = at + 1 < window.count ? window[at + 1] : 0
      switch window[at] {
      case 0x80...0x9F: return false
      case 0xA4:
        let second = at + 2 < window.count ? window[at + 2] : 0
        if before.isASCIIDigit || after.isASCIIDigit || after == 0x20 && second.isASCIIDigit {
          hasLatin9 = true
        }
      case 0xA6, 0xBC, 0xBE: if isCapital(before) && isCapital(after) { hasLatin9 = true }
      case 0xA8, 0xB8, 0xBD: if isSmall(before) && isSmall(after) { hasLatin9 = true }
      default: break
      }
    }
    return hasLatin9
  }

  /// Whether a byte is a capital letter in both encodings; 0xD7 is the multiplication sign.
  private static func isCapital(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26 || byte >= 0xC0 && byte <= 0xDE && byte != 0xD7
  }

  /// Whether a byte is a small letter in both encodings; 0xF7 is the division sign.
  private static func isSmall(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte >= 0xDF && byte != 0xF7
  }
}
