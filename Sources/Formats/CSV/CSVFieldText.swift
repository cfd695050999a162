import Records

/// Writes one field of a CSV record.
///
/// A field is quoted if it has to be, and also if it holds a delimiter of another dialect, a control
/// character or an apostrophe in front: quotes then keep whoever guesses the dialect from guessing wrong.
/// Source: RFC 4180 section 2.5 to 2.7.
struct CSVFieldText: Sendable {
  let delimiter: UInt8
  let isExcelSafe: Bool

  /// Adds a text; one without characters becomes a pair of quotes, which no value does not.
  ///
  /// Errors: `csv.nulCharacter`.
  @inline(__always)
  func append(_ text: ByteSlice, to output: inout ByteBuffer) throws(RecordProblem) {
    if needsQuotes(text) || isExcelSafe && isCommand(text) {
      try appendQuoted(text, to: &output)
    } else {
      output.append(text)
    }
  }

  /// Adds a text in quotes.
  ///
  /// Errors: `csv.nulCharacter`.
  @inline(never)
  func appendQuoted(_ text: ByteSlice, to output: inout ByteBuffer) throws(RecordProblem) {
    if text.firstOffset(of: 0) != nil {
      throw RecordProblem(
        "csv.nulCharacter", "the text has a NUL character, which readers of CSV refuse",
        advice: "remove it from the input, or write JSON")
    }
    output.append(UInt8(ascii: "\""))
    if isExcelSafe && isCommand(text) { output.append(UInt8(ascii: "'")) }
    var start = 0
    while let quote = text.firstOffset(of: UInt8(ascii: "\""), from: start) {
      output.append(text[start..<quote + 1])
      output.append(UInt8(ascii: "\""))
      start = quote + 1
    }
    output.append(text[start...])
    output.append(UInt8(ascii: "\""))
  }

  /// Whether a spreadsheet would run a text: numbers it only shows.
  ///
  /// Source: OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection.
  private func isCommand(_ text: ByteSlice) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "+"), 0x09, 0x0D, 0x0A: true
    case UInt8(ascii: "-"): !Self.isNegativeNumber(text)
    default: false
    }
  }

  /// Whether a text is a minus sign and digits, with one point or comma at most.
  private static func isNegativeNumber(_ text: ByteSlice) -> Bool {
    var digits = 0
    var marks = 0
    for byte in text[1...] {
      if byte.isASCIIDigit {
        digits += 1
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
        marks += 1
      } else {
        return false
      }
    }
    return digits > 0 && marks <= 1
  }

  /// Whether a text is quoted.
  @inline(__always)
  func needsQuotes(_ text: ByteSlice) -> Bool {
    guard let first = text.first else { return true }
    if first == UInt8(ascii: "'") { return true }
    if first == 0xEF && text.hasPrefix(ByteSlice("\u{FEFF}")) { return true }
    let start = unsafe UnsafeRawPointer(text.start)
    var at = 0
    let lastWord = text.count - 8
    while at <= lastWord {
      let word = unsafe (start + at).loadUnaligned(as: UInt64.self)
      if hasSpecial(word) { return true }
      // The last word overlaps the one before, so that no bytes are left over.
      at = at == lastWord ? text.count : min(at + 8, lastWord)
    }
    while at < text.count {
      let byte = unsafe text.start[at]
      at += 1
      if byte < 0x20 || byte == delimiter { return true }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): return true
      default: break
      }
    }
    return false
  }

  /// Whether a word has a byte for which its text is quoted.
  ///
  /// Each term is the test whether some byte is zero, or below 0x20: it may also mark bytes above one that
  /// is, and never any if none is.
  @inline(__always)
  private func hasSpecial(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = (word &- ones &* 0x20) & ~word
    var found = controls
    found |= zeros(word ^ ones &* UInt64(UInt8(ascii: "\"")))
    found |= zeros(word ^ ones &* UInt64(UInt8(ascii: ",")))
    found |= zeros(word ^ ones &* UInt64(UInt8(ascii: ";")))
    found |= zeros(word ^ ones &* UInt64(UInt8(ascii: "|")))
    found |= zeros(word ^ ones &* UInt64(delimiter))
    return found & 0x8080_8080_8080_8080 != 0
  }

  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 { (word &- 0x0101_0101_0101_0101) & ~word }
}
