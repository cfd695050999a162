import Records

/// A Unicode scalar and how many bytes it takes in the text it was read from.
struct DecodedScalar {
  let scalar: Unicode.Scalar
  let length: Int
}

extension ByteSlice {
  /// The scalar that begins at a position; U+FFFD of one byte where there is none.
  ///
  /// Text is valid UTF-8 when it gets here; the replacement only keeps a broken caller inside the slice.
  func decodedScalar(at position: Int) -> DecodedScalar {
    guard let (scalar, length) = scalar(at: position) else { return .replacement }
    return DecodedScalar(scalar: scalar, length: length)
  }

  /// The scalar that ends before a position, which is not 0.
  func decodedScalar(before end: Int) -> DecodedScalar {
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let decoded = decodedScalar(at: start)
    return start + decoded.length == end ? decoded : .replacement
  }
}

extension DecodedScalar {
  fileprivate static var replacement: DecodedScalar { DecodedScalar(scalar: "\u{FFFD}", length: 1) }
}
