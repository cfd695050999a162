public import Records

extension ByteSlice {
  /// Whether the bytes are a JSON number.
  ///
  /// Source: RFC 8259 section 6.
  public var isJSONNumber: Bool {
    let body = first == UInt8(ascii: "-") ? self[1...] : self
    return JSONNumberGrammar.decimalParts(body).isStrict
  }
}

/// The forms that numbers have in JSON and JSON5.
///
/// Source: RFC 8259 section 6; the JSON5 specification, version 1.0.0, section 6.
enum JSONNumberGrammar {
  /// A decimal numeral without its sign, taken apart.
  struct DecimalParts {
    /// The digits before the point.
    let integer: ByteSlice
    /// Whether there is a point.
    let hasPoint: Bool
    /// The digits behind the point.
    let fraction: ByteSlice
    /// The exponent with its letter; empty without one.
    let exponent: ByteSlice
    /// Whether nothing else follows and the exponent has digits.
    let isComplete: Bool

    /// Whether the integer part is written with zeros that say nothing.
    var hasLeadingZeros: Bool { integer.count > 1 && integer[0] == UInt8(ascii: "0") }

    /// Whether JSON allows the numeral.
    @inline(__always)
    var isStrict: Bool {
      isComplete && !integer.isEmpty && !hasLeadingZeros && hasPoint == !fraction.isEmpty
    }

    /// Whether JSON5 allows the numeral.
    var isJSON5: Bool {
      isComplete && !hasLeadingZeros && !(integer.isEmpty && fraction.isEmpty)
    }
  }

  /// Takes a decimal numeral apart, from the front as far as it goes.
  @inline(__always)
  static func decimalParts(_ body: ByteSlice) -> DecimalParts {
    let integerEnd = digitsEnd(body, from: 0)
    var end = integerEnd
    let hasPoint = end < body.count && body[end] == UInt8(ascii: ".")
    if hasPoint { end = digitsEnd(body, from: end + 1) }
    let fractionStart = hasPoint ? integerEnd + 1 : integerEnd
    let exponentStart = end
    var isComplete = true
    if end < body.count, body[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < body.count, isSign(body[end]) { end += 1 }
      let digitsStart = end
      end = digitsEnd(body, from: end)
      isComplete = end > digitsStart
    }
    return DecimalParts(
      integer: body[..<integerEnd], hasPoint: hasPoint,
      fraction: body[fractionStart..<exponentStart], exponent: body[exponentStart..<end],
      isComplete: isComplete && end == body.count)
  }

  /// The digits of a hexadecimal numeral behind `0x`, if it is one.
  static func hexadecimalDigits(_ body: ByteSlice) -> ByteSlice? {
    guard body.hasPrefix(ByteSlice("0x")) || body.hasPrefix(ByteSlice("0X")) else { return nil }
    let digits = body[2...]
    guard !digits.isEmpty, digits.allSatisfy({ $0.hexadecimalValue != nil }) else { return nil }
    return digits
  }

  /// The sign, if there is one, and what follows it.
  static func splitSign(_ numeral: ByteSlice) -> (sign: UInt8?, body: ByteSlice) {
    guard let first = numeral.first, isSign(first) else { return (nil, numeral) }
    return (first, numeral[1...])
  }

  /// What is wrong with a numeral in a dialect; nil when nothing is.
  static func mistake(in numeral: ByteSlice, as dialect: JSONDialect) -> JSONMistake? {
    if numeral.isJSONNumber { return nil }
    let (sign, body) = splitSign(numeral)
    let parts = decimalParts(body)
    let form: JSON5Form
    if body == "Infinity" || body == "NaN" {
      form = .notFinite
    } else if hexadecimalDigits(body) != nil {
      form = .hexadecimal
    } else if parts.isJSON5 {
      form = sign == UInt8(ascii: "+") ? .plusSign : .decimalPoint
    } else {
      return parts.isComplete && parts.hasLeadingZeros ? .leadingZeros : .badNumber
    }
    return dialect == .json5 ? nil : .onlyJSON5(form)
  }

  @inline(__always)
  private static func digitsEnd(_ body: ByteSlice, from position: Int) -> Int {
    var end = position
    while end < body.count, body[end].isASCIIDigit { end += 1 }
    return end
  }

  @inline(__always)
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }
}
