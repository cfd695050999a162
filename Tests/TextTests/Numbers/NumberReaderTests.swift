import Records
import Testing
import Text

@Suite struct NumberReaderTests {
  private func read(_ text: String, _ notation: NumberNotation) throws -> String {
    try withBytes(of: text) { bytes, scratch in
      String(try NumberReader.number(of: bytes, notation: notation, into: scratch))
    }
  }

  @Test(arguments: [
    ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("1.234.567", "1234567"),
    ("1,234,567", "1234567"),
    ("1.234.567,8", "1234567.8"), ("1 234,5", "1234.5"), ("1 234.567", "1234.567"),
    ("1'234'567.50", "1234567.50"),
    ("1’234", "1234"), ("1\u{A0}234", "1234"), ("1\u{202F}234\u{202F}567,89", "1234567.89"),
    ("1,5", "1.5"), ("1.50", "1.50"), ("12,3456", "12.3456"), (",5", "0.5"), ("-.25", "-0.25"),
    ("7", "7"), ("007", "7"), ("000", "0"), ("00,10", "0.10"), ("+5", "5"), ("-5", "-5"),
    ("\u{2212}5", "-5"),
    ("-0", "0"), ("-0,00", "0.00"), ("  \u{A0}42\u{202F} ", "42"), ("1.5e3", "1.5e3"),
    ("-1E+05", "-1E+05"),
    ("1.234e2", "1.234e2"),
    (
      "12345678901234567890123456789012345678901234567890,1",
      "12345678901234567890123456789012345678901234567890.1"
    ),
  ])
  func `reads numbers as people write them`(_ text: String, _ expected: String) throws {
    #expect(try read(text, .automatic) == expected)
  }

  @Test(
    arguments: [
      ("1.234", .decimalComma, "1234"), ("1.234", .decimalPoint, "1.234"),
      ("1,234", .decimalComma, "1.234"),
      ("1,234", .decimalPoint, "1234"), ("0,125", .decimalComma, "0.125"),
      ("1 234", .decimalComma, "1234"),
      ("1.234,567", .decimalComma, "1234.567"), ("1e3", .decimalComma, "1e3"),
      ("1.5e3", .decimalPoint, "1.5e3"),
    ] as [(String, NumberNotation, String)])
  func `follows a notation`(_ text: String, _ notation: NumberNotation, _ expected: String) throws {
    #expect(try read(text, notation) == expected)
  }

  @Test(
    arguments: [
      ("1.234", .automatic, "number.ambiguous"), ("1,234", .automatic, "number.ambiguous"),
      ("0,125", .automatic, "number.ambiguous"), ("-1234.567", .automatic, "number.ambiguous"),
      ("1.23.4", .automatic, "number.grouping"), ("1.234.56", .automatic, "number.grouping"),
      ("1234.567,8", .automatic, "number.grouping"), ("1.234,567,8", .automatic, "number.grouping"),
      ("1,234.567.890", .automatic, "number.grouping"),
      ("1 234'567", .automatic, "number.grouping"),
      ("1.234 567,8", .automatic, "number.grouping"), ("12 34", .automatic, "number.grouping"),
      ("1  234", .automatic, "number.grouping"), ("1,234 567", .automatic, "number.grouping"),
      ("5,", .automatic, "number.grouping"), ("1.5", .decimalComma, "number.grouping"),
      ("1,5", .decimalPoint, "number.grouping"), ("1,2,3", .decimalComma, "number.grouping"),
      (".234.567", .automatic, "number.grouping"), ("'234", .automatic, "number.grouping"),
      ("", .automatic, "number.unreadable"), (" ", .automatic, "number.unreadable"),
      ("-", .automatic, "number.unreadable"), (",", .automatic, "number.unreadable"),
      ("+-5", .automatic, "number.unreadable"), ("5-", .automatic, "number.unreadable"),
      ("€ 5", .automatic, "number.unreadable"), ("5%", .automatic, "number.unreadable"),
      ("(5)", .automatic, "number.unreadable"), ("abc", .automatic, "number.unreadable"),
      ("1e", .automatic, "number.unreadable"), ("+1e5", .automatic, "number.unreadable"),
      ("01e5", .automatic, "number.unreadable"), ("1,5e3", .automatic, "number.unreadable"),
      ("1.5e3", .decimalComma, "number.unreadable"), ("e5", .automatic, "number.unreadable"),
      ("٣", .automatic, "number.unreadable"), ("1\u{C2}", .automatic, "number.unreadable"),
    ] as [(String, NumberNotation, String)])
  func `refuses what is none and what could be two numbers`(
    _ text: String, _ notation: NumberNotation, _ code: String
  ) {
    let problem = #expect(throws: RecordProblem.self) { _ = try read(text, notation) }
    #expect(problem?.code.description == code)
  }

  @Test func `writes only JSON numbers, whatever comes`() {
    let marks = ["0", "1", "23", "456", ".", ",", " ", "'", "-", "e", "\u{A0}", "\u{2019}"]
    for first in marks {
      for second in marks {
        for third in marks {
          for fourth in marks {
            guard let number = try? read(first + second + third + fourth, .automatic) else {
              continue
            }
            withBytes(of: number) { bytes, _ in
              #expect(DecimalText(bytes) != nil, "\(first + second + third + fourth)")
            }
          }
        }
      }
    }
  }

  @Test func `knows notations by language and by sign`() {
    let expected: [(String, NumberNotation?)] = [
      ("nl", .decimalComma), ("NL", .decimalComma), ("no", .decimalComma), (",", .decimalComma),
      ("en", .decimalPoint), (".", .decimalPoint), ("", nil), ("xx", nil),
    ]
    for (name, notation) in expected {
      withBytes(of: name) { bytes, _ in #expect(NumberNotation(named: bytes) == notation) }
    }
  }
}
