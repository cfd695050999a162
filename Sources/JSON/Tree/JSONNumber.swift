internal import Records

/// A number of a JSON or JSON5 text, kept as it was written so that no digit is lost.
public struct JSONNumber: Sendable, Equatable {
  /// The number as it was written: `1.10`, and in JSON5 `0x1F`, `.5`, `+1` or `Infinity` too.
  public let text: String

  /// A number of a text.
  public init(_ text: String) { self.text = text }

  /// The number in the form of RFC 8259, with the digits as they were written.
  ///
  /// Nil for what has no such form: infinities, NaN and text that is no number.
  public var decimal: String? {
    var text = text
    return text.withUTF8 { buffer in
      guard let start = buffer.baseAddress else { return nil }
      return unsafe Self.decimal(ByteSlice(start: start, count: buffer.count))
    }
  }

  /// The whole number, if it is written without point and exponent and fits.
  public var integer: Int? { decimal.flatMap { Int($0) } }

  private static func decimal(_ bytes: ByteSlice) -> String? {
    if bytes.isJSONNumber { return String(bytes) }
    let (sign, body) = JSONNumberGrammar.splitSign(bytes)
    let minus = sign == UInt8(ascii: "-") ? "-" : ""
    if let digits = JSONNumberGrammar.hexadecimalDigits(body) { return minus + decimal(of: digits) }
    let parts = JSONNumberGrammar.decimalParts(body)
    guard parts.isJSON5 else { return nil }
    let integer = parts.integer.isEmpty ? "0" : String(parts.integer)
    let fraction = parts.fraction.isEmpty ? "" : "." + String(parts.fraction)
    return minus + integer + fraction + String(parts.exponent)
  }

  /// The decimal digits of a hexadecimal numeral of any length.
  private static func decimal(of hexadecimal: ByteSlice) -> String {
    // Limbs of nine decimal digits, the lowest first: each digit multiplies all by 16.
    var limbs: [UInt64] = [0]
    for byte in hexadecimal {
      var carry = UInt64(byte.hexadecimalValue ?? 0)
      for position in limbs.indices {
        let product = limbs[position] * 16 + carry
        limbs[position] = product % 1_000_000_000
        carry = product / 1_000_000_000
      }
      if carry > 0 { limbs.append(carry) }
    }
    let digits = limbs.reversed().map { limb in
      let digits = String(limb)
      return String(repeating: "0", count: 9 - digits.count) + digits
    }.joined().drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }
}
