/// Cyrillic in Latin letters.
///
/// Source: ICAO Doc 9303 part 3, section 6, table B "Transliteration of Cyrillic characters", the common
/// column: a value does not say its language, so the exceptions for single languages are left out. The soft
/// sign has no Latin form there, and diacritics (ё, й, ї, ў, ѓ, ќ) fall away before, which gives the table's
/// own result.
enum CyrillicLetters {
  /// The Latin spelling of a letter, in lower case; empty for the soft sign.
  static func romanized(_ scalar: Unicode.Scalar) -> String? {
    guard 0x400...0x4FF ~= scalar.value,
      let letter = scalar.properties.lowercaseMapping.unicodeScalars.first
    else { return nil }
    return switch letter {
    case "а": "a"
    case "б": "b"
    case "в": "v"
    case "г", "ґ": "g"
    case "д", "ђ": "d"
    case "е", "э": "e"
    case "ж": "zh"
    case "з": "z"
    case "и", "і": "i"
    case "к": "k"
    case "л": "l"
    case "м": "m"
    case "н": "n"
    case "о": "o"
    case "п": "p"
    case "р": "r"
    case "с": "s"
    case "т": "t"
    case "у", "ѫ": "u"
    case "ф": "f"
    case "х": "kh"
    case "ц": "ts"
    case "ч": "ch"
    case "ш": "sh"
    case "щ": "shch"
    case "ъ", "є", "ѣ": "ie"
    case "ы", "ѵ": "y"
    case "ь": ""
    case "ю": "iu"
    case "я": "ia"
    case "ѕ", "џ": "dz"
    case "ј": "j"
    case "љ": "lj"
    case "њ": "nj"
    case "ћ", "һ": "c"
    default: nil
    }
  }
}
