internal import Records

/// Words without quotes: literals, and keys in JSON5.
///
/// Source: ECMAScript 5.1 section 7.6, to which the JSON5 specification refers.
extension JSONLexer {
  /// Reads the identifier at the position; nil when none begins there.
  mutating func scanWord() -> String? {
    var word = ""
    while position < bytes.count {
      guard let (scalar, end) = identifierScalar(isFirst: word.isEmpty) else { break }
      word.unicodeScalars.append(scalar)
      position = end
    }
    return word.isEmpty ? nil : word
  }

  /// The scalar of an identifier at the position, written out or as an escape, and where it ends.
  private func identifierScalar(isFirst: Bool) -> (Unicode.Scalar, end: Int)? {
    var (scalar, length) = scalar(at: position)
    if scalar == "\\" {
      var probe = self
      probe.position += 2
      guard bytes[position...].hasPrefix(ByteSlice("\\u")),
        let value = probe.scanHexadecimal(digits: 4), let escaped = Unicode.Scalar(value)
      else { return nil }
      scalar = escaped
      length = 6
    }
    let isAllowed = scalar.isIdentifierStart || !isFirst && scalar.isIdentifierPart
    return isAllowed ? (scalar, position + length) : nil
  }

  /// Goes over what stands behind a key without quotes and cannot be in one, up to what may follow a key.
  mutating func skipRestOfKey() {
    while position < bytes.count {
      let (scalar, length) = scalar(at: position)
      if scalar.isJSON5Space { return }
      switch scalar {
      case ":", ",", "=", "{", "}", "[", "]", "\"", "'", "/": return
      default: position += length
      }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var isIdentifierStart: Bool {
    if isASCII { return UInt8(value).isASCIILetter || self == "_" || self == "$" }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default: return false
    }
  }

  /// Whether the scalar may stand in an identifier behind its start, beyond what may start it.
  fileprivate var isIdentifierPart: Bool {
    if isASCII { return UInt8(value).isASCIIDigit }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .decimalNumber, .connectorPunctuation: return true
    default: return self == "\u{200C}" || self == "\u{200D}"
    }
  }
}
