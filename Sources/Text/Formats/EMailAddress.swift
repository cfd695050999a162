internal import CVectors
public import Records

/// The format `email`: the shape of a mail address, letters of any script allowed.
public enum EMailAddress {
  /// Whether a text is a bare mail address: one `@`, a local part, and a domain with a dot.
  ///
  /// The local part is a dot-atom of at most 64 bytes; quoted local parts, comments and address literals
  /// are refused, since no directory takes them. A domain has at least two labels of letters, digits and
  /// inner hyphens, at most 63 characters each, and the last one is not a number. At most 254 bytes in all.
  /// Source: RFC 5321 sections 4.1.2 and 4.5.3.1, RFC 5322 section 3.2.3, RFC 6531 section 3.3 for letters
  /// beyond ASCII.
  public static func isValid(_ text: ByteSlice) -> Bool {
    if isPlainlyValid(text) { return true }
    guard text.count <= 254, let at = text.firstOffset(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    return local.count <= 64 && isLocalPart(local) && isDomain(text[(at + 1)...])
  }

  /// Whether an address is plain and valid: a no says nothing.
  ///
  /// Nearly all are letters, digits, dots, hyphens and the signs `_`, `+` and `'` in at most 64 bytes; of these
  /// the same questions are asked, of all bytes at once.
  static func isPlainlyValid(_ text: ByteSlice) -> Bool {
    guard text.count > 0, text.count <= 64 else { return false }
    let signs = unsafe vectors_mail_signs(text.start, text.count)
    let last: UInt64 = 1 << UInt64(text.count - 1)
    let all = last | (last - 1)
    let words = signs.letters | signs.digits | signs.high
    guard words | signs.dots | signs.hyphens | signs.ats | signs.signs == all,
      signs.ats != 0, signs.ats & (signs.ats - 1) == 0
    else { return false }
    // Everything behind the @ is the domain; a dot and the @ have words on both sides.
    let domain = all & ~(signs.ats | (signs.ats - 1))
    let breaks = signs.dots | signs.ats
    let firsts = breaks << 1 | 1
    let lasts = breaks >> 1 | last
    guard breaks & (firsts | lasts) == 0, signs.signs & domain == 0,
      signs.hyphens & domain & (firsts | lasts) == 0, signs.dots & domain != 0
    else { return false }
    let lastLabel = all & ~(.max >> UInt64((signs.dots & domain).leadingZeroBitCount))
    return ~signs.digits & lastLabel != 0 && areCommonLetters(signs.high, in: text)
  }

  /// Whether bytes beyond ASCII are common letters, of two bytes each.
  private static func areCommonLetters(_ high: UInt64, in text: ByteSlice) -> Bool {
    var rest = high
    while rest != 0 {
      let at = rest.trailingZeroBitCount
      guard at + 1 < text.count, isCommonLetter(text[at], text[at + 1]) else { return false }
      rest &= rest - 1
      rest &= rest - 1
    }
    return true
  }

  /// Whether two bytes are a Latin or Cyrillic letter: U+00C0 to U+024F but the signs of multiplication and
  /// division, U+0400 to U+047F, or U+04C0 to U+04FF.
  @inline(__always)
  private static func isCommonLetter(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch lead {
    case 0xC3: trail != 0x97 && trail != 0xB7
    case 0xC4...0xC8: true
    case 0xC9: trail <= 0x8F
    case 0xD0, 0xD1, 0xD3: true
    default: false
    }
  }

  private static func isLocalPart(_ local: ByteSlice) -> Bool {
    var isAfterDot = true
    var at = 0
    while at < local.count {
      let byte = local[at]
      if byte == UInt8(ascii: ".") {
        if isAfterDot { return false }
        isAfterDot = true
        at += 1
        continue
      }
      isAfterDot = false
      let length = byte < 0x80 ? (isAtomByte(byte) ? 1 : 0) : letterLength(local, at: at)
      if length == 0 { return false }
      at += length
    }
    return !isAfterDot
  }

  /// Whether there are two or more labels, of which the last is no number.
  private static func isDomain(_ domain: ByteSlice) -> Bool {
    let hyphen = UInt8(ascii: "-")
    var labels = 1
    var characters = 0
    var hasLetter = false
    var isAfterHyphen = false
    var at = 0
    while at < domain.count {
      let byte = domain[at]
      if byte == UInt8(ascii: ".") {
        if characters == 0 || isAfterHyphen { return false }
        labels += 1
        characters = 0
        hasLetter = false
        at += 1
        continue
      }
      isAfterHyphen = byte == hyphen
      if isAfterHyphen && characters == 0 { return false }
      let isPlain = byte.isASCIILetter || byte.isASCIIDigit || isAfterHyphen
      let length = byte < 0x80 ? (isPlain ? 1 : 0) : letterLength(domain, at: at)
      if length == 0 || characters == 63 { return false }
      if !byte.isASCIIDigit { hasLetter = true }
      characters += 1
      at += length
    }
    return labels > 1 && characters > 0 && hasLetter && !isAfterHyphen
  }

  /// Whether a byte of ASCII may stand in an atom.
  @inline(__always)
  private static func isAtomByte(_ byte: UInt8) -> Bool {
    byte < 64 ? lowAtoms >> UInt64(byte) & 1 != 0 : highAtoms >> UInt64(byte & 63) & 1 != 0
  }

  /// Digits and the signs `!#$%&'*+-/=?` below 64, one bit for each code.
  private static var lowAtoms: UInt64 { 0xA3FF_ACFA_0000_0000 }

  /// Letters and the signs `^_`{|}~` from 64 on, one bit for each code.
  private static var highAtoms: UInt64 { 0x7FFF_FFFF_C7FF_FFFE }

  /// The length of the letter or digit beyond ASCII at a position; 0 when there is none.
  private static func letterLength(_ text: ByteSlice, at position: Int) -> Int {
    let byte = text[position]
    if position + 1 < text.count, isCommonLetter(byte, text[position + 1]) { return 2 }
    let decoded = text.decodedScalar(at: position)
    switch decoded.scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return decoded.length
    default: return 0
    }
  }
}
