internal import Records

/// Builds the tree of a JSON text from its tokens.
///
/// Recursive descent with one token of look-ahead; a second one is looked at only behind a mistake.
/// What the parser does then is in `JSONParser+Recovery`.
/// Source: RFC 8259 sections 2 to 5; the JSON5 specification, version 1.0.0, sections 3 and 4.
struct JSONParser {
  /// An array or object that is being read.
  struct Opening {
    let container: JSONContainer
    let offset: Int
  }

  let source: SourceText
  let limits: JSONLimits
  var lexer: JSONLexer
  /// The token that is looked at and not yet used.
  var token: JSONToken
  /// Where the last used token ended.
  var previousEnd = 0
  var previousWasString = false
  var openings: [Opening] = []

  /// Whether every member and element of the text is in the tree.
  var isWhole = true
  /// Whether the item being read has a mistake, so that what follows it may be a part of it.
  var isItemDoubtful = false
  /// Whether the item just read ended without its bracket because the next one begins.
  var isItemCutShort = false
  /// Whether a bracket was wrong, so that nothing can be said of those that follow.
  var areBracketsDoubtful = false

  init(source: SourceText, dialect: JSONDialect, limits: JSONLimits) {
    self.source = source
    self.limits = limits
    lexer = JSONLexer(source: source, dialect: dialect, limits: limits)
    token = lexer.next()
  }

  /// Reads the whole text.
  mutating func parseDocument() -> JSONReading {
    var root: JSONNode?
    if case .end = token.kind {
      if !lexer.hasLostText { note(.empty, at: source.contentStart) }
    } else if beginsMember() {
      note(.missingBraces, at: token.range.lowerBound)
    } else {
      root = parseValue()
      noteTextAfterRoot()
    }
    let mistakes = lexer.log.diagnostics(in: source)
    let isUsable = isWhole && !lexer.log.isClosed
    return JSONReading(root: isUsable ? root : nil, mistakes: mistakes)
  }

  mutating func note(_ mistake: JSONMistake, at offset: Int) {
    lexer.log.note(mistake, at: offset)
  }

  mutating func advance() {
    previousEnd = token.range.upperBound
    if case .string = token.kind { previousWasString = true } else { previousWasString = false }
    token = lexer.next()
  }

  // MARK: Values

  /// Reads the value that the token begins; one token at least is used.
  private mutating func parseValue() -> JSONNode {
    let range = token.range
    let kind: JSONNode.Kind
    switch token.kind {
    case .open(.object): return parseObject()
    case .open(.array): return parseArray()
    case .string(let string, let fault):
      kind = fault == nil ? .string(string) : .invalid
      if fault == .unclosed { isItemDoubtful = true }
    case .number:
      let numeral = lexer.bytes[range]
      let mistake = JSONNumberGrammar.mistake(in: numeral, as: lexer.dialect)
      if let mistake { note(mistake, at: range.lowerBound) }
      kind = mistake == nil ? .number(JSONNumber(String(numeral))) : .invalid
    case .word(let word): kind = literal(word)
    case .unexpected(let scalar): kind = unexpected(scalar)
    case .colon: kind = unexpected(":")
    case .comma: kind = unexpected(",")
    case .close(let container): kind = unexpected(container == .object ? "}" : "]")
    case .end: kind = .invalid
    }
    advance()
    return JSONNode(kind, range: range)
  }

  private mutating func literal(_ word: String) -> JSONNode.Kind {
    let range = token.range
    // An escape makes a name, never a literal.
    let isWrittenOut = range.count == word.utf8.count
    switch word {
    case "null" where isWrittenOut: return .null
    case "true" where isWrittenOut: return .boolean(true)
    case "false" where isWrittenOut: return .boolean(false)
    case "Infinity" where isWrittenOut, "NaN" where isWrittenOut:
      if lexer.dialect == .json5 { return .number(JSONNumber(word)) }
      note(.onlyJSON5(.notFinite), at: range.lowerBound)
      return .invalid
    default:
      let near = Suggestion.nearest(to: word, among: ["true", "false", "null"])
      note(.unknownWord(near: near), at: range.lowerBound)
      isItemDoubtful = true
      return .invalid
    }
  }

  private mutating func unexpected(_ scalar: Unicode.Scalar) -> JSONNode.Kind {
    note(.unexpected(scalar), at: token.range.lowerBound)
    isItemDoubtful = true
    return .invalid
  }

  // MARK: Arrays and objects

  private mutating func parseArray() -> JSONNode {
    let start = token.range.lowerBound
    var elements: [JSONNode] = []
    var comma: Int?
    guard open(.array) else { return JSONNode(.invalid, range: start..<previousEnd) }
    while !closes(.array, after: comma) {
      if skipStrayComma(after: &comma) { continue }
      isItemDoubtful = false
      elements.append(parseValue())
      comma = passSeparator(in: .array)
    }
    openings.removeLast()
    isItemDoubtful = false
    return JSONNode(.array(elements), range: start..<previousEnd)
  }

  private mutating func parseObject() -> JSONNode {
    let start = token.range.lowerBound
    var object = JSONObject()
    var comma: Int?
    guard open(.object) else { return JSONNode(.invalid, range: start..<previousEnd) }
    while !closes(.object, after: comma) {
      if skipStrayComma(after: &comma) { continue }
      isItemDoubtful = false
      parseMember(into: &object)
      comma = passSeparator(in: .object)
    }
    openings.removeLast()
    isItemDoubtful = false
    return JSONNode(.object(object), range: start..<previousEnd)
  }

  private mutating func parseMember(into object: inout JSONObject) {
    guard let (key, keyRange) = parseKey(), passColon(behind: keyRange) else {
      isWhole = false
      return
    }
    guard beginsValue else {
      noteMissingValue(of: keyRange)
      return
    }
    let value = parseValue()
    let member = JSONMember(key: key, keyRange: keyRange, value: value)
    if let earlier = object.append(member) {
      let line = source.line(at: earlier.keyRange.lowerBound)
      note(.duplicateKey(key, line: line), at: keyRange.lowerBound)
    }
  }

  /// Begins an array or object; false when it lies too deep.
  private mutating func open(_ container: JSONContainer) -> Bool {
    let offset = token.range.lowerBound
    if openings.count == limits.depth {
      note(.tooDeep(limit: limits.depth), at: offset)
      lexer.log.close()
    } else {
      openings.append(Opening(container: container, offset: offset))
    }
    advance()
    return !lexer.log.isClosed
  }
}
