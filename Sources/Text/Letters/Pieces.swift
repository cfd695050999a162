public import Records

/// Texts cut at separators, and lists without repetitions.
public enum Pieces {
  /// The pieces of a text between occurrences of a separator, as a list of text cells.
  ///
  /// Pieces are trimmed of the white space around them; those that are empty then are dropped. The
  /// separator may be several characters; without one the whole text is the only piece.
  public static func split(
    _ text: ByteSlice, separator: ByteSlice, scratch: Scratch
  ) -> Cell {
    let mark = scratch.beginList()
    var rest = text
    while !separator.isEmpty, let found = rest.firstOffset(of: separator) {
      push(rest[..<found], to: scratch)
      rest = rest[(found + separator.count)...]
    }
    push(rest, to: scratch)
    return scratch.finishList(from: mark)
  }

  private static func push(_ piece: ByteSlice, to scratch: Scratch) {
    let trimmed = Whitespace.trimmed(piece)
    if !trimmed.isEmpty { scratch.push(.text(trimmed)) }
  }

  /// The word with a number, from 1, where words are what stands between separators; else no text.
  ///
  /// Each character of `separators` separates. Separators side by side count as one, so that a
  /// double space or a comma with a space does not make an empty word; without separators the whole text
  /// is one word.
  public static func word(
    _ number: Int, of text: ByteSlice, separators: ByteSlice
  ) -> ByteSlice {
    var at = 0
    var found = 0
    while at < text.count {
      let start = at
      while at < text.count, !isSeparator(at, in: text, separators) {
        at += text.decodedScalar(at: at).length
      }
      if at > start {
        found += 1
        if found == number { return text[start..<at] }
      }
      if at < text.count { at += text.decodedScalar(at: at).length }
    }
    return .empty
  }

  private static func isSeparator(
    _ offset: Int, in text: ByteSlice, _ separators: ByteSlice
  ) -> Bool {
    if text[offset] < 0x80 { return separators.firstOffset(of: text[offset]) != nil }
    let length = text.decodedScalar(at: offset).length
    return separators.firstOffset(of: text[offset..<offset + length]) != nil
  }
}
