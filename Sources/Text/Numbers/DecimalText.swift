public import Records

/// A decimal number as its text, of any length: compared and asked about without losing a digit.
///
/// Shape: slices of the text; no arithmetic, no rounding.
/// Memory: as the `ByteSlice` it was made of.
/// Units: an exponent beyond ±10^18 counts as ±10^18; no text that fits in memory reaches it
/// otherwise.
/// Source: RFC 8259 section 6 for the grammar.
public struct DecimalText: BitwiseCopyable, Sendable {
  private let isMinus: Bool
  private let integer: ByteSlice
  private let fraction: ByteSlice
  private let exponent: Int
  /// The position of the first digit that is not 0, in integer and fraction together; nil for the
  /// number 0.
  private let firstSignificant: Int?

  /// The number of a text that is a JSON number, nothing around it; nil for any other text.
  public init?(_ text: ByteSlice) {
    var position = text.first == UInt8(ascii: "-") ? 1 : 0
    isMinus = position == 1
    integer = DecimalText.digits(of: text, from: position)
    position += integer.count
    guard integer.count == 1 || integer.count > 1 && integer[0] != UInt8(ascii: "0") else {
      return nil
    }
    if position < text.count, text[position] == UInt8(ascii: ".") {
      fraction = DecimalText.digits(of: text, from: position + 1)
      guard !fraction.isEmpty else { return nil }
      position += 1 + fraction.count
    } else {
      fraction = .empty
    }
    if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
      guard let exponent = DecimalText.exponent(text[(position + 1)...]) else { return nil }
      self.exponent = exponent
    } else {
      guard position == text.count else { return nil }
      exponent = 0
    }
    firstSignificant = DecimalText.firstSignificant(integer, fraction)
  }

  /// Whether the number is 0.
  public var isZero: Bool { firstSignificant == nil }

  /// Whether the number has no fraction, whatever its form: `5`, `5.0` and `0.5e1` are whole.
  public var isWhole: Bool {
    var position = max(0, firstSignificant == nil ? digitCount : integer.count + exponent)
    while position < digitCount {
      if digit(position) != 0 { return false }
      position += 1
    }
    return true
  }

  /// The number, if it is whole and fits in 64 bits.
  public var int64: Int64? {
    guard firstSignificant != nil else { return 0 }
    guard isWhole, magnitude <= 19 else { return nil }
    var value: Int64 = 0
    for position in 0..<max(0, integer.count + exponent) {
      let digit = Int64(digit(position))
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(isMinus ? -digit : digit)
      if tooLarge || overflow { return nil }
      value = sum
    }
    return value
  }

  private var digitCount: Int { integer.count + fraction.count }

  /// A digit of integer and fraction together; 0 behind them.
  private func digit(_ position: Int) -> UInt8 {
    if position < integer.count { return integer[position] &- 0x30 }
    return position < digitCount ? fraction[position - integer.count] &- 0x30 : 0
  }

  /// How many digits the number has before its point when it is written without an exponent; at
  /// most 0 when it begins behind the point.
  private var magnitude: Int { integer.count + exponent - (firstSignificant ?? 0) }

  private static func digits(of text: ByteSlice, from start: Int) -> ByteSlice {
    var end = start
    while end < text.count, text[end].isASCIIDigit { end += 1 }
    return text[start..<max(start, end)]
  }

  private static func firstSignificant(_ integer: ByteSlice, _ fraction: ByteSlice) -> Int? {
    for position in integer.indices where integer[position] != UInt8(ascii: "0") { return position }
    for position in fraction.indices where fraction[position] != UInt8(ascii: "0") {
      return integer.count + position
    }
    return nil
  }

  private static func exponent(_ text: ByteSlice) -> Int? {
    let isMinus = text.first == UInt8(ascii: "-")
    let digits = isMinus || text.first == UInt8(ascii: "+") ? text[1...] : text
    guard !digits.isEmpty else { return nil }
    let limit = 1_000_000_000_000_000_000
    var value = 0
    for byte in digits {
      guard byte.isASCIIDigit else { return nil }
      if value < limit / 10 { value = value * 10 + Int(byte &- 0x30) } else { value = limit }
    }
    return isMinus ? -value : value
  }
}

extension DecimalText: Comparable {
  /// Whether two texts mean the same number: `1.50` equals `15e-1`.
  public static func == (left: DecimalText, right: DecimalText) -> Bool { order(left, right) == 0 }

  /// Whether a number is smaller than another.
  public static func < (left: DecimalText, right: DecimalText) -> Bool { order(left, right) < 0 }

  /// Below 0, 0, or above 0 as the left number is smaller, equal or larger.
  private static func order(_ left: DecimalText, _ right: DecimalText) -> Int {
    let signs = left.sign - right.sign
    if signs != 0 || left.isZero { return signs }
    return orderOfMagnitudes(left, right) * left.sign
  }

  private var sign: Int { isZero ? 0 : isMinus ? -1 : 1 }

  private static func orderOfMagnitudes(_ left: DecimalText, _ right: DecimalText) -> Int {
    if left.magnitude != right.magnitude { return left.magnitude < right.magnitude ? -1 : 1 }
    let leftStart = left.firstSignificant ?? 0
    let rightStart = right.firstSignificant ?? 0
    let count = max(left.digitCount - leftStart, right.digitCount - rightStart)
    for position in 0..<count {
      let a = left.digit(leftStart + position)
      let b = right.digit(rightStart + position)
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }
}
