/// The text of a JSON string, and the way from each of its bytes back to the source.
///
/// Units: offsets count bytes of UTF-8.
public struct JSONString: Sendable {
  /// The text with escapes resolved.
  public private(set) var value = ""

  /// Where the text begins in the source: behind the opening quote.
  public let contentStart: Int

  private var escapes: [Escape] = []

  /// A stretch of the source that stands for other bytes than its own.
  private struct Escape: Sendable {
    let valueRange: Range<Int>
    let sourceRange: Range<Int>
  }

  /// A string that was not read from a source.
  public init(_ value: String) {
    self.value = value
    contentStart = 0
  }

  /// An empty string whose text begins at an offset of the source.
  init(contentStart: Int) { self.contentStart = contentStart }

  /// Adds text that stands in the source as it is.
  mutating func append(_ text: String) { value += text }

  /// Adds what an escape stands for; a line continuation stands for nothing.
  mutating func append(_ scalar: Unicode.Scalar?, escapedAt sourceRange: Range<Int>) {
    let start = value.utf8.count
    if let scalar { value.unicodeScalars.append(scalar) }
    escapes.append(Escape(valueRange: start..<value.utf8.count, sourceRange: sourceRange))
  }

  /// The offset in the source of a byte of the value.
  ///
  /// A byte that came from an escape leads to the escape's backslash; the end of the value leads to
  /// the closing quote.
  public func sourceOffset(ofByte offset: Int) -> Int {
    var lower = 0
    var upper = escapes.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if escapes[middle].valueRange.lowerBound <= offset {
        lower = middle + 1
      } else {
        upper = middle
      }
    }
    guard lower > 0 else { return contentStart + offset }
    let escape = escapes[lower - 1]
    if escape.valueRange.contains(offset) { return escape.sourceRange.lowerBound }
    return escape.sourceRange.upperBound + offset - escape.valueRange.upperBound
  }
}
