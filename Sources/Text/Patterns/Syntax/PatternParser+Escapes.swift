import Records

extension PatternParser {
  /// Reads what begins with a backslash, outside a class.
  mutating func parseEscape() throws(PatternProblem) -> PatternNode {
    if let set = try parseSetEscape() { return .set(set) }
    let assertion: PatternAssertion? =
      switch peek(1) {
      case UInt8(ascii: "A"): .textStart
      case UInt8(ascii: "z"): .textEnd
      case UInt8(ascii: "b"): .wordBoundary
      case UInt8(ascii: "B"): .noWordBoundary
      default: nil
      }
    if let assertion {
      position += 2
      return .assertion(assertion)
    }
    return literal(try parseScalarEscape())
  }

  /// Reads an escape that stands for a set of scalars: `\d` and its like, `\pL`, `\p{Greek}`.
  mutating func parseSetEscape() throws(PatternProblem) -> ScalarSet? {
    guard let letter = peek(1) else { return nil }
    if letter | 0x20 == UInt8(ascii: "p") { return try parseProperty() }
    guard let set = NamedScalarSets.escape(letter | 0x20) else { return nil }
    position += 2
    return finished(set, isNegated: letter & 0x20 == 0)
  }

  /// A set under the flags; cases are added before it is turned round.
  func finished(_ set: ScalarSet, isNegated: Bool) -> ScalarSet {
    let folded = options.contains(.caseInsensitive) ? PatternCaseFolding.folded(set) : set
    return isNegated ? folded.inverted : folded
  }

  private mutating func parseProperty() throws(PatternProblem) -> ScalarSet {
    let start = position
    var isNegated = peek(1) == UInt8(ascii: "P")
    position += 2
    let name: String
    if consume("{") {
      guard let close = source.firstOffset(of: UInt8(ascii: "}"), from: position) else {
        throw PatternProblem("pattern.unclosedProperty", "\"{\" is not closed", at: position - 1)
      }
      if consume("^") { isNegated.toggle() }
      name = String(source[position..<close])
      position = close + 1
    } else if peek() != nil {
      let letter = position
      _ = takeScalar()
      name = String(source[letter..<position])
    } else {
      throw PatternProblem("pattern.unclosedProperty", "the property has no name", at: start)
    }
    let set =
      name == "Any" ? .any : GeneralCategories.set(named: name) ?? ScalarScripts.set(named: name)
    guard let set else {
      throw PatternProblem(
        "pattern.unknownProperty",
        "\"\(name)\" is no general category of Unicode and none of the supported scripts",
        advice: Suggestion.advice(
          for: name, among: ScalarScripts.names, what: "scripts"), at: start)
    }
    return finished(set, isNegated: isNegated)
  }

  /// Reads an escape that stands for one scalar.
  mutating func parseScalarEscape() throws(PatternProblem) -> UInt32 {
    let start = position
    position += 1
    guard let byte = peek() else {
      throw PatternProblem(
        "pattern.trailingBackslash", "the pattern ends with a backslash",
        advice: "write \\\\ for the sign", at: start)
    }
    let scalar = takeScalar()
    switch byte {
    case UInt8(ascii: "a"): return 0x07
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "v"): return 0x0B
    case UInt8(ascii: "x"): return try parseHexadecimal(from: start)
    case UInt8(ascii: "0"): return parseOctal(first: 0)
    case UInt8(ascii: "1")...UInt8(ascii: "7") where peek()?.octalValue != nil:
      return parseOctal(first: UInt32(byte - 0x30))
    case UInt8(ascii: "1")...UInt8(ascii: "9"), UInt8(ascii: "k"), UInt8(ascii: "g"):
      throw UnsupportedSyntax.backReference(String(source[start..<position]), at: start)
    case _ where byte < 0x80 && !byte.isASCIIDigit && !byte.isASCIILetter: return scalar
    default: throw UnsupportedSyntax.escape(String(source[start..<position]), at: start)
    }
  }

  /// Reads up to two more octal digits.
  private mutating func parseOctal(first: UInt32) -> UInt32 {
    var value = first
    for _ in 0..<2 {
      guard let digit = peek()?.octalValue else { break }
      value = value * 8 + digit
      position += 1
    }
    return value
  }

  /// Reads the digits of `\xFF` or `\x{10FFFF}`.
  private mutating func parseHexadecimal(from start: Int) throws(PatternProblem) -> UInt32 {
    let isBraced = consume("{")
    var value: UInt32 = 0
    var digits = 0
    while digits < (isBraced ? 8 : 2), let digit = peek()?.hexadecimalValue {
      value = value << 4 | UInt32(digit)
      digits += 1
      position += 1
    }
    guard isBraced ? digits > 0 && consume("}") : digits == 2 else {
      throw PatternProblem(
        "pattern.hexadecimal", "\"\\x\" needs two hexadecimal digits, or some in braces",
        advice: "write \\xE9 or \\x{1F600}", at: start)
    }
    guard Unicode.Scalar(value) != nil else {
      throw PatternProblem(
        "pattern.noScalar", "\"\(String(source[start..<position]))\" is no Unicode scalar",
        advice: "scalars go up to \\x{10FFFF}, without \\x{D800} to \\x{DFFF}", at: start)
    }
    return value
  }
}

extension UInt8 {
  /// The value of an octal digit.
  fileprivate var octalValue: UInt32? { self & 0xF8 == 0x30 ? UInt32(self & 7) : nil }
}
