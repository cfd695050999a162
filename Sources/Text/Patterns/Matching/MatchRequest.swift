import Records

/// What one search is to do.
struct MatchRequest {
  let text: ByteSlice
  /// Where a match may begin at the earliest.
  let from: Int
  /// Whether a match must begin there and go to the end of the text.
  let isWhole: Bool
  /// How many slots to fill; with none, the first way to a match ends the search.
  let slotCount: Int
}

extension PatternAssertion {
  /// Whether the assertion holds at a position of a text.
  func holds(in text: ByteSlice, at position: Int) -> Bool {
    switch self {
    case .textStart: position == 0
    case .textEnd: position == text.count
    case .lineStart: position == 0 || text[position - 1] == UInt8(ascii: "\n")
    case .lineEnd: position == text.count || text[position] == UInt8(ascii: "\n")
    case .wordBoundary: isWordBoundary(in: text, at: position)
    case .noWordBoundary: !isWordBoundary(in: text, at: position)
    }
  }

  private func isWordBoundary(in text: ByteSlice, at position: Int) -> Bool {
    let isBefore = position > 0 && text[position - 1].isASCIIWordByte
    let isBehind = position < text.count && text[position].isASCIIWordByte
    return isBefore != isBehind
  }
}

extension UInt8 {
  /// Whether this is the code of an ASCII letter, a digit or an underscore.
  var isASCIIWordByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") }
}
