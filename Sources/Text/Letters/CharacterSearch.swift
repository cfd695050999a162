public import Records

extension Characters {
  /// How two letters are compared.
  public enum Comparison: Sendable {
    /// Byte by byte.
    case binary
    /// Without regard to upper and lower case.
    case caseless
  }

  /// The position of a part in a text, in characters from 1; 0 when it is not there.
  ///
  /// The part has to match whole characters: `e` is not in `é`, written with a combining accent or not.
  /// The search begins at the character `start`; one below 1 is taken as 1, one behind the end finds
  /// nothing. An empty part is found where the search begins, except in an empty text.
  public static func position(
    of part: ByteSlice, in text: ByteSlice, from start: Int = 1,
    comparison: Comparison = .binary
  ) -> Int {
    var walk = CharacterWalk(text)
    walk.advance(by: max(start, 1) - 1)
    if walk.isAtEnd { return 0 }
    if part.isEmpty { return walk.count + 1 }
    switch comparison {
    case .binary:
      var occurrences = ByteOccurrences(part: part, text: text, offset: walk.offset)
      return position(of: &occurrences, from: walk)
    case .caseless:
      var occurrences = CaselessText.occurrences(of: part, in: text, from: walk.offset)
      return position(of: &occurrences, from: walk)
    }
  }

  /// The position of the first occurrence that begins and ends where characters do, else 0.
  private static func position(
    of occurrences: inout some IteratorProtocol<Range<Int>>, from start: CharacterWalk
  ) -> Int {
    var walk = start
    while let found = occurrences.next() {
      walk.advance(toOffset: found.lowerBound)
      guard walk.offset == found.lowerBound else { continue }
      var end = walk
      end.advance(toOffset: found.upperBound)
      if end.offset == found.upperBound { return walk.count + 1 }
    }
    return 0
  }
}

/// The walk through the occurrences of a part, byte by byte the same, overlapping ones too.
private struct ByteOccurrences: IteratorProtocol {
  let part: ByteSlice
  let text: ByteSlice
  var offset: Int

  mutating func next() -> Range<Int>? {
    guard offset <= text.count, let found = text.firstOffset(of: part, from: offset) else {
      return nil
    }
    offset = found + 1
    return found..<found + part.count
  }
}
