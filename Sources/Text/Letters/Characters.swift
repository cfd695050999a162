public import Records

/// Text counted and cut by characters as people see them (grapheme clusters), without copying.
///
/// An accented letter is one character however it is encoded, and so is a family emoji or CR LF.
public enum Characters {
  /// How many characters a text has.
  public static func count(_ text: ByteSlice) -> Int {
    var walk = CharacterWalk(text)
    walk.advance(by: .max)
    return walk.count
  }

  /// The first characters; all of them when there are fewer, none for a length below 1.
  public static func prefix(_ text: ByteSlice, _ length: Int) -> ByteSlice {
    text[..<offset(in: text, of: length)]
  }

  /// The last characters; all of them when there are fewer, none for a length below 1.
  public static func suffix(_ text: ByteSlice, _ length: Int) -> ByteSlice {
    if length <= 0 { return text[text.count...] }
    return text[offset(in: text, of: count(text) - length)...]
  }

  /// The characters from a position, which counts from 1: what there is of them.
  ///
  /// A position below 1 is taken as 1.
  public static func middle(_ text: ByteSlice, from start: Int, length: Int) -> ByteSlice {
    var walk = CharacterWalk(text)
    walk.advance(by: max(start, 1) - 1)
    let lower = walk.offset
    walk.advance(by: length)
    return text[lower..<walk.offset]
  }

  /// The text with a padding before it that brings it to a number of characters.
  ///
  /// A padding of several characters is repeated and its last copy cut. A text that is wide enough
  /// is given back as it is.
  /// Errors: `text.emptyPadding`, and `text.tooLong` beyond `longestText` bytes.
  public static func paddedLeft(
    _ text: ByteSlice, to width: Int, with padding: ByteSlice, scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    let missing = width - count(text)
    if missing <= 0 { return text }
    let step = count(padding)
    guard step > 0 else {
      throw RecordProblem(
        "text.emptyPadding", "there is nothing to pad the text with",
        advice: "give the padding at least one character")
    }
    let (length, overflow) = (missing / step + 1).multipliedReportingOverflow(by: padding.count)
    guard !overflow, length + text.count <= longestText else { throw tooLong }
    for _ in 0..<missing / step { scratch.append(padding) }
    scratch.append(prefix(padding, missing % step))
    scratch.append(text)
    return scratch.finish()
  }

  /// The most bytes that a function makes out of nothing: as long as a field may be.
  public static let longestText = 1 << 20

  /// The most bytes that a text may grow to when parts of it are replaced.
  static func longestReplacement(of text: ByteSlice) -> Int { max(text.count, longestText) }

  static var tooLong: RecordProblem {
    RecordProblem(
      "text.tooLong", "the text would be longer than a field may be",
      advice: "ask for at most \(longestText) bytes")
  }

  private static func offset(in text: ByteSlice, of position: Int) -> Int {
    var walk = CharacterWalk(text)
    walk.advance(by: position)
    return walk.offset
  }
}
