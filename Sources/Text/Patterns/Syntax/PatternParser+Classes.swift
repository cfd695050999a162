import Records

extension PatternParser {
  /// Reads a class in square brackets.
  mutating func parseClass() throws(PatternProblem) -> ScalarSet {
    let open = position
    position += 1
    let isNegated = consume("^")
    let first = position
    var ranges: [ScalarRange] = []
    while let byte = peek() {
      // A bracket that comes first stands for itself.
      if byte == UInt8(ascii: "]") && position > first {
        position += 1
        return finished(ScalarSet(ranges), isNegated: isNegated)
      }
      if let named = try parseSetInClass() {
        ranges += named.ranges
        continue
      }
      if byte == UInt8(ascii: "-"), peek(1) == UInt8(ascii: "["), position > first {
        throw UnsupportedSyntax.classSubtraction(at: position)
      }
      ranges.append(try parseRange())
    }
    throw PatternProblem(
      "pattern.unclosedClass", "\"[\" is not closed", advice: "write \\[ for the sign", at: open)
  }

  /// Reads what stands for a set of scalars, named or escaped.
  private mutating func parseSetInClass() throws(PatternProblem) -> ScalarSet? {
    if let named = try parseNamedClass() { return named }
    return try parseSetEscapeInClass()
  }

  private mutating func parseSetEscapeInClass() throws(PatternProblem) -> ScalarSet? {
    peek() == UInt8(ascii: "\\") ? try parseSetEscape() : nil
  }

  /// Reads `[:alpha:]` or `[:^alpha:]`.
  private mutating func parseNamedClass() throws(PatternProblem) -> ScalarSet? {
    let start = position
    guard source[position...].hasPrefix(ByteSlice("[:")),
      let end = source.firstOffset(of: ByteSlice(":]"), from: position + 2)
    else { return nil }
    position += 2
    let isNegated = consume("^")
    let name = String(source[position..<end])
    guard let set = NamedScalarSets.bracketed(name) else {
      throw PatternProblem(
        "pattern.unknownClass", "there is no class [:\(name):]",
        advice: Suggestion.advice(
          for: name, among: NamedScalarSets.bracketedNames, what: "classes"),
        at: start)
    }
    position = end + 2
    return finished(set, isNegated: isNegated)
  }

  /// Reads one scalar, or two with a hyphen between.
  private mutating func parseRange() throws(PatternProblem) -> ScalarRange {
    let start = position
    let low = try parseClassScalar()
    guard peek() == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]") else {
      return ScalarRange(low: low, high: low)
    }
    position += 1
    if try parseSetEscapeInClass() != nil {
      throw rangeProblem("ends with a set", from: start)
    }
    let high = try parseClassScalar()
    guard low <= high else { throw rangeProblem("has its smaller end last", from: start) }
    return ScalarRange(low: low, high: high)
  }

  private func rangeProblem(_ what: String, from start: Int) -> PatternProblem {
    PatternProblem(
      "pattern.range", "the range \"\(String(source[start..<position]))\" \(what)",
      advice: "write \\- for the sign", at: start)
  }

  private mutating func parseClassScalar() throws(PatternProblem) -> UInt32 {
    peek() == UInt8(ascii: "\\") ? try parseScalarEscape() : takeScalar()
  }
}
