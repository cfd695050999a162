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
      let decoded = local.decodedScalar(at: at)
      let isDot = decoded.scalar == "."
      if isDot ? isAfterDot : !isAtomCharacter(decoded.scalar) { return false }
      isAfterDot = isDot
      at += decoded.length
    }
    return !isAfterDot
  }

  private static func isDomain(_ domain: ByteSlice) -> Bool {
    var rest = domain
    var labels = 0
    while let dot = rest.firstOffset(of: UInt8(ascii: ".")) {
      guard isLabel(rest[..<dot]) else { return false }
      labels += 1
      rest = rest[(dot + 1)...]
    }
    return labels > 0 && isLabel(rest) && !rest.allSatisfy(\.isASCIIDigit)
  }

  private static func isLabel(_ label: ByteSlice) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard !label.isEmpty, label.first != hyphen, label.last != hyphen else { return false }
    var length = 0
    var at = 0
    while at < label.count {
      let decoded = label.decodedScalar(at: at)
      guard decoded.scalar == "-" || isLetterOrDigit(decoded.scalar) else { return false }
      length += 1
      at += decoded.length
    }
    return length <= 63
  }

  private static func isAtomCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isLetterOrDigit(scalar)
      || UInt8(exactly: scalar.value).map {
        ByteSlice("!#$%&'*+-/=?^_`{|}~").firstOffset(of: $0) != nil
      } == true
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
      return byte.isASCIILetter || byte.isASCIIDigit
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber:
      return true
    default:
      return false
    }
  }
}
