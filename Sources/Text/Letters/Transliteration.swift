public import Records

/// Whole names in ASCII, for logins.
///
/// In this order: diacritics go as in `NormalizeDiacritics` (so ä is a, not ae); other Latin letters get the
/// spelling of ICAO Doc 9303 part 3 (ŋ to n, ĸ to q, ĳ to ij), ligatures, full-width, circled and
/// mathematical letters their plain ones, digits of any script 0 to 9; Cyrillic follows the common column of
/// ICAO Doc 9303 part 3, Greek ELOT 743 as in Greek passports; typographic quotes, dashes and spaces become
/// their ASCII kin. ASCII stays as it is. What then has no ASCII form is dropped: other scripts,
/// symbols, emoji, invisible characters.
public enum Transliteration {
  private static let table = LatinTable(ascii: .kept) { scalar in
    let scratch = Scratch()
    append([MarkedLetter(scalar)], to: scratch)
    return String(scratch.finish())
  }

  /// The text in ASCII.
  ///
  /// Memory: the input itself when nothing changes, else bytes of the scratch, in which no piece may be open.
  public static func ascii(_ text: ByteSlice, scratch: Scratch) -> ByteSlice {
    if let result = table.rewritten(text, scratch: scratch) { return result }
    append(MarkedLetter.letters(of: text), to: scratch)
    return scratch.finish()
  }

  private static func append(_ letters: [MarkedLetter], to scratch: Scratch) {
    var index = 0
    while index < letters.count {
      let letter = letters[index].base
      var consumed = 1
      if letter.isASCII {
        scratch.append(letter)
      } else if let spelling = Diacritics.spelling(of: letter) {
        scratch.append(spelling)
      } else if let romanized = GreekLetters.romanized(letters, at: index) {
        consumed = romanized.consumed
        append(romanized.latin, for: index..<index + consumed, of: letters, to: scratch)
      } else if let latin = CyrillicLetters.romanized(letter) {
        append(latin, for: index..<index + 1, of: letters, to: scratch)
      } else if let plain = LatinLetters.plain(letter) ?? PlainSigns.plain(letter) {
        scratch.append(plain)
      }
      index += consumed
    }
  }

  /// Adds lower-case Latin letters in the case of the letters they stand for: `Щ` becomes `Shch` before
  /// a small letter and `SHCH` among capitals.
  private static func append(
    _ latin: String, for range: Range<Int>, of letters: [MarkedLetter], to scratch: Scratch
  ) {
    guard letters[range.lowerBound].isUppercase else { return scratch.append(latin) }
    if isAmongCapitals(range, of: letters) { return scratch.append(latin.uppercased()) }
    scratch.append(String(latin.prefix(1)).uppercased())
    scratch.append(String(latin.dropFirst()))
  }

  private static func isAmongCapitals(_ range: Range<Int>, of letters: [MarkedLetter]) -> Bool {
    if range.count > 1 { return letters[range.upperBound - 1].isUppercase }
    if range.upperBound < letters.count, letters[range.upperBound].isCased {
      return letters[range.upperBound].isUppercase
    }
    return range.lowerBound > 0 && letters[range.lowerBound - 1].isUppercase
  }
}

/// A letter without its marks, and what is remembered of them.
struct MarkedLetter {
  var base: Unicode.Scalar
  var isMarked: Bool
  /// A diaeresis says that a vowel stands for itself and makes no pair with the one before.
  var hasDiaeresis: Bool

  /// The parts of a single scalar.
  init(_ scalar: Unicode.Scalar) {
    base = BaseLetters.base(of: scalar)
    isMarked = base != scalar
    hasDiaeresis = GreekLetters.isWithDiaeresis(scalar)
  }

  /// The letters of a text, each with the combining marks that follow it.
  static func letters(of text: ByteSlice) -> [MarkedLetter] {
    var letters: [MarkedLetter] = []
    var at = 0
    while at < text.count {
      let decoded = text.decodedScalar(at: at)
      at += decoded.length
      if !Diacritics.isMark(decoded.scalar) {
        letters.append(MarkedLetter(decoded.scalar))
      } else if let last = letters.indices.last {
        letters[last].isMarked = true
        if decoded.scalar == "\u{308}" { letters[last].hasDiaeresis = true }
      }
    }
    return letters
  }

  var isUppercase: Bool { base.properties.isUppercase }
  var isCased: Bool { base.properties.isCased }
}
