internal import Records

/// Keys of members, and the colon behind them.
extension JSONParser {
  /// Reads a key; nil when there is none that could be understood.
  mutating func parseKey() -> (text: String, range: Range<Int>)? {
    let start = token.range.lowerBound
    let text: String
    switch token.kind {
    case .string(let string, let fault):
      if fault == .unclosed { isItemDoubtful = true }
      text = string.value
    case .word(let word):
      let wordEnd = token.range.upperBound
      text = extendKey() ?? word
      if lexer.dialect == .strict {
        note(.onlyJSON5(.unquotedKey), at: start)
      } else if token.range.upperBound > wordEnd {
        note(.badKey(text), at: wordEnd)
      }
    case .number:
      text = extendKey() ?? String(lexer.bytes[token.range])
      note(.badKey(text), at: start)
    default:
      note(unexpectedKey, at: start)
      isItemDoubtful = true
      // The token is left for the recovery, which goes over it as one thing with its contents.
      return nil
    }
    let range = token.range
    advance()
    return isItemDoubtful ? nil : (text, range)
  }

  /// Takes into the key what stands right behind it and needs quotes, such as `-word` in `multi-word`.
  private mutating func extendKey() -> String? {
    let end = lexer.position
    lexer.skipRestOfKey()
    guard lexer.position > end else { return nil }
    token.range = token.range.lowerBound..<lexer.position
    return String(lexer.bytes[token.range])
  }

  private var unexpectedKey: JSONMistake {
    if case .unexpected(let scalar) = token.kind { .unexpected(scalar) } else { .missingKey }
  }

  /// Goes over the colon behind a key; false when there was none.
  mutating func passColon(behind key: Range<Int>) -> Bool {
    switch token.kind {
    case .colon: break
    case .unexpected("="): note(.missingColon, at: token.range.lowerBound)
    case .comma, .close, .end:
      noteMissingValue(of: key)
      return false
    default:
      note(.missingColon, at: key.upperBound)
      isItemDoubtful = true
      return false
    }
    advance()
    return true
  }

  /// Notes that no value follows a key; at the end of the text it is the open bracket that is told.
  mutating func noteMissingValue(of key: Range<Int>) {
    isWhole = false
    isItemDoubtful = true
    if case .end = token.kind { return }
    note(.missingValue, at: key.lowerBound)
  }
}
