public import Records

/// Names written as names: the first letter of each word upper, the rest lower.
public enum ProperCase {
  /// The text with the first letter of each word in upper (title) case and the rest in lower case.
  ///
  /// Words end at the characters of `separators` and nowhere else. When that is empty, they end at
  /// spaces, line ends, control characters, dashes, underscores, brackets, quotes, other punctuation and
  /// symbols; an apostrophe (`'` or `’`) with a letter or digit on both sides does not end a word. Digits
  /// and accents neither end a word nor count as its first letter: `2nd` becomes `2Nd`.
  /// Memory: as `LetterCase`.
  public static func applied(
    to text: ByteSlice, separators: ByteSlice = .empty, scratch: Scratch
  ) -> ByteSlice {
    var at = 0
    var isWordStart = true
    while at < text.count {
      let context = CasingContext(text: text, offset: at)
      let role = role(of: context, separators: separators)
      switch role {
      case .letter where isWordStart:
        if context.scalar.isASCII {
          scratch.append(text[at] & ~0x20)
        } else {
          scratch.append(context.scalar.properties.titlecaseMapping)
        }
      case .letter:
        LetterCase.appendLowercased(context, culture: .common, to: scratch)
      case .inside, .separator:
        scratch.append(text[at..<context.end])
      }
      if role != .inside { isWordStart = role == .separator }
      at = context.end
    }
    let result = scratch.finish()
    return result == text ? text : result
  }

  /// What a scalar is to the word around it.
  private enum Role {
    case letter
    case inside
    case separator
  }

  private static func role(of context: CasingContext, separators: ByteSlice) -> Role {
    let scalar = context.scalar
    let role = role(of: scalar)
    if !separators.isEmpty {
      let bytes = context.text[context.offset..<context.end]
      if separators.firstOffset(of: bytes) != nil { return .separator }
      return role == .letter ? .letter : .inside
    }
    if scalar == "'" || scalar == "\u{2019}" {
      return context.isBetweenWordCharacters ? .inside : .separator
    }
    return role
  }

  fileprivate static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    role(of: scalar) != .separator
  }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    if let byte = UInt8(exactly: scalar.value), byte < 0x80 {
      return byte.isASCIILetter ? .letter : byte.isASCIIDigit ? .inside : .separator
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return .letter
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
      .otherNumber, .format, .surrogate, .privateUse, .unassigned:
      return .inside
    default:
      return .separator
    }
  }
}

extension CasingContext {
  fileprivate var isBetweenWordCharacters: Bool {
    offset > 0 && end < text.count
      && ProperCase.isWordCharacter(text.decodedScalar(before: offset).scalar)
      && ProperCase.isWordCharacter(text.decodedScalar(at: end).scalar)
  }
}
