/// The sets with short names, all of them ASCII as in RE2.
///
/// Source: RE2's syntax page, "Perl character classes" and "ASCII character classes".
enum NamedScalarSets {
  /// The set of `\d`, `\s` or `\w`, by the letter's code.
  static func escape(_ letter: UInt8) -> ScalarSet? {
    switch letter {
    case UInt8(ascii: "d"): digits
    case UInt8(ascii: "s"): make("\t\n", "\u{C}\r", "  ")
    case UInt8(ascii: "w"): word
    default: nil
    }
  }

  /// The set of `[:name:]`.
  static func bracketed(_ name: String) -> ScalarSet? { sets.first { $0.0 == name }?.1 }

  /// The names that `[:name:]` may have.
  static let bracketedNames = sets.map(\.0)

  private static let digits = make("09")
  private static let word = make("09", "AZ", "__", "az")

  private static let sets: [(String, ScalarSet)] = [
    ("alnum", make("09", "AZ", "az")),
    ("alpha", make("AZ", "az")),
    ("ascii", make("\0\u{7F}")),
    ("blank", make("\t\t", "  ")),
    ("cntrl", make("\0\u{1F}", "\u{7F}\u{7F}")),
    ("digit", digits),
    ("graph", make("!~")),
    ("lower", make("az")),
    ("print", make(" ~")),
    ("punct", make("!/", ":@", "[`", "{~")),
    ("space", make("\t\r", "  ")),
    ("upper", make("AZ")),
    ("word", word),
    ("xdigit", make("09", "AF", "af")),
  ]

  /// A set of ranges, each given by its two ends.
  private static func make(_ pairs: String...) -> ScalarSet {
    ScalarSet(
      pairs.map { pair in
        let ends = Array(pair.unicodeScalars)
        return ScalarRange(low: ends[0].value, high: ends[1].value)
      })
  }
}
