public import Records

/// Reads numbers that people and spreadsheets wrote: what `Number` understands.
///
/// - A sign `+`, `-` or U+2212 may come first, white space (also U+00A0, U+202F and U+2009) around
///   the whole.
/// - Two kinds of separator: the last is decimal and comes once, the other groups digits:
///   `1.234,56`, `1 234,5`.
/// - One kind, several times: it groups. Once: it is decimal, unless exactly three digits follow;
///   then it is refused as ambiguous, `0.125` too, as the next record may hold `1.125`.
/// - A notation decides all of this beforehand.
/// - Spaces and apostrophes (`'` and U+2019) only ever group. One number has one kind of grouping,
///   with one to three digits before its first sign and three behind each.
/// - Digits may be missing before a decimal separator (`,5`), not behind it.
/// - A text with an exponent is read when it is a JSON number, and kept as it is.
public enum NumberReader {
  /// Writes the number of a text as a JSON number.
  ///
  /// It has no plus, no leading zeros, no grouping, and a point before decimals. Every other digit
  /// stays, zeros at the end too; 0 has no sign. The scratch has no open piece when this begins.
  /// Errors: `number.unreadable`, `number.ambiguous`, `number.grouping`.
  public static func number(
    of text: ByteSlice, notation: NumberNotation = .automatic, into scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    var body = text.trimmedNumberSpace
    var isMinus = false
    if let sign = body.signLength {
      isMinus = body[0] != UInt8(ascii: "+")
      body = body[sign...]
    }
    let shape = try NumberShape(body)
    if shape.hasExponent {
      return try exponentNumber(text.trimmedNumberSpace, notation, into: scratch)
    }
    let decimal = try shape.decimalMark(notation)
    try NumberGroups.check(body, decimal: decimal)
    if isMinus && shape.hasSignificantDigit { scratch.append(UInt8(ascii: "-")) }
    write(body, decimal: decimal, into: scratch)
    return scratch.finish()
  }

  private static func exponentNumber(
    _ text: ByteSlice, _ notation: NumberNotation, into scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    guard DecimalText(text) != nil,
      notation != .decimalComma || text.firstOffset(of: UInt8(ascii: ".")) == nil
    else { throw .numberUnreadable() }
    return scratch.copy(text)
  }

  private static func write(_ body: ByteSlice, decimal: NumberMark?, into scratch: Scratch) {
    var position = 0
    var isLeading = true
    while position < body.count {
      if let (mark, length) = NumberMark.at(position, of: body) {
        if mark == decimal {
          if isLeading { scratch.append(UInt8(ascii: "0")) }
          isLeading = false
          scratch.append(UInt8(ascii: "."))
        }
        position += length
      } else {
        let digit = body[position]
        isLeading = isLeading && digit == UInt8(ascii: "0")
        if !isLeading { scratch.append(digit) }
        position += 1
      }
    }
    if isLeading { scratch.append(UInt8(ascii: "0")) }
  }
}

extension ByteSlice {
  /// The slice without white space at both ends, the spaces of numbers included.
  fileprivate var trimmedNumberSpace: ByteSlice {
    var trimmed = trimmedASCII
    while let (mark, length) = NumberMark.at(0, of: trimmed), mark == .space {
      trimmed = trimmed[length...].trimmedASCII
    }
    while let length = trimmed.lengthOfSpaceAtEnd {
      trimmed = trimmed[..<(trimmed.count - length)].trimmedASCII
    }
    return trimmed
  }

  private var lengthOfSpaceAtEnd: Int? {
    for length in [2, 3] where count >= length {
      if let mark = NumberMark.at(count - length, of: self), mark == (.space, length) {
        return length
      }
    }
    return nil
  }

  /// The length of the sign that the slice begins with.
  fileprivate var signLength: Int? {
    if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") { return 1 }
    return hasPrefix(ByteSlice("\u{2212}")) ? 3 : nil
  }
}
