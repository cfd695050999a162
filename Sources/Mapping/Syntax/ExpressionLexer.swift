import Records

/// Cuts a formula into tokens.
///
/// Source: entra.md (text in double quotes with `\` escapes, `[field]`, `&H` numbers) and DESIGN.md
/// section 5 (operators, words).
struct ExpressionLexer {
  /// A token and what it says.
  enum Token: Equatable {
    case text(String)
    case number(String)
    case field(String, isOptional: Bool)
    case word(String)
    case comparison(ComparisonOperator)
    case ampersand, comma, openParenthesis, closeParenthesis
    case end
  }

  private let bytes: [UInt8]
  private(set) var position: Int
  /// An operand has just ended, so that `&` joins and `-` cannot begin a number.
  private var isBehindOperand = false

  init(_ formula: String, from start: Int = 0) {
    bytes = Array(formula.utf8)
    position = start
  }

  /// The next token and where it is.
  mutating func next() throws(ExpressionProblem) -> (token: Token, range: Range<Int>) {
    while position < bytes.count, bytes[position].isASCIIWhitespace { position += 1 }
    let start = position
    let token = try scan()
    switch token {
    case .text, .number, .field, .word, .closeParenthesis: isBehindOperand = true
    default: isBehindOperand = false
    }
    if case .word(let word) = token, ["and", "or", "not"].contains(word.lowercased()) {
      isBehindOperand = false
    }
    return (token, start..<position)
  }

  private mutating func scan() throws(ExpressionProblem) -> Token {
    guard position < bytes.count else { return .end }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "\""): return try scanText()
    case UInt8(ascii: "["): return try scanField()
    case UInt8(ascii: "("): return single(.openParenthesis)
    case UInt8(ascii: ")"): return single(.closeParenthesis)
    case UInt8(ascii: ","): return single(.comma)
    case UInt8(ascii: "&"): return try scanAmpersand()
    case UInt8(ascii: "="): return single(.comparison(.equal))
    case UInt8(ascii: "<"):
      position += 1
      if take(UInt8(ascii: ">")) { return .comparison(.notEqual) }
      return .comparison(take(UInt8(ascii: "=")) ? .lessOrEqual : .less)
    case UInt8(ascii: ">"):
      position += 1
      return .comparison(take(UInt8(ascii: "=")) ? .greaterOrEqual : .greater)
    case UInt8(ascii: "-") where !isBehindOperand: return try scanNumber()
    case _ where byte.isASCIIDigit: return try scanNumber()
    case _ where byte.isASCIILetter || byte == UInt8(ascii: "_"): return scanWord()
    default: throw unexpectedCharacter()
    }
  }

  private mutating func single(_ token: Token) -> Token {
    position += 1
    return token
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func scanText() throws(ExpressionProblem) -> Token {
    let start = position
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\"") { return .text(String(decoding: text, as: UTF8.self)) }
      // Only the quote and the backslash are escaped; `\d` of a pattern stays as it is.
      if byte == UInt8(ascii: "\\"), position < bytes.count,
        bytes[position] == UInt8(ascii: "\"") || bytes[position] == UInt8(ascii: "\\")
      {
        text.append(bytes[position])
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw ExpressionProblem(
      "expression.unclosedText", "a text without a closing double quote",
      advice: "end the text with a double quote; write \\\" for a double quote inside it", at: start
    )
  }

  private mutating func scanField() throws(ExpressionProblem) -> Token {
    let start = position
    var name: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "]") {
        let isOptional = name.last == UInt8(ascii: "?") && bytes[position - 3] != UInt8(ascii: "\\")
        if isOptional { name.removeLast() }
        if name.isEmpty {
          throw ExpressionProblem(
            "expression.emptyField", "a field without a name",
            advice: "write the field's name between the brackets", at: start)
        }
        return .field(String(decoding: name, as: UTF8.self), isOptional: isOptional)
      }
      if byte == UInt8(ascii: "\\"), position < bytes.count,
        [UInt8(ascii: "]"), UInt8(ascii: "\\"), UInt8(ascii: "?")].contains(bytes[position])
      {
        name.append(bytes[position])
        position += 1
      } else {
        name.append(byte)
      }
    }
    throw ExpressionProblem(
      "expression.unclosedField", "a field without a closing bracket",
      advice: "write it as [name]; a bracket in a name is written \\]", at: start)
  }

  /// `&` between operands joins; `&H` where an operand is expected begins a hexadecimal number.
  private mutating func scanAmpersand() throws(ExpressionProblem) -> Token {
    position += 1
    guard !isBehindOperand, position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "h")
    else { return .ampersand }
    let start = position - 1
    position += 1
    var value: UInt64 = 0
    var digits = 0
    while position < bytes.count, let digit = bytes[position].hexadecimalValue {
      value = value << 4 | UInt64(digit)
      digits += 1
      position += 1
    }
    guard 1...15 ~= digits else {
      throw ExpressionProblem(
        "expression.badNumber", "a hexadecimal number needs 1 to 15 digits",
        advice: "write it as &HF7", at: start)
    }
    return .number(String(value))
  }

  private mutating func scanNumber() throws(ExpressionProblem) -> Token {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let digitsStart = position
    while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    let digits = position - digitsStart
    var isWhole = true
    if position + 1 < bytes.count, bytes[position] == UInt8(ascii: "."),
      bytes[position + 1].isASCIIDigit
    {
      isWhole = false
      position += 1
      while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    }
    let hasLetters =
      position < bytes.count && (bytes[position].isASCIILetter || bytes[position] == 0x2E)
    guard digits > 0, !hasLetters, digits == 1 || bytes[digitsStart] != UInt8(ascii: "0") else {
      throw ExpressionProblem(
        "expression.badNumber", "this is not a number",
        advice: isWhole && digits > 1
          ? "put text such as a number with leading zeros in double quotes"
          : "write numbers as 12, -3 or 0.5; text goes in double quotes",
        at: start)
    }
    return .number(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private mutating func scanWord() -> Token {
    let start = position
    while position < bytes.count,
      bytes[position].isASCIILetter || bytes[position].isASCIIDigit
        || bytes[position] == UInt8(ascii: "_")
    {
      position += 1
    }
    return .word(String(decoding: bytes[start..<position], as: UTF8.self))
  }

  private func unexpectedCharacter() -> ExpressionProblem {
    let character = String(decoding: bytes[position...], as: UTF8.self).first.map(String.init) ?? ""
    let advice =
      switch character {
      case "'", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}":
        "text goes in straight double quotes"
      case "+": "join text with &"
      case ";": "arguments are separated by commas"
      case "!", "|": "the operators are and, or, not, =, <>, <, <=, >, >= and &"
      default: "a formula is made of [fields], \"text\", numbers, functions and operators"
      }
    return ExpressionProblem(
      "expression.unexpectedCharacter", "the character \(character) has no meaning here",
      advice: advice, at: position)
  }
}
