internal import Records

/// A kind of mistake in a JSON text, in words; never with a value of the text.
struct JSONMistake: Sendable, Equatable {
  let code: DiagnosticCode
  let summary: String
  let advice: String?

  private init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil) {
    self.code = code
    self.summary = summary
    self.advice = advice
  }

  /// The mistake with its place and the line it is in.
  func diagnostic(at offset: Int, in source: SourceText) -> Diagnostic {
    source.diagnostic(code, summary, advice: advice, at: offset)
  }
}

// MARK: The whole text

extension JSONMistake {
  static let empty = JSONMistake("json.empty", "there is no value in this text")

  static let invalidUTF8 = JSONMistake(
    "json.invalidUTF8", "these bytes are not UTF-8", advice: "save the file as UTF-8")

  static func tooLarge(limit: Int) -> JSONMistake {
    JSONMistake("json.tooLarge", "the text has more than \(limit) bytes, which is the limit")
  }

  static func tooDeep(limit: Int) -> JSONMistake {
    JSONMistake(
      "json.tooDeep",
      "arrays and objects lie more than \(limit) deep in each other, which is the limit")
  }

  static let moreMistakes = JSONMistake(
    "json.moreMistakes", "there are more mistakes from here on",
    advice: "mend those above and try again")

  static let missingBraces = JSONMistake(
    "json.missingBraces", "a key stands outside of an object",
    advice: "begin the file with { and end it with }")

  static let textAfterValue = JSONMistake(
    "json.textAfterValue", "something follows the value that is the whole text",
    advice: "remove it, or look for a bracket that closes too early")

  static let unclosedComment = JSONMistake(
    "json.unclosedComment", "this comment is never closed", advice: "close it with */")
}

// MARK: Arrays and objects

extension JSONMistake {
  static let missingComma = JSONMistake(
    "json.missingComma", "a comma is missing here",
    advice: "write a comma between this and what follows"
  )

  static let strayComma = JSONMistake(
    "json.strayComma", "a comma without anything before it", advice: "remove the comma")

  static let memberInArray = JSONMistake(
    "json.memberInArray", "a key and its value cannot stand in an array by themselves",
    advice: "write { and } around the members")

  static let missingKey = JSONMistake(
    "json.missingKey", "a key is missing here", advice: "write a member as key: value")

  static let missingColon = JSONMistake(
    "json.missingColon", "a colon is missing behind this key",
    advice: "write a member as key: value")

  static let missingValue = JSONMistake(
    "json.missingValue", "a key without a value", advice: "write a member as key: value")

  static func badKey(_ key: String) -> JSONMistake {
    JSONMistake(
      "json.badKey",
      "a key needs quotes unless it is a letter, _ or $ followed by letters and digits",
      advice: "write \"\(key)\"")
  }

  static func duplicateKey(_ key: String, line: Int) -> JSONMistake {
    JSONMistake(
      "json.duplicateKey", "the key \"\(key)\" appears a second time",
      advice: "remove one of the two; the first is in line \(line)")
  }

  static func expectedSeparator(in container: JSONContainer, isText: Bool) -> JSONMistake {
    JSONMistake(
      "json.expectedSeparator", "a comma or \(container.close) should come before this",
      advice: isText ? "text must be in quotes" : "write what is missing")
  }

  static let quoteInText = JSONMistake(
    "json.quoteInText", "the text ends at the quote before this",
    advice: "write \\\" for a quote inside text in double quotes")

  static func unclosed(_ container: JSONContainer) -> JSONMistake {
    JSONMistake(
      "json.unclosed", "this \(container.open) is never closed",
      advice: "write the \(container.close) that ends the \(container.rawValue)")
  }

  static func missingBracket(_ container: JSONContainer, line: Int) -> JSONMistake {
    JSONMistake(
      "json.missingBracket", "a \(container.close) is missing here",
      advice: "the \(container.open) in line \(line) is still open")
  }

  static func mismatched(_ container: JSONContainer, line: Int) -> JSONMistake {
    JSONMistake(
      "json.mismatched", "a \(container.close) should come before this",
      advice: "the \(container.open) in line \(line) is still open")
  }
}

// MARK: Single values

extension JSONMistake {
  static func unknownWord(near word: String?) -> JSONMistake {
    JSONMistake(
      "json.unknownWord", "a word that stands for no value",
      advice: word.map { "did you mean \($0)? Text must be in quotes" } ?? "text must be in quotes")
  }

  static func unexpected(_ scalar: Unicode.Scalar) -> JSONMistake {
    switch scalar {
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{201A}", "«", "»":
      return JSONMistake(
        "json.unexpected", "a typographic quote does not begin text",
        advice: "write straight quotes: \"")
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - digits.count))
      let isGraphic = scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F
      return JSONMistake(
        "json.unexpected",
        "no value begins with " + (isGraphic ? "\(scalar)" : "U+\(padding)\(digits)"),
        advice: isGraphic ? "text must be in quotes" : "remove the character")
    }
  }

  static let leadingZeros = JSONMistake(
    "json.leadingZeros", "a number with leading zeros",
    advice: "put it in quotes to keep the zeros, or write it without them")

  static let badNumber = JSONMistake(
    "json.badNumber", "this is not a number", advice: "put it in quotes if it is meant as text")

  static func unclosedString(in dialect: JSONDialect) -> JSONMistake {
    JSONMistake(
      "json.unclosedString", "this text is not closed in its line",
      advice: dialect == .json5
        ? "write the closing quote, or \\ at the end of the line to go on in the next"
        : "write the closing quote, and \\n where a line shall end")
  }

  static let controlCharacter = JSONMistake(
    "json.controlCharacter", "a control character inside text",
    advice: "write it as an escape, such as \\t or \\u001F")

  static let badEscape = JSONMistake(
    "json.badEscape", "there is no such escape", advice: "write \\\\ for a backslash")

  static let badUnicodeEscape = JSONMistake(
    "json.badUnicodeEscape", "\\u needs four hexadecimal digits",
    advice: "write \\\\ for a backslash")

  static let loneSurrogate = JSONMistake(
    "json.loneSurrogate", "this escape is half a character",
    advice: "write both halves of the surrogate pair, or the character itself")

  static func onlyJSON5(_ form: JSON5Form) -> JSONMistake {
    JSONMistake(
      "json.onlyJSON5", "\(form.rawValue), which JSON5 has and JSON has not", advice: form.advice)
  }
}

/// What JSON5 adds to JSON.
enum JSON5Form: String, CaseIterable {
  case comment = "a comment"
  case trailingComma = "a comma behind the last item"
  case singleQuotes = "text in single quotes"
  case unquotedKey = "a key without quotes"
  case escape = "an escape"
  case lineContinuation = "text that goes on in the next line"
  case hexadecimal = "a hexadecimal number"
  case plusSign = "a number with a plus sign"
  case decimalPoint = "a number that begins or ends with its decimal point"
  case notFinite = "a number that is not finite"
  case whitespace = "white space other than space, tab and line ends"

  fileprivate var advice: String {
    switch self {
    case .comment, .trailingComma, .whitespace: "remove it"
    case .singleQuotes, .unquotedKey: "write it in double quotes"
    case .escape: "write it as \\u and four hexadecimal digits"
    case .lineContinuation: "write \\n, or one long line"
    case .hexadecimal: "write it in decimal digits"
    case .plusSign: "write it without the sign"
    case .decimalPoint: "write a digit on both sides of the point"
    case .notFinite: "write null, or text in quotes"
    }
  }
}
