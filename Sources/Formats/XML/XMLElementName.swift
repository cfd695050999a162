import Records

extension ByteSlice {
  /// Whether the text may be the name of an element or attribute without a prefix; names that begin with `xml`
  /// are kept for XML itself.
  ///
  /// Source: Namespaces in XML 1.0, production 4 (NCName); XML 1.0, fifth edition, section 2.3.
  var isXMLName: Bool {
    guard let first, first == UInt8(ascii: "_") || first.isASCIILetter || first >= 0x80 else {
      return false
    }
    if startsWithWord("xml") { return false }
    var at = 0
    while at < count {
      let byte = self[at]
      if byte < 0x80 {
        guard Self.isNameByte(byte) else { return false }
        at += 1
      } else {
        guard let (scalar, length) = scalar(at: at), Self.isNameScalar(scalar, isFirst: at == 0)
        else { return false }
        at += length
      }
    }
    return true
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// Whether a character beyond ASCII may stand in a name; productions 4 (NameStartChar) and 4a (NameChar).
  private static func isNameScalar(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
    switch scalar.value {
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
      0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    case 0xB7, 0x300...0x36F, 0x203F...0x2040: !isFirst
    default: false
    }
  }
}

/// The name of an element that is written: itself where XML can, else an attribute of an element `field`.
///
/// Source: DESIGN.md section 5.
struct XMLElementName: BitwiseCopyable {
  private static let stand = ByteSlice("field")

  /// The name as the record has it.
  let text: ByteSlice
  /// Whether it stands in an attribute.
  let isAttribute: Bool

  /// The form of a name; `field` itself needs the attribute too, or a member `@name` would be taken for it.
  init(_ text: ByteSlice) {
    self.text = text
    isAttribute = !text.isXMLName || text == Self.stand
  }

  /// Adds the start tag but for its end.
  ///
  /// Errors: `xml.forbiddenCharacter`.
  func begin(in output: inout ByteBuffer) throws(RecordProblem) {
    output.append(UInt8(ascii: "<"))
    guard isAttribute else { return output.append(text) }
    output.append("field name=\"")
    try output.append(xmlAttribute: text)
    output.append(UInt8(ascii: "\""))
  }

  /// Adds the end tag.
  func end(in output: inout ByteBuffer) {
    output.append("</")
    output.append(isAttribute ? Self.stand : text)
    output.append(UInt8(ascii: ">"))
  }

  /// The attribute that a member of this element becomes; nil where it has to be an element.
  func attribute(for member: ByteSlice) -> ByteSlice? {
    guard member.first == UInt8(ascii: "@") else { return nil }
    let name = member[1...]
    // `nil` has a meaning of its own, and `name` in the form with an attribute.
    guard name.isXMLName, !(name == "nil"), !(isAttribute && name == "name") else { return nil }
    return name
  }
}
