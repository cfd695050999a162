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
    let wrong = samples.compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
      run.isMatch(String(scalar)) != (scalar.properties.generalCategory == category)
    }
    #expect(wrong == [])
  }

  @Test(arguments: [
    "Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Hebrew", "Arabic", "Devanagari", "Thai",
    "Hangul", "Hiragana", "Katakana", "Han",
  ])
  func `knows the scripts as the standard library does`(_ name: String) throws {
    let run = try PatternRun("\\p{\(name)}")
    let library = try Regex("\\p{Script=\(name)}").matchingSemantics(.unicodeScalar)
    // Scripts live in blocks: the sample sees each block, the edges of ours are seen one by one.
    var wrong: [Unicode.Scalar] = []
    var wasMatch = false
    for scalar in (UInt32(0)..<0x32400).compactMap(Unicode.Scalar.init) {
      let isMatch = run.isMatch(String(scalar))
      if isMatch != wasMatch || scalar.value % 61 == 0 {
        for neighbour in [scalar.value &- 1, scalar.value].compactMap(Unicode.Scalar.init)
        where isInTables(neighbour) {
          let isInLibrary = try library.wholeMatch(in: String(neighbour)) != nil
          if run.isMatch(String(neighbour)) != isInLibrary { wrong.append(neighbour) }
        }
      }
      wasMatch = isMatch
    }
    #expect(wrong == [])
  }

  /// Whether a scalar is as old as our tables; a newer library may know more.
  private func isInTables(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.age.map { $0.major <= 16 } ?? false
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
    let matched = (UInt32(0)..<0x1E944).compactMap(Unicode.Scalar.init).filter { scalar in
      (scalar.properties.isCased || scalar.isASCII || expected.contains(scalar))
        && run.isMatch(String(scalar))
    }
    #expect(Set(matched) == expected)
  }
}
