import Records
import Testing
import Text

/// The tables of characters against the standard library's own knowledge.
@Suite struct PatternCharacterTests {
  @Test(
    arguments: [
      ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
      ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Mn", .nonspacingMark),
      ("Mc", .spacingMark), ("Me", .enclosingMark), ("Nd", .decimalNumber),
      ("Nl", .letterNumber), ("No", .otherNumber), ("Pc", .connectorPunctuation),
      ("Pd", .dashPunctuation), ("Ps", .openPunctuation), ("Pe", .closePunctuation),
      ("Pi", .initialPunctuation), ("Pf", .finalPunctuation), ("Po", .otherPunctuation),
      ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol),
      ("So", .otherSymbol), ("Zs", .spaceSeparator), ("Zl", .lineSeparator),
      ("Zp", .paragraphSeparator), ("Cc", .control), ("Cf", .format), ("Co", .privateUse),
      ("Cn", .unassigned),
    ] as [(String, Unicode.GeneralCategory)])
  func `knows the general category of every kind of scalar`(
    _ name: String, _ category: Unicode.GeneralCategory
  ) throws {
    let run = try PatternRun("\\p{\(name)}")
    // Every scalar of the Latin, Greek and Cyrillic blocks, and samples of the rest.
    let samples = [0..<0x600, 0x600..<0x30000, 0xE0000..<0x110000].flatMap {
      Array(stride(from: $0.lowerBound, to: $0.upperBound, by: $0.lowerBound == 0 ? 1 : 97))
    }
    for scalar in samples.compactMap({ Unicode.Scalar(UInt32($0)) }) {
      #expect(run.isMatch(String(scalar)) == (scalar.properties.generalCategory == category))
    }
  }

  @Test(arguments: [
    "Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Hebrew", "Arabic", "Devanagari", "Thai",
    "Hangul", "Hiragana", "Katakana", "Han",
  ])
  func `knows the scripts as the standard library does`(_ name: String) throws {
    let run = try PatternRun("\\p{\(name)}")
    let library = try Regex("\\p{Script=\(name)}").matchingSemantics(.unicodeScalar)
    // Scripts live in blocks: the sample sees each block, the edges of ours are seen one by one.
    var wasMatch = false
    for value in UInt32(0)..<0x32400 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isMatch = run.isMatch(String(scalar))
      if isMatch != wasMatch || value % 61 == 0 {
        for neighbour in [value &- 1, value].compactMap(Unicode.Scalar.init) {
          let expected = try library.wholeMatch(in: String(neighbour)) != nil
          #expect(run.isMatch(String(neighbour)) == expected, "U+\(String(value, radix: 16))")
        }
      }
      wasMatch = isMatch
    }
  }

  @Test(arguments: [
    ("A", "aA"), ("k", "kK\u{212A}"), ("å", "åÅ\u{212B}"), ("ω", "ωΩ\u{2126}"), ("θ", "θΘϑϴ"),
    ("β", "βΒϐ"), ("ι", "ιΙ\u{345}\u{1FBE}"), ("ǆ", "ǆǅǄ"), ("ᾀ", "ᾀᾈ"), ("ẞ", "ßẞ"), ("Ꭰ", "Ꭰꭰ"),
    ("ა", "აᲐ"), ("𐐀", "𐐀𐐨"), ("ΐ", "\u{390}\u{1FD3}"), ("ﬅ", "ﬅﬆ"), ("1", "1"), ("ŉ", "ŉ"),
    ("ı", "ı"), ("İ", "İ"),
  ])
  func `a letter matches its other cases and nothing else`(
    _ letter: String, _ cases: String
  ) throws {
    let run = try PatternRun("(?i)^\(letter)$")
    let expected = Set(cases.unicodeScalars)
    for scalar in (UInt32(1)..<0x1E944).compactMap(Unicode.Scalar.init)
    where scalar.properties.isCased || expected.contains(scalar) || scalar.isASCII {
      #expect(run.isMatch(String(scalar)) == expected.contains(scalar), "\(scalar)")
    }
  }
}
