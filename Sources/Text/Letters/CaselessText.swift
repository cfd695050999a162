public import Records

/// Comparison and search that do not tell upper case from lower case.
///
/// Two texts are equal when their lower-cased upper case is, scalar by scalar: ß equals SS, ς equals σ.
/// The Turkish ı stays apart from i, as in Unicode's case folding (CaseFolding.txt).
public enum CaselessText {
  /// Whether two texts differ in nothing but case.
  public static func areEqual(_ left: ByteSlice, _ right: ByteSlice) -> Bool {
    if left == right { return true }
    if left.isASCII && right.isASCII {
      return left.count == right.count && matches(right, in: left, at: 0)
    }
    return FoldedText(left).scalars == FoldedText(right).scalars
  }

  /// The occurrences of a part at or behind an offset, from left to right, overlapping ones too.
  static func occurrences(
    of part: ByteSlice, in text: ByteSlice, from offset: Int
  ) -> Occurrences {
    Occurrences(part: part, text: text, offset: offset)
  }

  fileprivate static func matches(_ part: ByteSlice, in text: ByteSlice, at offset: Int) -> Bool {
    for position in part.indices {
      let left = text[offset + position]
      let right = part[position]
      if left != right, left ^ right != 0x20 || !left.isASCIILetter { return false }
    }
    return true
  }
}

/// The walk through the occurrences of a part, which gives the bytes of each.
struct Occurrences: IteratorProtocol {
  private let part: ByteSlice
  private let text: ByteSlice
  /// The texts without case, where ASCII rules do not do.
  private let folded: (part: FoldedText, text: FoldedText)?
  /// Where to look next: a byte of the text, or a scalar of the folded text.
  private var position: Int
  private let offset: Int

  fileprivate init(part: ByteSlice, text: ByteSlice, offset: Int) {
    self.part = part
    self.text = text
    self.offset = offset
    let isASCII = text.isASCII && part.isASCII
    folded = isASCII ? nil : (FoldedText(part), FoldedText(text[offset...]))
    position = isASCII ? offset : 0
  }

  /// The bytes of the next occurrence.
  mutating func next() -> Range<Int>? {
    if let folded {
      while position + folded.part.scalars.count <= folded.text.scalars.count {
        defer { position += 1 }
        if let range = folded.text.range(of: folded.part, at: position) {
          return range.lowerBound + offset..<range.upperBound + offset
        }
      }
      return nil
    }
    while position + part.count <= text.count {
      defer { position += 1 }
      if CaselessText.matches(part, in: text, at: position) {
        return position..<position + part.count
      }
    }
    return nil
  }
}

/// A text without its case, and where each scalar came from.
private struct FoldedText {
  private(set) var scalars: [Unicode.Scalar] = []
  /// The offset of the source scalar that begins here, or -1 inside what one scalar became; one more
  /// entry for the end.
  private var origins: [Int] = []

  init(_ text: ByteSlice) {
    var at = 0
    while at < text.count {
      let decoded = text.decodedScalar(at: at)
      let before = scalars.count
      append(decoded.scalar)
      for index in before..<scalars.count { origins.append(index == before ? at : -1) }
      at += decoded.length
    }
    origins.append(at)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar == "\u{131}" { return scalars.append(scalar) }
    for upper in scalar.properties.uppercaseMapping.unicodeScalars {
      scalars += upper.properties.lowercaseMapping.unicodeScalars
    }
  }

  /// The source bytes of a part that stands at a position; it has to begin and end where scalars of the
  /// source do.
  func range(of part: FoldedText, at position: Int) -> Range<Int>? {
    let end = position + part.scalars.count
    guard origins[position] >= 0, origins[end] >= 0,
      scalars[position..<end].elementsEqual(part.scalars)
    else { return nil }
    return origins[position]..<origins[end]
  }
}
