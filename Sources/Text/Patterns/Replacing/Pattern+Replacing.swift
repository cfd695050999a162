public import Records

extension Pattern {
  /// The text with every match replaced.
  ///
  /// Matches do not overlap, and an empty match that touches the match before it is passed over, as
  /// RE2 does. Each search takes linear time; so the whole takes the text's length times the matches
  /// at worst, when every search has to look to the end of the text.
  /// Errors: `text.tooLong` when the text would grow beyond what a field may hold.
  /// Memory: the text itself when nothing matches, else a new piece of the scratch, which must have
  /// no open piece.
  public func replaceAll(
    in text: ByteSlice, with template: ReplacementTemplate, memory: PatternMemory, scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    var walk = MatchWalk(text)
    var copied = 0
    while let match = walk.next(of: self, memory: memory) {
      scratch.append(text[copied..<match.lowerBound])
      template.write(matchIn: text, memory: memory, into: scratch)
      copied = match.upperBound
      try walk.checkLength(scratch)
    }
    return walk.finish(copied: copied, scratch)
  }

  /// The text with the text of one group replaced in every match.
  ///
  /// Everything else of a match stays, and so does a match in which the group took no part; group 0
  /// is the whole match. Otherwise as the other `replaceAll`.
  public func replaceAll(
    in text: ByteSlice, group: Int, with replacement: ByteSlice, memory: PatternMemory,
    scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    var walk = MatchWalk(text)
    var copied = 0
    while walk.next(of: self, memory: memory) != nil {
      guard let range = memory.range(of: group) else { continue }
      scratch.append(text[copied..<range.lowerBound])
      scratch.append(replacement)
      copied = range.upperBound
      try walk.checkLength(scratch)
    }
    return walk.finish(copied: copied, scratch)
  }
}

/// A walk from match to match through a text.
private struct MatchWalk {
  private let text: ByteSlice
  private var searchFrom = 0
  private var lastEnd: Int?

  init(_ text: ByteSlice) { self.text = text }

  /// Where the next match lies; its groups are then in the memory.
  mutating func next(of pattern: Pattern, memory: PatternMemory) -> Range<Int>? {
    while searchFrom <= text.count, pattern.firstMatch(in: text, from: searchFrom, memory: memory),
      let match = memory.range(of: 0)
    {
      searchFrom = match.upperBound
      if match.isEmpty {
        searchFrom += searchFrom < text.count ? text.decodedScalar(at: searchFrom).length : 1
        if match.upperBound == lastEnd { continue }
      }
      lastEnd = match.upperBound
      return match
    }
    return nil
  }

  /// Gives up when what replaces the matches makes the text too long.
  func checkLength(_ scratch: Scratch) throws(RecordProblem) {
    if scratch.pieceCount <= Characters.longestReplacement(of: text) { return }
    scratch.abandon()
    throw Characters.tooLong
  }

  /// Copies the rest behind what was replaced; the text itself when nothing was.
  func finish(copied: Int, _ scratch: Scratch) -> ByteSlice {
    if scratch.pieceCount == 0 && copied == 0 { return text }
    scratch.append(text[copied...])
    return scratch.finish()
  }
}
