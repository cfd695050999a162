/// Greek in Latin letters.
///
/// Source: ELOT 743 (ISO 843 type 2, transcription), as adopted by resolution V/19 of the United Nations
/// conference on geographical names, without its accents and underlines; the simple letter forms that
/// passports use.
enum GreekLetters {
  /// The Latin spelling, in lower case, of the letter at a position or of the pair that begins there.
  static func romanized(
    _ letters: [MarkedLetter], at index: Int
  ) -> (latin: String, consumed: Int)? {
    guard let letter = lowercase(letters[index].base) else { return nil }
    if index + 1 < letters.count, let next = lowercase(letters[index + 1].base),
      let pair = pair(letter, next, in: letters, at: index)
    {
      return (pair, 2)
    }
    return single(letter).map { ($0, 1) }
  }

  /// Whether a letter carries a diaeresis: ϊ ϋ and their accented forms.
  static func isWithDiaeresis(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x390, 0x3AA, 0x3AB, 0x3B0, 0x3CA, 0x3CB, 0x1FD2, 0x1FD3, 0x1FD7, 0x1FE2, 0x1FE3, 0x1FE7:
      true
    default: false
    }
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard 0x386...0x3CE ~= scalar.value else { return nil }
    return scalar.properties.lowercaseMapping.unicodeScalars.first
  }

  private static func pair(
    _ letter: Unicode.Scalar, _ next: Unicode.Scalar, in letters: [MarkedLetter], at index: Int
  ) -> String? {
    switch (letter, next) {
    case ("γ", "γ"): return "ng"
    case ("γ", "ξ"): return "nx"
    case ("γ", "χ"): return "nch"
    case ("μ", "π"):
      let isInsideWord = index > 0 && letters[index - 1].base.properties.isAlphabetic
      let isAtWordEnd =
        index + 2 == letters.count || !letters[index + 2].base.properties.isAlphabetic
      return isInsideWord && !isAtWordEnd ? nil : "b"
    case ("α", "υ"), ("ε", "υ"), ("η", "υ"), ("ο", "υ"):
      if letters[index].isMarked || letters[index + 1].hasDiaeresis { return nil }
      guard let vowel = single(letter) else { return nil }
      if letter == "ο" { return "ou" }
      let follower = index + 2 < letters.count ? lowercase(letters[index + 2].base) : nil
      return vowel + (isVoiced(follower) ? "v" : "f")
    default: return nil
    }
  }

  /// Whether αυ, ευ and ηυ before a letter sound like v: before vowels and voiced consonants.
  private static func isVoiced(_ follower: Unicode.Scalar?) -> Bool {
    switch follower {
    case nil, "θ", "κ", "ξ", "π", "σ", "ς", "τ", "φ", "χ", "ψ": false
    default: true
    }
  }

  private static func single(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case "α": "a"
    case "β": "v"
    case "γ": "g"
    case "δ": "d"
    case "ε": "e"
    case "ζ": "z"
    case "η", "ι": "i"
    case "θ": "th"
    case "κ": "k"
    case "λ": "l"
    case "μ": "m"
    case "ν": "n"
    case "ξ": "x"
    case "ο", "ω": "o"
    case "π": "p"
    case "ρ": "r"
    case "σ", "ς": "s"
    case "τ": "t"
    case "υ": "y"
    case "φ": "f"
    case "χ": "ch"
    case "ψ": "ps"
    default: nil
    }
  }
}
