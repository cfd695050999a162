import Records

/// Turns the text of a date pattern into tokens.
struct DatePatternCompiler {
  private let text: [UInt8]
  private var position = 0
  private(set) var tokens: [DateToken] = []
  private(set) var literals: [UInt8] = []

  init(_ pattern: String) { text = Array(pattern.utf8) }

  mutating func compile() throws(Diagnostic) {
    guard let first = text.first else {
      throw Self.mistake("it is empty", "write one, such as yyyy-MM-dd")
    }
    if text.count == 1 {
      guard let standard = StandardDateFormats.pattern(of: first) else {
        throw Self.mistake(
          "one letter or sign alone is a standard format, and there is none of this name",
          "write % before a single pattern letter, as in %d")
      }
      self = DatePatternCompiler(standard)
      return try compile()
    }
    while position < text.count { try compileNext() }
  }

  /// Whether `Z`, `UTC` or `GMT` stands behind a time.
  var saysUTC: Bool {
    for (index, token) in tokens.enumerated().dropFirst() {
      guard case .literal(let range) = token, tokens[index - 1].isTime else { continue }
      let mark = literals[range].drop { $0 == UInt8(ascii: " ") }
      if [Array("Z".utf8), Array("UTC".utf8), Array("GMT".utf8)].contains(Array(mark)) {
        return true
      }
    }
    return false
  }

  private mutating func compileNext() throws(Diagnostic) {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try compileQuoted(by: byte)
    case UInt8(ascii: "\\"):
      guard position + 1 < text.count else {
        throw Self.mistake("nothing follows the \\ at its end", "write \\\\ for a backslash")
      }
      literal(text[position + 1])
      position += 2
    case UInt8(ascii: "%"):
      guard position + 1 < text.count, text[position + 1].isASCIILetter else {
        throw Self.mistake("no letter follows a %", "write \\% for a percent sign")
      }
      position += 1
    case _ where byte.isASCIILetter: try compileLetters(byte)
    default:
      literal(byte)
      position += 1
    }
  }

  private mutating func compileQuoted(by quote: UInt8) throws(Diagnostic) {
    let opening = position
    position += 1
    while position < text.count, text[position] != quote {
      if text[position] == UInt8(ascii: "\\"), position + 1 < text.count { position += 1 }
      literal(text[position])
      position += 1
    }
    guard position < text.count else {
      throw Self.mistake("the quote at character \(character(opening)) is not closed", nil)
    }
    position += 1
  }

  private mutating func compileLetters(_ letter: UInt8) throws(Diagnostic) {
    let opening = position
    while position < text.count, text[position] == letter { position += 1 }
    let width = position - opening
    if letter == UInt8(ascii: "T") || letter == UInt8(ascii: "Z") {
      for _ in 0..<width { literal(letter) }
      return
    }
    let name = String(UnicodeScalar(letter))
    guard let limit = Self.limit(of: letter) else {
      throw Self.mistake(
        "\"\(name)\" at character \(character(opening)) is no pattern letter",
        Self.advice(for: letter) ?? "put text that stands for itself in quotes, as in 'week'")
    }
    guard width <= limit else {
      throw Self.mistake(
        "there are \(width) \"\(name)\" at character \(character(opening))",
        "at most \(limit) mean something")
    }
    tokens.append(token(letter, width))
  }

  /// How many of a letter may stand together; nil for letters without a meaning.
  private static func limit(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "d"), UInt8(ascii: "M"): 4
    case UInt8(ascii: "y"): 5
    case UInt8(ascii: "f"), UInt8(ascii: "F"): 7
    case UInt8(ascii: "H"), UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s"),
      UInt8(ascii: "t"):
      2
    case UInt8(ascii: "z"): 3
    case UInt8(ascii: "K"): 1
    default: nil
    }
  }

  private mutating func token(_ letter: UInt8, _ width: Int) -> DateToken {
    switch letter {
    case UInt8(ascii: "d"): width <= 2 ? .day(width) : .weekdayName(full: width == 4)
    case UInt8(ascii: "M"): width <= 2 ? .month(width) : .monthName(full: width == 4)
    case UInt8(ascii: "y"): .year(width)
    case UInt8(ascii: "H"): .hour(width)
    case UInt8(ascii: "h"): .hourOfTwelve(width)
    case UInt8(ascii: "m"): .minute(width)
    case UInt8(ascii: "s"): .second(width)
    case UInt8(ascii: "t"): .halfDay(width)
    case UInt8(ascii: "f"): .fraction(width)
    case UInt8(ascii: "F"): .optionalFraction(width, hasPoint: takePoint())
    case UInt8(ascii: "z"): .offset([.shortHours, .hours, .minutes][width - 1])
    default: .offsetOrZ
    }
  }

  /// Takes back the point that ends the literal so far, as it belongs to an optional fraction.
  private mutating func takePoint() -> Bool {
    guard case .literal(let range)? = tokens.last, literals.last == UInt8(ascii: ".") else {
      return false
    }
    literals.removeLast()
    tokens.removeLast()
    if range.count > 1 { tokens.append(.literal(range.lowerBound..<range.upperBound - 1)) }
    return true
  }

  private mutating func literal(_ byte: UInt8) {
    literals.append(byte)
    if case .literal(let range)? = tokens.last {
      tokens[tokens.count - 1] = .literal(range.lowerBound..<literals.count)
    } else {
      tokens.append(.literal(literals.count - 1..<literals.count))
    }
  }

  private func character(_ position: Int) -> Int {
    text[..<position].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
  }

  /// What somebody used to other pattern languages probably meant.
  private static func advice(for letter: UInt8) -> String? {
    switch letter {
    case UInt8(ascii: "Y"): "the year is yyyy"
    case UInt8(ascii: "D"): "the day of the month is dd"
    case UInt8(ascii: "S"): "seconds are ss, their fraction is f"
    case UInt8(ascii: "a"): "AM and PM are tt"
    case UInt8(ascii: "E"): "the weekday's name is ddd or dddd"
    case UInt8(ascii: "X"), UInt8(ascii: "x"): "the offset is zzz or K"
    default: nil
    }
  }

  private static func mistake(_ what: String, _ advice: String?) -> Diagnostic {
    Diagnostic("mapping.datePattern", "the date pattern cannot be used: \(what)", advice: advice)
  }
}
