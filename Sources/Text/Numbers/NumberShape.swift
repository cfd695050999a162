import Records

/// What a first look at an unsigned number shows: its marks, before anybody knows what they mean.
struct NumberShape {
  private(set) var hasSignificantDigit = false
  private(set) var hasExponent = false
  private var points = 0
  private var commas = 0
  private var hasOtherMark = false
  private var last: NumberMark?
  private var digitsBehindLast = 0
  private var digits = 0

  /// Errors: `number.unreadable`, when there is anything but digits, marks and an exponent.
  init(_ body: ByteSlice) throws(RecordProblem) {
    var position = 0
    while position < body.count {
      let byte = body[position]
      if byte.isASCIIDigit {
        digits += 1
        digitsBehindLast += 1
        if byte != UInt8(ascii: "0") { hasSignificantDigit = true }
        position += 1
      } else if let (mark, length) = NumberMark.at(position, of: body) {
        note(mark)
        position += length
      } else if byte | 0x20 == UInt8(ascii: "e"), digits > 0 {
        hasExponent = true
        return
      } else {
        throw .numberUnreadable()
      }
    }
    if digits == 0 { throw .numberUnreadable() }
  }

  private mutating func note(_ mark: NumberMark) {
    switch mark {
    case .point: points += 1
    case .comma: commas += 1
    case .space, .apostrophe: hasOtherMark = true
    }
    last = mark
    digitsBehindLast = 0
  }

  /// The mark that separates the decimals; nil when there is none.
  ///
  /// Errors: `number.ambiguous`.
  func decimalMark(_ notation: NumberNotation) throws(RecordProblem) -> NumberMark? {
    switch notation {
    case .decimalComma: return commas > 0 ? .comma : nil
    case .decimalPoint: return points > 0 ? .point : nil
    case .automatic: break
    }
    if points > 0 && commas > 0 { return last }
    if points + commas == 0 { return nil }
    let mark: NumberMark = points > 0 ? .point : .comma
    if hasOtherMark { return mark }
    if points + commas > 1 { return nil }
    if digitsBehindLast == 3 { throw .numberAmbiguous() }
    return mark
  }
}
