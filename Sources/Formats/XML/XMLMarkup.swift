import Records

/// Finding one's way in the bytes of a record.
///
/// libxml2 has read these bytes already, so they are well-formed, and it is enough to look for what can
/// end a text, a tag, or a comment. Should they not be, every function still ends within the bytes.
/// Memory: behind the slice `ByteBuffer.slack` bytes must be readable, as behind those of a batch.
extension ByteSlice {
  /// The position of the first `<` at or behind a position; `count` without one.
  @inline(__always)
  func markupOffset(from position: Int) -> Int {
    let less = SIMD16<UInt8>(repeating: UInt8(ascii: "<"))
    return firstOffset(from: position) { unsafe unsafeBitCast($0 .== less, to: SIMD2<UInt64>.self) }
  }

  /// The position of the first byte, at or behind a position, that ends a text or keeps it from being
  /// what it looks like: `<`, `&` or a carriage return; `count` without one.
  @inline(__always)
  func plainTextEnd(from position: Int) -> Int {
    let less = SIMD16<UInt8>(repeating: UInt8(ascii: "<"))
    let ampersand = SIMD16<UInt8>(repeating: UInt8(ascii: "&"))
    let carriageReturn = SIMD16<UInt8>(repeating: UInt8(ascii: "\r"))
    return firstOffset(from: position) { chunk in
      unsafe unsafeBitCast(chunk .== less, to: SIMD2<UInt64>.self)
        | unsafeBitCast(chunk .== ampersand, to: SIMD2<UInt64>.self)
        | unsafeBitCast(chunk .== carriageReturn, to: SIMD2<UInt64>.self)
    }
  }

  /// The position of the first of some bytes, sixteen at a time; bit-cast, since combining masks is slow.
  @inline(__always)
  private func firstOffset(
    from position: Int, where find: (SIMD16<UInt8>) -> SIMD2<UInt64>
  ) -> Int {
    precondition(position >= 0)
    var at = position
    while at < count {
      let chunk = unsafe UnsafeRawPointer(start + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let lanes = find(chunk)
      if lanes[0] != 0 {
        return Swift.min(at + UInt64(littleEndian: lanes[0]).trailingZeroBitCount / 8, count)
      }
      if lanes[1] != 0 {
        return Swift.min(at + 8 + UInt64(littleEndian: lanes[1]).trailingZeroBitCount / 8, count)
      }
      at += 16
    }
    return count
  }

  /// The position behind an end tag, of whose name some length is known.
  @inline(__always)
  func endOfEndTag(at position: Int, nameLength: Int = 0) -> Int {
    // </name>
    var at = position + 2 + nameLength
    while at < count, self[at] != UInt8(ascii: ">") { at += 1 }
    return Swift.min(at + 1, count)
  }

  /// The position behind a comment, a CDATA section or a processing instruction.
  func endOfMiscellany(at position: Int) -> Int {
    let kind = miscellany(at: position)
    let start = Swift.min(position + kind.opening, count)
    return firstOffset(of: kind.closing, from: start).map { $0 + kind.closing.count } ?? count
  }

  /// What begins with `<!` or `<?`.
  func miscellany(at position: Int) -> XMLMiscellany {
    let rest = self[Swift.min(position, count)...]
    if rest.hasPrefix(ByteSlice("<![CDATA[")) { return .characters }
    return rest.hasPrefix(ByteSlice("<!--")) ? .comment : .instruction
  }

  /// The position behind an element, given that behind its start tag.
  func endOfElement(from contentStart: Int, nameLength: Int) -> Int {
    var open = 1
    var at = contentStart
    while true {
      at = markupOffset(from: at)
      guard at + 1 < count else { return count }
      switch self[at + 1] {
      case UInt8(ascii: "/"):
        open -= 1
        if open == 0 { return endOfEndTag(at: at, nameLength: nameLength) }
        at += 3
      case UInt8(ascii: "!"), UInt8(ascii: "?"): at = endOfMiscellany(at: at)
      default:
        let tag = endOfStartTag(from: at + 1)
        if !tag.isEmptyElement { open += 1 }
        at = tag.end
      }
    }
  }

  /// The position behind a start tag, given one in it and outside of quotes.
  func endOfStartTag(from position: Int) -> (end: Int, isEmptyElement: Bool) {
    var at = position
    while at < count {
      switch self[at] {
      case UInt8(ascii: ">"): return (at + 1, self[at - 1] == UInt8(ascii: "/"))
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        at = firstOffset(of: self[at], from: at + 1).map { $0 + 1 } ?? count
      default: at += 1
      }
    }
    return (count, true)
  }

  /// The position behind the name that begins at a position.
  func endOfName(from position: Int) -> Int {
    var at = position
    while at < count, !self[at].endsXMLName { at += 1 }
    return at
  }

  /// The position of the first byte at or behind a position that is no white space.
  @inline(__always)
  func skippingWhitespace(from position: Int) -> Int {
    var at = position
    while at < count, self[at] <= 0x20 { at += 1 }
    return at
  }

  /// Whether there is nothing but white space.
  var isXMLWhitespace: Bool { skippingWhitespace(from: 0) == count }
}

/// What is in an element beside text and elements.
enum XMLMiscellany {
  case comment
  case instruction
  /// A CDATA section.
  case characters

  /// How many bytes it begins with.
  var opening: Int {
    switch self {
    case .comment: 4
    case .instruction: 2
    case .characters: 9
    }
  }

  /// The bytes that it ends with.
  var closing: ByteSlice {
    switch self {
    case .comment: ByteSlice("-->")
    case .instruction: ByteSlice("?>")
    case .characters: ByteSlice("]]>")
    }
  }
}

extension UInt8 {
  /// Whether the byte ends a name in a tag: white space, `/`, `>` or `=`.
  @inline(__always)
  var endsXMLName: Bool {
    self <= 0x20 || self == UInt8(ascii: ">") || self == UInt8(ascii: "/")
      || self == UInt8(ascii: "=")
  }
}
