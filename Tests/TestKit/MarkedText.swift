/// A text in which the sign `‸` marks the places that a message should point at.
///
/// `{ a: ‸007 }` is the text `{ a: 007 }` with a mark at its fifth byte.
public struct MarkedText: Sendable {
  /// The text without the marks.
  public private(set) var text = ""
  /// The offsets of the marks, in bytes of UTF-8.
  public private(set) var offsets: [Int] = []

  /// Takes the marks out of a text.
  public init(_ marked: String) {
    for scalar in marked.unicodeScalars {
      if scalar == "‸" {
        offsets.append(text.utf8.count)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
