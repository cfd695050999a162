/// The sets of scalars behind `\p{Lu}`, `\pL` and the other general categories of Unicode.
///
/// Memory: a table of the categories' runs is made at the first use, in some milliseconds.
/// Source: Unicode Standard Annex #44, table "General_Category Values", in the toolchain's version.
enum GeneralCategories {
  private typealias Run = (range: ScalarRange, category: Unicode.GeneralCategory)

  private static let runs: [Run] = makeRuns()

  /// The set of a category's short name, `Lu`, or of a group of categories, `L`.
  static func set(named name: String) -> ScalarSet? {
    let wanted = categories.filter { short, _ in
      short == name || name.count == 1 && short.hasPrefix(name)
    }.map(\.1)
    guard !wanted.isEmpty else { return nil }
    return ScalarSet(runs.filter { wanted.contains($0.category) }.map(\.range))
  }

  private static let categories: [(String, Unicode.GeneralCategory)] = [
    ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
    ("Lm", .modifierLetter), ("Lo", .otherLetter),
    ("Mn", .nonspacingMark), ("Mc", .spacingMark), ("Me", .enclosingMark),
    ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber),
    ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation), ("Ps", .openPunctuation),
    ("Pe", .closePunctuation), ("Pi", .initialPunctuation), ("Pf", .finalPunctuation),
    ("Po", .otherPunctuation),
    ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("So", .otherSymbol),
    ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
    ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cn", .unassigned),
  ]

  private static func makeRuns() -> [Run] {
    var runs: [Run] = []
    // Planes 4 to 13 hold nothing: looking at each of their scalars would be most of the work.
    for value in [UInt32(0)...0x3FFFF, 0xE0000...0x10FFFF].joined() {
      guard let category = Unicode.Scalar(value)?.properties.generalCategory else { continue }
      if let last = runs.last, last.category == category, last.range.high + 1 == value {
        runs[runs.count - 1].range.high = value
      } else {
        runs.append((ScalarRange(low: value, high: value), category))
      }
    }
    runs.append((ScalarRange(low: 0x40000, high: 0xDFFFF), .unassigned))
    return runs
  }
}
