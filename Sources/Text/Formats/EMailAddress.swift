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
    guard text.count <= 254, let at = text.firstOffset(of: UInt8(ascii: "@")) else { return false }
    let local = text[..<at]
    return local.count <= 64 && isLocalPart(local) && isDomain(text[(at + 1)...])
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
    // U+00C0 to U+017F are letters, but for the signs of multiplication and division.
    if 0xC3...0xC5 ~= byte, position + 1 < text.count {
      let isSign = byte == 0xC3 && (text[position + 1] == 0x97 || text[position + 1] == 0xB7)
      return isSign ? 0 : 2
    }
    let decoded = text.decodedScalar(at: position)
    switch decoded.scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return decoded.length
    default: return 0
    }
  }
}
