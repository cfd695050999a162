public import Records

/// The language whose rules for letters count, where it makes a difference.
///
/// Only three languages differ from the common rules: in Turkish and Azerbaijani `i` and `ı` are two
/// letters; Lithuanian keeps the dot of an `i` that carries an accent.
/// Source: Unicode 16, SpecialCasing.txt, "Language-Sensitive Mappings".
public enum Culture: Sendable, Equatable, BitwiseCopyable {
  /// The rules that hold for all other languages.
  case common
  /// Turkish and Azerbaijani.
  case turkic
  /// Lithuanian.
  case lithuanian

  /// The culture of a name such as `tr`, `nl-NL` or `az-Latn-AZ`; the empty name means the common rules.
  ///
  /// Only the language counts; case does not, and `_` is as good as `-`. A well-formed name of any
  /// other language means the common rules too.
  /// Errors: `text.malformedCulture` for what is no language tag.
  /// Source: RFC 5646 section 2.1 for the shape: parts of 1 to 8 letters or digits, the language of 2
  /// to 8 letters.
  public init(named name: ByteSlice) throws(RecordProblem) {
    guard name.isEmpty || Culture.isLanguageTag(name) else {
      throw RecordProblem(
        "text.malformedCulture", "a culture's name is no language tag",
        advice: "write a name such as \"tr\" or \"nl-NL\", or leave it empty")
    }
    let isTwoLetters = name.count == 2 || name.count > 2 && Culture.isSeparator(name[2])
    switch isTwoLetters ? (name[0] | 0x20, name[1] | 0x20) : (0, 0) {
    case (UInt8(ascii: "t"), UInt8(ascii: "r")), (UInt8(ascii: "a"), UInt8(ascii: "z")):
      self = .turkic
    case (UInt8(ascii: "l"), UInt8(ascii: "t")):
      self = .lithuanian
    default:
      self = .common
    }
  }

  private static func isLanguageTag(_ name: ByteSlice) -> Bool {
    var isLanguage = true
    var partLength = 0
    for byte in name {
      if isSeparator(byte) {
        guard partLength >= (isLanguage ? 2 : 1) else { return false }
        isLanguage = false
        partLength = 0
      } else {
        guard byte.isASCIILetter || byte.isASCIIDigit && !isLanguage, partLength < 8 else {
          return false
        }
        partLength += 1
      }
    }
    return partLength >= (isLanguage ? 2 : 1)
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
