public import Records

/// Letters without their diacritics: `Łukasz Müller` becomes `Lukasz Muller`.
public enum Diacritics {
  private static let table = LatinTable(ascii: .kept) { withoutDiacritics($0) }

  /// The text with base letters in place of letters with diacritics, in any script; what is no letter stays.
  ///
  /// Combining marks (categories Mn and Me) go, wherever they stand; variation selectors, which only choose
  /// a glyph, and the spacing vowel signs of Indic scripts (Mc) stay. Letters that no decomposition
  /// leads to a base letter follow the table of `NormalizeDiacritics` (æ to ae, ø to oe, þ to th, …), and
  /// a capital's pair is in capitals. Umlauts lose their dots: ä becomes a, not ae.
  /// Memory: the input itself when nothing changes, else bytes of the scratch, in which no piece may be open.
  public static func removed(from text: ByteSlice, scratch: Scratch) -> ByteSlice {
    if let result = table.rewritten(text, scratch: scratch) { return result }
    var at = 0
    while at < text.count {
      let decoded = text.decodedScalar(at: at)
      at += decoded.length
      if isMark(decoded.scalar) { continue }
      if !table.append(decoded.scalar, to: scratch) {
        scratch.append(withoutDiacritics(decoded.scalar))
      }
    }
    let result = scratch.finish()
    return result == text ? text : result
  }

  /// Whether a scalar is a mark on the letter before it.
  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x300 { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return !scalar.properties.isVariationSelector
    default: return false
    }
  }

  private static func withoutDiacritics(_ scalar: Unicode.Scalar) -> String {
    let base = BaseLetters.base(of: scalar)
    return spelling(of: base) ?? String(base)
  }

  /// The spelling of a Latin letter whose stroke or join is part of its shape.
  ///
  /// ħ and ŧ are not among the examples of `NormalizeDiacritics`, but have as plain a base letter as đ.
  static func spelling(of letter: Unicode.Scalar) -> String? {
    switch letter {
    case "æ": "ae"
    case "Æ": "AE"
    case "œ", "ø": "oe"
    case "Œ", "Ø": "OE"
    case "ß": "ss"
    case "ẞ": "SS"
    case "ł": "l"
    case "Ł": "L"
    case "đ", "ð": "d"
    case "Đ", "Ð": "D"
    case "þ": "th"
    case "Þ": "TH"
    case "ı": "i"
    case "ħ": "h"
    case "Ħ": "H"
    case "ŧ": "t"
    case "Ŧ": "T"
    default: nil
    }
  }
}
