import Records

extension PatternParser {
  /// Reads what begins with a parenthesis; nothing for flags alone, as in `(?i)`.
  mutating func parseGroup(depth: Int) throws(PatternProblem) -> PatternNode? {
    let open = position
    position += 1
    guard consume("?") else { return try parseCapture(nil, openedAt: open, depth: depth) }
    if consume(":") { return try parseBody(openedAt: open, depth: depth) }
    try refuseUnsupportedGroup(openedAt: open)
    if consume("P<") || consume("<") {
      let name = try parseName()
      return try parseCapture(name, openedAt: open, depth: depth)
    }
    let outerOptions = options
    options = try parseFlags()
    if consume(")") { return nil }
    position += 1
    let body = try parseBody(openedAt: open, depth: depth)
    options = outerOptions
    return body
  }

  private mutating func parseCapture(
    _ name: String?, openedAt open: Int, depth: Int
  ) throws(PatternProblem) -> PatternNode {
    let number = groupNames.count
    groupNames.append(name)
    return .group(number, try parseBody(openedAt: open, depth: depth))
  }

  /// Reads the inside of a group and its closing parenthesis; flags set inside end there.
  private mutating func parseBody(
    openedAt open: Int, depth: Int
  ) throws(PatternProblem) -> PatternNode {
    let outerOptions = options
    let body = try parseAlternatives(depth: depth + 1)
    options = outerOptions
    guard consume(")") else {
      throw PatternProblem(
        "pattern.unclosedGroup", "\"(\" is not closed", advice: "write \\( for the sign", at: open)
    }
    return body
  }

  private mutating func parseName() throws(PatternProblem) -> String {
    let start = position
    while let byte = peek(), byte.isASCIIWordByte { position += 1 }
    let name = String(source[start..<position])
    guard position > start, !source[start].isASCIIDigit, consume(">") else {
      throw PatternProblem(
        "pattern.groupName",
        "a group's name is made of letters, digits and \"_\", does not begin with a digit, and ends with \">\"",
        at: start)
    }
    guard !groupNames.contains(name) else {
      throw PatternProblem(
        "pattern.duplicateGroupName", "the name \"\(name)\" is given to two groups", at: start)
    }
    return name
  }

  /// Reads flags up to the sign that ends them, `:` or `)`.
  private mutating func parseFlags() throws(PatternProblem) -> PatternOptions {
    var flags = options
    var isClearing = false
    let start = position
    var lastSign = position
    while let byte = peek(), byte != UInt8(ascii: ":"), byte != UInt8(ascii: ")") {
      lastSign = position
      let sign = takeScalar()
      if sign == 0x2D && !isClearing {
        isClearing = true
        continue
      }
      guard let flag = Self.flags[sign] else {
        throw PatternProblem(
          "pattern.unknownFlag", "\"\(String(source[lastSign..<position]))\" is no flag of a group",
          advice: "flags are i, m, s and U", at: lastSign)
      }
      if isClearing { flags.remove(flag) } else { flags.insert(flag) }
    }
    guard let end = peek() else {
      throw PatternProblem("pattern.unclosedGroup", "\"(?\" is not closed", at: start - 2)
    }
    guard position > start, source[position - 1] != UInt8(ascii: "-") else {
      throw PatternProblem(
        "pattern.unknownFlag", "there is no flag before \"\(Character(Unicode.Scalar(end)))\"",
        advice: "flags are i, m, s and U", at: lastSign)
    }
    return flags
  }

  private static let flags: [UInt32: PatternOptions] = [
    0x69: .caseInsensitive, 0x6D: .anchorsMatchLines, 0x73: .dotMatchesLineFeed, 0x55: .swapsGreed,
  ]

  /// Throws when the signs behind `(?` are known from other engines and not supported.
  private func refuseUnsupportedGroup(openedAt open: Int) throws(PatternProblem) {
    let rest = source[open...]
    if rest.hasPrefix("(?=") || rest.hasPrefix("(?!") {
      throw UnsupportedSyntax.lookAround(String(rest[..<3]), isBehind: false, at: open)
    }
    if rest.hasPrefix("(?<=") || rest.hasPrefix("(?<!") {
      throw UnsupportedSyntax.lookAround(String(rest[..<4]), isBehind: true, at: open)
    }
    if rest.hasPrefix("(?>") { throw UnsupportedSyntax.atomic(at: open) }
    if rest.hasPrefix("(?(") { throw UnsupportedSyntax.conditional(at: open) }
    if rest.hasPrefix("(?P=") { throw UnsupportedSyntax.backReference("(?P=", at: open) }
    if rest.hasPrefix("(?P>") || rest.hasPrefix("(?R") || rest.hasPrefix("(?&") {
      throw UnsupportedSyntax.recursion(String(rest[..<(rest[2] == 0x50 ? 4 : 3)]), at: open)
    }
    if rest.count > 2, rest[2].isASCIIDigit {
      throw UnsupportedSyntax.recursion(String(rest[..<3]), at: open)
    }
    if rest.hasPrefix("(?#") {
      throw UnsupportedSyntax.group("(?#", advice: "leave the comment out", at: open)
    }
    if rest.hasPrefix("(?|") {
      throw UnsupportedSyntax.group("(?|", advice: "give each group a number of its own", at: open)
    }
    if rest.hasPrefix("(?'") {
      throw UnsupportedSyntax.group("(?'", advice: "write (?<name>…)", at: open)
    }
    if rest.hasPrefix("(?x") {
      throw UnsupportedSyntax.group("(?x", advice: "write the pattern without spaces", at: open)
    }
  }
}

extension ByteSlice {
  fileprivate func hasPrefix(_ prefix: StaticString) -> Bool { hasPrefix(ByteSlice(prefix)) }
}
