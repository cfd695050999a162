import Records

/// Text in XML documents.
///
/// Source: XML 1.0, fifth edition, section 2.2 for the characters that documents cannot hold, 2.4 for those that
/// are markup, 2.11 and 3.3.3 for the line ends and spaces that a parser would change.
extension ByteBuffer {
  /// Adds text as the contents of an element.
  ///
  /// Errors: `xml.forbiddenCharacter`; then a part of the text has been added.
  mutating func append(xmlText text: ByteSlice) throws(RecordProblem) {
    var start = 0
    while true {
      let special = text.firstXMLSpecial(from: start)
      append(text[start..<special])
      guard special < text.count else { return }
      let byte = text[special]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") {
        append(byte)
      } else {
        try appendXMLSpecial(text, at: special)
      }
      start = special + 1
    }
  }

  /// Adds text as the value of an attribute in double quotes.
  ///
  /// Errors: `xml.forbiddenCharacter`; then a part of the text has been added.
  mutating func append(xmlAttribute text: ByteSlice) throws(RecordProblem) {
    for position in text.indices {
      switch text[position] {
      case UInt8(ascii: "\""): append("&quot;")
      case UInt8(ascii: "\t"): append("&#9;")
      case UInt8(ascii: "\n"): append("&#10;")
      default: try appendXMLSpecial(text, at: position)
      }
    }
  }

  /// Adds a byte, or what stands for it.
  private mutating func appendXMLSpecial(
    _ text: ByteSlice, at position: Int
  ) throws(RecordProblem) {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "<"): append("&lt;")
    case UInt8(ascii: ">"): append("&gt;")
    case UInt8(ascii: "&"): append("&amp;")
    case UInt8(ascii: "\r"): append("&#13;")
    case 0..<0x20: throw .forbiddenInXML
    case 0xEF where position + 2 < text.count && text[position + 1] == 0xBF:
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      if text[position + 2] >= 0xBE { throw .forbiddenInXML }
      append(byte)
    default: append(byte)
    }
  }
}

extension ByteSlice {
  /// The position of the first byte, at or behind a position, that is markup, a control character, or may begin
  /// a character that XML cannot hold; `count` without one.
  fileprivate func firstXMLSpecial(from position: Int) -> Int {
    var at = position
    while at + 8 <= count {
      let word = unsafe UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self)
      let special = Self.xmlSpecials(in: UInt64(littleEndian: word))
      if special != 0 { return at + special.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < count {
      switch self[at] {
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xEF: return at
      default: at += 1
      }
    }
    return count
  }

  /// The high bits of the special bytes in a word; the lowest bit set is exact.
  @inline(__always)
  private static func xmlSpecials(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let controls = (word &- ones &* 0x20) & ~word
    let ampersands = word ^ ones &* UInt64(UInt8(ascii: "&"))
    // `<` and `>` differ in one bit.
    let brackets = (word | ones &* 0x02) ^ ones &* UInt64(UInt8(ascii: ">"))
    let leads = word ^ ones &* 0xEF
    let zeros =
      (ampersands &- ones) & ~ampersands | (brackets &- ones) & ~brackets | (leads &- ones) & ~leads
    return (controls | zeros) & 0x8080_8080_8080_8080
  }
}

extension RecordProblem {
  /// A character that no XML 1.0 document can hold, in any form.
  static let forbiddenInXML = RecordProblem(
    "xml.forbiddenCharacter",
    "the text has a character that XML cannot hold, such as a control character",
    advice: "remove it from the input, or write JSON")
}
