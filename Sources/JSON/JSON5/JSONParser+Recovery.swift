internal import Records

/// What comes between items, and how the parser finds its way behind a mistake.
///
/// The rule: one mistake, one message. A missing comma is taken as written when what follows is plainly
/// an item. Otherwise the rest of a broken item is left out, silently, up to the comma or bracket that
/// ends it; the tree is then not whole.
extension JSONParser {
  /// Whether a value could begin with the token.
  var beginsValue: Bool {
    switch token.kind {
    case .open, .string, .number, .word, .unexpected: true
    case .close, .colon, .comma, .end: false
    }
  }

  /// Whether the token is a key and a colon follows it.
  func beginsMember() -> Bool {
    switch token.kind {
    case .string, .number, .word:
      var probe = lexer
      if case .colon = probe.next().kind { return true }
      return false
    default: return false
    }
  }

  /// Whether the array or object that is being read ends here; its bracket is used up.
  mutating func closes(_ container: JSONContainer, after comma: Int?) -> Bool {
    switch token.kind {
    case .close(container):
      if let comma, lexer.dialect == .strict { note(.onlyJSON5(.trailingComma), at: comma) }
      advance()
      return true
    case .close(let other):
      noteBracket(at: token.range.lowerBound) { line in .mismatched(container, line: line) }
      // If the bracket fits further out, one of ours is missing; if not, it stands in the place of ours.
      if !openings.dropLast().contains(where: { $0.container == other }) { advance() }
      return true
    case .end:
      noteBracket(at: openings.last?.offset ?? 0) { _ in .unclosed(container) }
      return true
    case .open(.object) where beginsNextObject(behind: container):
      noteBracket(at: previousEnd) { line in .missingBracket(container, line: line) }
      isItemCutShort = true
      return true
    default: return false
    }
  }

  /// Whether an object begins where a key should stand, in an array of objects: then the bracket of
  /// the one before it was forgotten.
  private func beginsNextObject(behind container: JSONContainer) -> Bool {
    guard case .open(.object) = token.kind, container == .object else { return false }
    return openings.dropLast().last?.container == .array
  }

  /// Notes that the innermost open bracket does not end as it should, unless that can follow from
  /// something told before.
  private mutating func noteBracket(at offset: Int, _ mistake: (_ line: Int) -> JSONMistake) {
    isWhole = false
    guard !areBracketsDoubtful, !lexer.hasLostText, let opening = openings.last else { return }
    areBracketsDoubtful = true
    note(mistake(source.line(at: opening.offset)), at: offset)
  }

  /// Goes over a comma that stands where an item should.
  mutating func skipStrayComma(after comma: inout Int?) -> Bool {
    guard case .comma = token.kind else { return false }
    note(.strayComma, at: token.range.lowerBound)
    advance()
    comma = nil
    return true
  }

  /// Goes over what separates an item from the next, and answers where the comma stood.
  mutating func passSeparator(in container: JSONContainer) -> Int? {
    let start = token.range.lowerBound
    if isItemCutShort {
      isItemCutShort = false
      return nil
    }
    switch token.kind {
    case .comma: break
    case .close, .end: return nil
    case .open(.object) where beginsNextObject(behind: container): return nil
    case .unexpected(";") where !isItemDoubtful: note(.missingComma, at: start)
    default:
      let isItemNext = container == .object ? beginsMember() : beginsValue && !beginsMember()
      if isItemDoubtful {
        if container == .object && isItemNext { return nil }
      } else if previousWasString && start == previousEnd && isLooseTextNext {
        note(.quoteInText, at: start)
      } else if isItemNext {
        note(.missingComma, at: previousEnd)
        return nil
      } else if case .colon = token.kind, container == .array {
        note(.memberInArray, at: start)
      } else {
        note(.expectedSeparator(in: container, isText: isLooseTextNext), at: start)
      }
      skipRestOfItem()
      guard case .comma = token.kind else { return nil }
    }
    let comma = token.range.lowerBound
    advance()
    return comma
  }

  /// Whether the token could be a piece of text that lost its quotes.
  private var isLooseTextNext: Bool {
    switch token.kind {
    case .word, .number, .unexpected: true
    default: false
    }
  }

  /// Leaves out tokens up to the comma or bracket that ends the item, and tells nothing of them.
  private mutating func skipRestOfItem() {
    let wasQuiet = lexer.log.isQuiet
    lexer.log.isQuiet = true
    defer { lexer.log.isQuiet = wasQuiet }
    isWhole = false
    // Parentheses count as brackets, so that a formula without quotes is left out as one.
    var closing: [Unicode.Scalar] = []
    while true {
      switch token.kind {
      case .end: return
      case .comma: if closing.isEmpty { return }
      case .open(let container): closing.append(container == .object ? "}" : "]")
      case .unexpected("("): closing.append(")")
      case .unexpected(")"): if closing.last == ")" { closing.removeLast() }
      case .close(let container):
        while closing.last == ")" { closing.removeLast() }
        guard closing.last == (container == .object ? "}" : "]") else { return }
        closing.removeLast()
      default: break
      }
      advance()
    }
  }

  /// Notes what stands behind the value that should be the whole text, unless that can follow from
  /// something told before.
  mutating func noteTextAfterRoot() {
    if case .end = token.kind { return }
    if isWhole && !isItemDoubtful && !lexer.hasLostText {
      note(.textAfterValue, at: token.range.lowerBound)
    }
    isWhole = false
  }
}
