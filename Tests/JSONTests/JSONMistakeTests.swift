import JSON
import Records
import TestKit
import Testing

/// A text whose mistakes are marked, with their codes in order.
struct MistakeCase: CustomTestStringConvertible, Sendable {
  let marked: String
  let codes: [String]
  /// Whether the tree should be there all the same.
  let isWhole: Bool

  init(_ marked: String, _ codes: String..., isWhole: Bool = false) {
    self.marked = marked
    self.codes = codes.map { "json." + $0 }
    self.isWhole = isWhole
  }

  var testDescription: String { marked.debugDescription }

  func verify(as dialect: JSONDialect) {
    let text = MarkedText(marked)
    let source = SourceText(file: "t", text: text.text)
    let reading = JSONReader.read(source, as: dialect)
    #expect(reading.mistakes.map(\.code.description) == codes)
    #expect(
      reading.mistakes.map(\.place?.text) == text.offsets.map { source.place(at: $0).text })
    #expect((reading.root != nil) == isWhole)
  }
}

@Suite struct JSONMistakeTests {
  static let structure: [MistakeCase] = [
    MistakeCase("‸", "empty"),
    MistakeCase("‸  // nothing\n", "empty"),
    MistakeCase("{ a: 1‸ b: 2‸ 'c': 3 }", "missingComma", "missingComma", isWhole: true),
    MistakeCase("[1‸\n 2‸ [3]‸ {}]", "missingComma", "missingComma", "missingComma", isWhole: true),
    MistakeCase("['a'‸'b']", "missingComma", isWhole: true),
    MistakeCase("[1‸; 2‸; 3]", "missingComma", "missingComma", isWhole: true),
    MistakeCase("[‸,]", "strayComma", isWhole: true),
    MistakeCase("[1,‸,2]", "strayComma", isWhole: true),
    MistakeCase("{‸, a: 1}", "strayComma", isWhole: true),
    MistakeCase("{ a‸ 1, b: 2, b‸ {}, c: 3 }", "missingColon", "missingColon"),
    MistakeCase("{ a ‸= 1, b ‸= 2 }", "missingColon", "missingColon", isWhole: true),
    MistakeCase("{ ‸a, b: 1, ‸c: , ‸d:: 2 }", "missingValue", "missingValue", "missingValue"),
    MistakeCase("{ ‸a }", "missingValue"),
    MistakeCase("{ ‸a: }", "missingValue"),
    MistakeCase("{ ‸: 1, b: 2 }", "missingKey"),
    MistakeCase("{ ‸[1, 2], b: ‸007 }", "missingKey", "leadingZeros"),
    MistakeCase("{ ‸10twenty: 1, a‸-b: 2, c‸.d: 3 }", "badKey", "badKey", "badKey", isWhole: true),
    MistakeCase(
      "{ a: 1, b: 2, ‸a: 3, ‸'\\u0061': 4 }", "duplicateKey", "duplicateKey", isWhole: true),
    MistakeCase("{ a: { b: 1, ‸b: 2 }, ‸a: 1 }", "duplicateKey", "duplicateKey", isWhole: true),
    MistakeCase("['a'‸: 1, 2]", "memberInArray"),
    MistakeCase("{ a: 1 ‸{ b: 2 }, c: ‸007 }", "expectedSeparator", "leadingZeros"),
    MistakeCase("{ a: 1 ‸: 2, b: ‸007 }", "expectedSeparator", "leadingZeros"),
    MistakeCase("‸muster: 1, target: 'x'", "missingBraces"),
    MistakeCase("{} ‸{}", "textAfterValue"),
    MistakeCase("[1]‸]", "textAfterValue"),
    MistakeCase("1 ‸2", "textAfterValue"),
  ]

  static let brackets: [MistakeCase] = [
    MistakeCase("‸[1, 2", "unclosed"),
    MistakeCase("[1, ‸{ a: [2]", "unclosed"),
    MistakeCase("‸{ a:", "unclosed"),
    MistakeCase("‸{ a", "unclosed"),
    MistakeCase("{ requests: [ { a: 1 ‸], b: 2 }", "mismatched"),
    MistakeCase("{ a: [1, 2‸} ", "mismatched"),
    MistakeCase("[1, 2‸}", "mismatched"),
    MistakeCase("[{ a: 1‸ { b: 2 }, { c: ‸007 }]", "missingBracket", "leadingZeros"),
    MistakeCase("[{ a: 1,‸ { b: 2 }, { c: 3 }]", "missingBracket"),
    MistakeCase("[{ a: ‸'x },\n { b: 2 }, { c: ‸007 }]", "unclosedString", "leadingZeros"),
    MistakeCase("{ a: 1 ‸]", "mismatched"),
  ]

  static let values: [MistakeCase] = [
    MistakeCase(
      "[‸True, ‸undefined, ‸tru, 1]", "unknownWord", "unknownWord", "unknownWord", isWhole: true),
    MistakeCase("{ a: ‸hello world, b: ‸nil }", "unknownWord", "unknownWord"),
    MistakeCase("{ a: ‸=ToLower(Join(\", \", [x])), b: ‸%, c: 1 }", "unexpected", "unexpected"),
    MistakeCase("{ a: ‸“text”, b: 1 }", "unexpected"),
    MistakeCase("[‸\u{200B}1]", "unexpected"),
    MistakeCase("[\"say \"‸hi\" there\", 1]", "quoteInText"),
    MistakeCase(
      "[‸007, ‸-01, ‸00.5]", "leadingZeros", "leadingZeros", "leadingZeros", isWhole: true),
    MistakeCase(
      "[‸2024-01-02, ‸1.2.3, ‸0x, ‸1e, ‸., ‸-, ‸12kg, ‸--1]", "badNumber", "badNumber", "badNumber",
      "badNumber", "badNumber", "badNumber", "badNumber", "badNumber", isWhole: true),
    MistakeCase(
      #"['‸\1', '‸\08', '‸\xZ1', '‸\u12', 'ok']"#, "badEscape", "badEscape", "badEscape",
      "badUnicodeEscape", isWhole: true),
    MistakeCase(
      #"['‸\ud83d', '‸\ude00', '‸\ud83dx', '‸\ud83d‸\ud83d']"#, "loneSurrogate", "loneSurrogate",
      "loneSurrogate", "loneSurrogate", "loneSurrogate", isWhole: true),
    MistakeCase("{ a: ‸'one,\n b: 2,\n c: ‸007 }", "unclosedString", "leadingZeros", isWhole: true),
    MistakeCase("{ a: ‸'one\n two', b: 2 }", "unclosedString"),
    MistakeCase("{ a: 1, b: ‸'two }", "unclosedString"),
    MistakeCase("{ a: [1, ‸/* 2] }", "unclosedComment"),
    MistakeCase("‸/* nothing", "unclosedComment"),
  ]

  static let strict: [MistakeCase] = [
    MistakeCase("‸// x\n[1, ‸/* y */ 2]", "onlyJSON5", "onlyJSON5", isWhole: true),
    MistakeCase(#"{"a": [1‸,]‸,}"#, "onlyJSON5", "onlyJSON5", isWhole: true),
    MistakeCase(
      #"{‸'a': ‸'x', ‸b: 1, ‸c-d: 2}"#, "onlyJSON5", "onlyJSON5", "onlyJSON5", "onlyJSON5",
      isWhole: true),
    MistakeCase(
      "[‸0x1, ‸+1, ‸.5, ‸5., ‸Infinity, ‸-NaN]", "onlyJSON5", "onlyJSON5", "onlyJSON5",
      "onlyJSON5", "onlyJSON5", "onlyJSON5", isWhole: true),
    MistakeCase(
      #"["‸\x41", "‸\v", "‸\'", "‸\0"]"#, "onlyJSON5", "onlyJSON5", "onlyJSON5", "onlyJSON5",
      isWhole: true),
    MistakeCase("[\"a‸\\\nb\"]", "onlyJSON5", isWhole: true),
    MistakeCase("[‸\u{A0}1]", "onlyJSON5", isWhole: true),
    MistakeCase(#"["‸\q"]"#, "badEscape", isWhole: true),
    MistakeCase("[\"a‸\tb\", \"‸\u{01}\"]", "controlCharacter", "controlCharacter", isWhole: true),
    MistakeCase("[‸\"a\nb\"]", "unclosedString"),
  ]

  @Test(arguments: structure) func `tells mistakes of structure`(_ example: MistakeCase) {
    example.verify(as: .json5)
  }

  @Test(arguments: brackets) func `tells one message for brackets that do not match`(
    _ example: MistakeCase
  ) {
    example.verify(as: .json5)
  }

  @Test(arguments: values) func `tells mistakes of single values`(_ example: MistakeCase) {
    example.verify(as: .json5)
  }

  @Test(arguments: strict) func `tells what strict JSON has not`(_ example: MistakeCase) {
    example.verify(as: .strict)
  }

  @Test(
    arguments: [
      ([0x5B, 0x22, 0xC3, 0x22, 0x5D], 2), ([0x31, 0xFF], 1), ([0xFF, 0xFE, 0x31, 0x00], 0),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
    ] as [([UInt8], Int)])
  func `tells where bytes are not UTF-8`(_ bytes: [UInt8], _ offset: Int) {
    let reading = JSONReader.read(SourceText(file: "t", bytes: bytes), as: .json5)
    #expect(reading.root == nil)
    #expect(reading.mistakes.map(\.code) == ["json.invalidUTF8"])
    #expect(reading.mistakes.first?.place?.byte == offset)
  }

  @Test func `stops telling after so many mistakes`() {
    var limits = JSONLimits()
    limits.mistakeCount = 3
    let source = SourceText(text: "[01, 02, 03, 04, 05, 06]")
    let reading = JSONReader.read(source, as: .json5, limits: limits)
    #expect(
      reading.mistakes.map(\.code) == [
        "json.leadingZeros", "json.leadingZeros", "json.leadingZeros", "json.moreMistakes",
      ])
    #expect(reading.root == nil)
  }

  @Test func `says what is wrong, where, and what to do`() {
    let source = SourceText(
      file: "staff.json5",
      text: """
        {
          target: "surf",
        \tkey: 007,
          skip: yes
          let: { mäil: 'x', mäil: 'y' },
        }
        """)
    let text = JSONReader.read(source, as: .json5).mistakes.map(\.text).joined(separator: "\n")
    #expect(
      text == """
        staff.json5:3:7: error: a number with leading zeros [json.leadingZeros]
          3 |     key: 007,
            |          ^
          put it in quotes to keep the zeros, or write it without them
        staff.json5:4:9: error: a word that stands for no value [json.unknownWord]
          4 |   skip: yes
            |         ^
          text must be in quotes
        staff.json5:5:21: error: the key "mäil" appears a second time [json.duplicateKey]
          5 |   let: { mäil: 'x', mäil: 'y' },
            |                     ^
          remove one of the two; the first is in line 5
        """)
  }

  @Test func `has advice for every form of JSON5 in strict JSON`() {
    let source = SourceText(text: "// x\n{'a': 0x1, b: +1, \"c\": ['\\x41', NaN, .5,\u{A0}],}")
    let mistakes = JSONReader.read(source, as: .strict).mistakes
    #expect(Set(mistakes.map(\.summary)).count == 10)
    for mistake in mistakes {
      #expect(mistake.code == "json.onlyJSON5")
      #expect(mistake.summary.contains("JSON5"))
      #expect(mistake.advice != nil)
    }
  }

  @Test func `marks values with a mistake and keeps the rest of the tree`() throws {
    let source = SourceText(text: #"{ a: 007, b: "\u12", c: yes, d: 1, d: 2, e: 'good' }"#)
    let reading = JSONReader.read(source, as: .json5)
    let object = try #require(reading.root?.object)
    #expect(object.keys == ["a", "b", "c", "d", "e"])
    for key in ["a", "b", "c"] {
      guard case .invalid = object[key]?.value.kind else {
        Issue.record("\(key) should be invalid")
        continue
      }
    }
    #expect(object["d"]?.value.number?.integer == 1)
    #expect(object["e"]?.value.text == "good")
  }
}
