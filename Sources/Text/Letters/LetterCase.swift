public import Records

/// Lower and upper case by Unicode's full mappings: ß becomes SS, a sigma at a word's end ς.
///
/// Memory: the result is the input itself when nothing changes, else bytes of the scratch, in which no
/// piece may be open.
/// Source: Unicode 16 section 3.13 (default case conversion) and SpecialCasing.txt.
public enum LetterCase {
  static let lowerTable = LatinTable(ascii: .lowered) { $0.properties.lowercaseMapping }
  private static let upperTable = LatinTable(ascii: .raised) { $0.properties.uppercaseMapping }

  /// The text in lower case.
  public static func lowercased(
    _ text: ByteSlice, culture: Culture = .common, scratch: Scratch
  ) -> ByteSlice {
    if hasCommonRules(text, culture),
      let result = lowerTable.rewritten(text, scratch: scratch)
    {
      return result
    }
    return mapped(text, scratch: scratch) { context in
      appendLowercased(context, culture: culture, to: scratch)
    }
  }

  /// The text in upper case.
  public static func uppercased(
    _ text: ByteSlice, culture: Culture = .common, scratch: Scratch
  ) -> ByteSlice {
    if hasCommonRules(text, culture),
      let result = upperTable.rewritten(text, scratch: scratch)
    {
      return result
    }
    return mapped(text, scratch: scratch) { context in
      appendUppercased(context, culture: culture, to: scratch)
    }
  }

  /// Whether the culture's own rules cannot touch the text: Lithuanian's need an accent.
  private static func hasCommonRules(_ text: ByteSlice, _ culture: Culture) -> Bool {
    switch culture {
    case .common: true
    case .turkic: false
    case .lithuanian: text.isASCII
    }
  }

  /// The slow path: scalar by scalar, each with its surroundings.
  private static func mapped(
    _ text: ByteSlice, scratch: Scratch, _ append: (CasingContext) -> Void
  ) -> ByteSlice {
    var at = 0
    while at < text.count {
      let context = CasingContext(text: text, offset: at)
      append(context)
      at = context.end
    }
    let result = scratch.finish()
    return result == text ? text : result
  }

  /// Adds the lower case of one scalar.
  static func appendLowercased(_ context: CasingContext, culture: Culture, to scratch: Scratch) {
    let scalar = context.scalar
    switch (culture, scalar) {
    case (_, "\u{3A3}") where context.isFinalSigma:
      scratch.append("ς" as Unicode.Scalar)
    case (.turkic, "\u{130}"):
      scratch.append("i" as Unicode.Scalar)
    case (.turkic, "I") where !context.isBeforeDot:
      scratch.append("ı" as Unicode.Scalar)
    case (.turkic, "\u{307}") where context.isAfterCapitalI:
      break  // the dot belonged to the I before it, which has become an i
    case (.lithuanian, "I") where context.isBeforeAccentAbove,
      (.lithuanian, "J") where context.isBeforeAccentAbove,
      (.lithuanian, "\u{12E}") where context.isBeforeAccentAbove:
      scratch.append(scalar.properties.lowercaseMapping)
      scratch.append("\u{307}" as Unicode.Scalar)
    case (.lithuanian, "\u{CC}"):
      scratch.append("i\u{307}\u{300}")
    case (.lithuanian, "\u{CD}"):
      scratch.append("i\u{307}\u{301}")
    case (.lithuanian, "\u{128}"):
      scratch.append("i\u{307}\u{303}")
    default:
      if !lowerTable.append(scalar, to: scratch) {
        scratch.append(scalar.properties.lowercaseMapping)
      }
    }
  }

  private static func appendUppercased(
    _ context: CasingContext, culture: Culture, to scratch: Scratch
  ) {
    let scalar = context.scalar
    switch (culture, scalar) {
    case (.turkic, "i"):
      scratch.append("İ" as Unicode.Scalar)
    case (.lithuanian, "\u{307}") where context.isAfterSoftDotted:
      break  // a capital has no dot of its own to keep
    default:
      if !upperTable.append(scalar, to: scratch) {
        scratch.append(scalar.properties.uppercaseMapping)
      }
    }
  }
}
