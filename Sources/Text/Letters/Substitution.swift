public import Records

/// Plain text in place of other plain text, byte by byte, so case counts.
public enum Substitution {
  /// The text with occurrences of `old` replaced by `new`: all of them, or the one with a number, from 1.
  ///
  /// Occurrences do not overlap; they are counted from the left. An empty `old` occurs nowhere.
  /// Errors: `text.tooLong` when the text would grow beyond what a field may hold.
  /// Memory: the input itself when nothing is replaced, else bytes of the scratch, in which no piece may
  /// be open.
  public static func replaced(
    _ old: ByteSlice, in text: ByteSlice, by new: ByteSlice, only number: Int? = nil,
    scratch: Scratch
  ) throws(RecordProblem) -> ByteSlice {
    guard !old.isEmpty, var found = text.firstOffset(of: old) else { return text }
    let limit = Characters.longestReplacement(of: text)
    var copied = 0
    var count = 1
    while true {
      if number == nil || number == count {
        scratch.append(text[copied..<found])
        scratch.append(new)
        copied = found + old.count
        guard scratch.pieceCount <= limit else {
          scratch.abandon()
          throw Characters.tooLong
        }
        if number == count { break }
      }
      guard let next = text.firstOffset(of: old, from: found + old.count) else { break }
      found = next
      count += 1
    }
    if copied == 0 { return text }
    scratch.append(text[copied...])
    return scratch.finish()
  }
}
