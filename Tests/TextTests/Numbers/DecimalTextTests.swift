import Records
import Testing
import Text

@Suite struct DecimalTextTests {
  @Test(arguments: [
    ("0", "-0.00e5", 0), ("1", "2", -1), ("-1", "1", -1), ("-1", "-2", 1), ("10", "9", 1),
    ("1.5", "1.50", 0), ("15e-1", "1.5", 0), ("0.0015E3", "1.5", 0), ("1.5", "1.49999", 1),
    ("9007199254740993", "9007199254740992", 1), ("0.1", "0.10000000000000000000001", -1),
    ("1e400", "9e399", 1), ("1e-400", "0", 1), ("-1e-400", "0", -1), ("-1e400", "-9e399", -1),
    ("123456789012345678901234567890", "123456789012345678901234567891", -1),
    ("1e3", "1000.0", 0), ("1e99999999999999999999", "1e5", 1),
    ("1e-99999999999999999999", "1e-5", -1),
  ])
  func `compares numbers exactly`(_ left: String, _ right: String, _ expected: Int) throws {
    try withBytes(of: left) { leftBytes, scratch in
      let a = try #require(DecimalText(leftBytes))
      let b = try #require(DecimalText(scratch.copy(right)))
      #expect((a < b ? -1 : a == b ? 0 : 1) == expected)
      #expect((b < a ? -1 : b == a ? 0 : 1) == -expected)
    }
  }

  @Test(arguments: [
    "", "-", "+1", "01", "-01", "1.", ".5", "1e", "1e+", "1.5.2", "1,5", " 1", "1 ", "0x1", "NaN",
    "1e5.0", "--1",
  ])
  func `takes JSON numbers only`(_ text: String) {
    withBytes(of: text) { bytes, _ in #expect(DecimalText(bytes) == nil) }
  }

  @Test(
    arguments: [
      ("0", true, 0), ("-0.0", true, 0), ("0e9999999999999999999", true, 0), ("5.0", true, 5),
      ("0.5e1", true, 5), ("5e-1", false, nil), ("1200e-2", true, 12), ("1205e-2", false, nil),
      ("9223372036854775807", true, .max), ("-9223372036854775808", true, .min),
      ("9223372036854775808", true, nil), ("1e18", true, 1_000_000_000_000_000_000),
      ("1e19", true, nil),
      ("0.000001e6", true, 1), ("0.05", false, nil), ("1e-999999999999", false, nil),
      ("1e999999999999999999999", true, nil), ("100e-99999999999999999999", false, nil),
    ] as [(String, Bool, Int64?)])
  func `knows whole numbers and reads those of 64 bits`(
    _ text: String, _ isWhole: Bool, _ value: Int64?
  ) throws {
    try withBytes(of: text) { bytes, _ in
      let number = try #require(DecimalText(bytes))
      #expect(number.isWhole == isWhole)
      #expect(number.int64 == value)
      #expect(number.isZero == (value == 0))
    }
  }

  @Test(
    arguments: [
      ("&HF7", 247), ("&hff", 255), ("&H0", 0), ("&H7FFFFFFFFFFFFFFF", .max),
      ("&H8000000000000000", nil),
      ("&H", nil), ("HF7", nil), ("&HG", nil), ("&H F", nil), ("F7", nil),
      ("&H0000000000000000001", 1),
    ] as [(String, Int64?)])
  func `reads hexadecimal numbers`(_ text: String, _ value: Int64?) {
    withBytes(of: text) { bytes, _ in #expect(HexadecimalNumber.value(of: bytes) == value) }
  }
}
