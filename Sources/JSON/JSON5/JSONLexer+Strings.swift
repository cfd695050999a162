internal import Records

/// Strings and their escapes.
///
/// Source: RFC 8259 section 7; the JSON5 specification, version 1.0.0, section 5.
extension JSONLexer {
  /// Reads the string whose opening quote is at the position.
  mutating func scanString(quote: UInt8) -> JSONToken.Kind {
    let start = position
    if quote == UInt8(ascii: "'"), dialect == .strict {
      log.note(.onlyJSON5(.singleQuotes), at: start)
    }
    position += 1
    var string = JSONString(contentStart: position)
    var fault: JSONStringFault?
    var runStart = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == quote {
        string.append(String(bytes[runStart..<position]))
        position += 1
        return .string(string, fault)
      }
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { break }
      if byte == UInt8(ascii: "\\") {
        string.append(String(bytes[runStart..<position]))
        if !scanEscape(into: &string) { fault = .content }
        runStart = position
        continue
      }
      if byte < 0x20, dialect == .strict {
        log.note(.controlCharacter, at: position)
        fault = .content
      }
      position += 1
    }
    log.note(.unclosedString(in: dialect), at: start)
    hasLostText = true
    return .string(string, .unclosed)
  }

  /// Reads the escape whose backslash is at the position; false when it was wrong and has been noted.
  private mutating func scanEscape(into string: inout JSONString) -> Bool {
    let start = position
    position += 1
    // Without a character behind the backslash, the string is unclosed, which its reader tells.
    guard position < bytes.count else { return true }
    let (scalar, length) = scalar(at: position)
    if scalar == "u" { return scanUnicodeEscape(from: start, into: &string) }
    position += length
    let meant: Unicode.Scalar
    switch scalar {
    case "\"", "\\", "/": meant = scalar
    case "b": meant = "\u{08}"
    case "f": meant = "\u{0C}"
    case "n": meant = "\n"
    case "r": meant = "\r"
    case "t": meant = "\t"
    default: return scanJSON5Escape(scalar, from: start, into: &string)
    }
    string.append(meant, escapedAt: start..<position)
    return true
  }

  /// Reads an escape that only JSON5 may have; the position is behind the scalar after its backslash.
  private mutating func scanJSON5Escape(
    _ scalar: Unicode.Scalar, from start: Int, into string: inout JSONString
  ) -> Bool {
    var meant: Unicode.Scalar? = scalar
    var form = JSON5Form.escape
    switch scalar {
    case "v": meant = "\u{0B}"
    case "0" where position == bytes.count || !bytes[position].isASCIIDigit: meant = "\0"
    case "x":
      guard let value = scanHexadecimal(digits: 2) else { return refuse(.badEscape, at: start) }
      meant = Unicode.Scalar(value)
    case "0"..."9": return refuse(.badEscape, at: start)
    case "\n", "\r", "\u{2028}", "\u{2029}":
      if scalar == "\r", position < bytes.count, bytes[position] == UInt8(ascii: "\n") {
        position += 1
      }
      meant = nil
      form = .lineContinuation
    case "'": break
    // JSON5 takes any other character for itself; in JSON it is more likely a forgotten backslash.
    default: if dialect == .strict { return refuse(.badEscape, at: start) }
    }
    string.append(meant, escapedAt: start..<position)
    return dialect == .json5 || refuse(.onlyJSON5(form), at: start)
  }

  /// Reads an escape of one UTF-16 unit, or of two that make one scalar; the position is at the `u`.
  private mutating func scanUnicodeEscape(
    from start: Int, into string: inout JSONString
  ) -> Bool {
    position += 1
    guard let unit = scanHexadecimal(digits: 4) else { return refuse(.badUnicodeEscape, at: start) }
    if let scalar = Unicode.Scalar(unit) {
      string.append(scalar, escapedAt: start..<position)
      return true
    }
    guard UTF16.isLeadSurrogate(UInt16(unit)), let trail = scanTrailSurrogate() else {
      return refuse(.loneSurrogate, at: start)
    }
    let value = 0x10000 + (unit - 0xD800) << 10 + (trail - 0xDC00)
    string.append(Unicode.Scalar(value), escapedAt: start..<position)
    return true
  }

  /// Reads the second half of a pair if it stands at the position, and else nothing.
  private mutating func scanTrailSurrogate() -> UInt32? {
    let start = position
    if bytes[start...].hasPrefix(ByteSlice("\\u")) {
      position += 2
      if let unit = scanHexadecimal(digits: 4), UTF16.isTrailSurrogate(UInt16(unit)) { return unit }
    }
    position = start
    return nil
  }

  /// Reads a fixed count of hexadecimal digits, and where one is missing, those before it.
  mutating func scanHexadecimal(digits: Int) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard position < bytes.count, let digit = bytes[position].hexadecimalValue else { return nil }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func refuse(_ mistake: JSONMistake, at offset: Int) -> Bool {
    log.note(mistake, at: offset)
    return false
  }
}
