/// Plain Latin letters and digits behind their unusual forms.
enum LatinLetters {
  /// The plain form of a Latin letter without diacritics, of a ligature, or of a digit; nil when there is none.
  static func plain(_ scalar: Unicode.Scalar) -> String? {
    if 0xFF01...0xFF5E ~= scalar.value {
      return Unicode.Scalar(scalar.value - 0xFEE0).map(String.init)
    }
    if let spelling = spelling(of: scalar) { return spelling }
    switch scalar.properties.numericType {
    case .decimal, .digit: return scalar.properties.numericValue.map { String(Int($0)) }
    default: return named(scalar)
    }
  }

  /// What the names below do not say.
  private static func spelling(of letter: Unicode.Scalar) -> String? {
    switch letter {
    case "ŋ": "n"
    case "Ŋ": "N"
    case "ĸ": "q"
    case "ə", "ª": "a"
    case "Ə": "A"
    case "º": "o"
    case "Ɖ": "D"
    case "ƿ": "w"
    case "Ƿ": "W"
    case "ǅ", "ǲ": "Dz"
    case "ǈ": "Lj"
    case "ǋ": "Nj"
    case "ﬅ": "st"
    case "\u{212A}": "K"
    default: nil
    }
  }

  /// The letters that the scalar's name in Unicode speaks of.
  ///
  /// The names are as regular as a table: `LATIN SMALL LETTER B WITH HOOK`, `LATIN SMALL LIGATURE FFI`,
  /// `MATHEMATICAL BOLD CAPITAL A`. The words of a name never change once a scalar is in the standard.
  private static func named(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .otherSymbol:
      break
    default: return nil
    }
    guard let words = scalar.properties.name?.split(separator: " ") else { return nil }
    guard let caseIndex = words.firstIndex(where: { $0 == "SMALL" || $0 == "CAPITAL" }),
      let letters = letters(in: words, behind: caseIndex)
    else { return nil }
    return words[caseIndex] == "SMALL" ? letters.lowercased() : letters
  }

  private static func letters(in words: [Substring], behind caseIndex: Int) -> String? {
    let behind = words[(caseIndex + 1)...]
    guard let kind = behind.first else { return nil }
    if words.contains("LATIN"), behind.count > 1 {
      let candidates = behind.dropFirst()
      if kind == "LIGATURE" { return candidates.first { $0.count <= 3 }.map(String.init) }
      guard kind == "LETTER" else { return nil }
      let plain = candidates.prefix { $0 != "WITH" && $0 != "PRECEDED" }
      let letter = plain.first { $0.count == 1 } ?? plain.first { $0.count == 2 }
      return letter.map(String.init)
    }
    // MATHEMATICAL BOLD CAPITAL A, SCRIPT SMALL L, MODIFIER LETTER SMALL H
    let isLatinForm = words[0] != "GREEK" && words[0] != "CYRILLIC"
    return behind.count == 1 && kind.count == 1 && isLatinForm ? String(kind) : nil
  }
}
