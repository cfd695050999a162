internal import Records

/// Takes a JSON text apart into tokens, and notes what is wrong inside of them.
///
/// The source must be valid UTF-8.
/// Source: RFC 8259 section 2; the JSON5 specification, version 1.0.0, sections 2, 7 and 8.
struct JSONLexer {
  let bytes: ByteSlice
  let dialect: JSONDialect
  var log: JSONMistakeLog

  /// The byte that is looked at next.
  var position: Int

  /// Whether a string or comment without end has swallowed what belongs to the text around it.
  var hasLostText = false

  init(source: SourceText, dialect: JSONDialect, limits: JSONLimits) {
    bytes = source.bytes
    position = source.contentStart
    self.dialect = dialect
    log = JSONMistakeLog(limit: limits.mistakeCount)
  }

  /// The next token; at the end, and when the log is closed, the end again and again.
  mutating func next() -> JSONToken {
    skipSpace()
    let start = position
    guard start < bytes.count, !log.isClosed else {
      return JSONToken(kind: .end, range: bytes.count..<bytes.count)
    }
    let kind = scan(bytes[start])
    return JSONToken(kind: kind, range: start..<position)
  }

  private mutating func scan(_ byte: UInt8) -> JSONToken.Kind {
    switch byte {
    case UInt8(ascii: "{"): return punctuation(.open(.object))
    case UInt8(ascii: "}"): return punctuation(.close(.object))
    case UInt8(ascii: "["): return punctuation(.open(.array))
    case UInt8(ascii: "]"): return punctuation(.close(.array))
    case UInt8(ascii: ":"): return punctuation(.colon)
    case UInt8(ascii: ","): return punctuation(.comma)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return scanString(quote: byte)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      skipNumber()
      return .number
    default:
      if let word = scanWord() { return .word(word) }
      let (scalar, length) = scalar(at: position)
      position += length
      return .unexpected(scalar)
    }
  }

  private mutating func punctuation(_ kind: JSONToken.Kind) -> JSONToken.Kind {
    position += 1
    return kind
  }

  /// The scalar that begins at a position; the text is known to be valid, so there is one.
  func scalar(at position: Int) -> (value: Unicode.Scalar, length: Int) {
    bytes.scalar(at: position) ?? ("\u{FFFD}", 1)
  }

  /// Goes over everything that could have been meant as one number.
  private mutating func skipNumber() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "$"):
        position += 1
      case let byte where byte.isASCIIDigit || byte.isASCIILetter: position += 1
      default: return
      }
    }
  }

  // MARK: White space and comments

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
      case UInt8(ascii: "/"):
        guard skipComment() else { return }
      default:
        let (scalar, length) = scalar(at: position)
        guard scalar.isJSON5Space else { return }
        if dialect == .strict { log.note(.onlyJSON5(.whitespace), at: position) }
        position += length
      }
    }
  }

  /// Goes over a comment; false when the slash at the position begins none.
  private mutating func skipComment() -> Bool {
    let start = position
    guard start + 1 < bytes.count else { return false }
    switch bytes[start + 1] {
    case UInt8(ascii: "/"):
      while position < bytes.count, !isLineEnd(at: position) { position += 1 }
    case UInt8(ascii: "*"):
      if let end = bytes.firstOffset(of: ByteSlice("*/"), from: start + 2) {
        position = end + 2
      } else {
        log.note(.unclosedComment, at: start)
        hasLostText = true
        position = bytes.count
        return true
      }
    default: return false
    }
    if dialect == .strict { log.note(.onlyJSON5(.comment), at: start) }
    return true
  }

  private func isLineEnd(at position: Int) -> Bool {
    switch bytes[position] {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    case 0xE2: scalar(at: position).value.isLineSeparator
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// Whether JSON5 takes the scalar for white space or a line end.
  var isJSON5Space: Bool {
    switch self {
    case "\t", "\n", "\u{0B}", "\u{0C}", "\r", " ", "\u{FEFF}": true
    default: !isASCII && (isLineSeparator || properties.generalCategory == .spaceSeparator)
    }
  }

  /// Whether this is one of the two line ends beyond ASCII.
  var isLineSeparator: Bool { self == "\u{2028}" || self == "\u{2029}" }
}
