import Records

/// What text stands in, which decides what its bytes mean.
enum XMLTextKind {
  /// Between tags.
  case content
  /// In the quotes of an attribute, where line ends and tabs are spaces.
  case attribute
  /// In a CDATA section, where nothing is a reference.
  case characters
}

extension ByteBuffer {
  /// Adds what raw text means: line ends as line feeds, references as their characters.
  ///
  /// Source: XML 1.0, sections 2.11, 3.3.3, 4.1 and 4.6.
  mutating func append(xml raw: ByteSlice, as kind: XMLTextKind) {
    var runStart = 0
    var at = 0
    while at < raw.count {
      let byte = raw[at]
      guard byte == UInt8(ascii: "&") || byte < 0x20 else {
        at += 1
        continue
      }
      if byte == UInt8(ascii: "&") {
        guard kind != .characters, let reference = XMLReference(raw[at...]) else {
          at += 1
          continue
        }
        append(raw[runStart..<at])
        append(reference.character)
        at += reference.length
      } else if byte == UInt8(ascii: "\r") {
        append(raw[runStart..<at])
        append(kind == .attribute ? UInt8(ascii: " ") : UInt8(ascii: "\n"))
        at += at + 1 < raw.count && raw[at + 1] == UInt8(ascii: "\n") ? 2 : 1
      } else {
        append(raw[runStart..<at])
        append(kind == .attribute ? UInt8(ascii: " ") : byte)
        at += 1
      }
      runStart = at
    }
    append(raw[runStart...])
  }

  /// Adds text as the inside of an attribute in double quotes; what XML has no form for becomes a space.
  ///
  /// Source: XML 1.0, production Char and section 3.3.3.
  mutating func append(xmlAttributeOf text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"": append("&quot;")
      case "\t": append("&#9;")
      case "\n": append("&#10;")
      case "\r": append("&#13;")
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": append(UInt8(ascii: " "))
      default: append(scalar)
      }
    }
  }
}

/// A character reference, or one of the five entities that need no declaration.
private struct XMLReference {
  let character: Unicode.Scalar
  /// How many bytes it takes, from `&` to `;`.
  let length: Int

  /// The reference that text begins with.
  init?(_ text: ByteSlice) {
    guard let end = text.firstOffset(of: UInt8(ascii: ";")) else { return nil }
    length = end + 1
    let name = text[1..<end]
    if name.first == UInt8(ascii: "#") {
      guard let scalar = Self.scalar(name[1...]) else { return nil }
      character = scalar
      return
    }
    switch name {
    case "lt": character = "<"
    case "gt": character = ">"
    case "amp": character = "&"
    case "quot": character = "\""
    case "apos": character = "'"
    default: return nil
    }
  }

  /// The character of a number, decimal or behind an `x` hexadecimal.
  private static func scalar(_ number: ByteSlice) -> Unicode.Scalar? {
    let isHexadecimal = number.first == UInt8(ascii: "x")
    var value: UInt32 = 0
    for byte in isHexadecimal ? number[1...] : number {
      guard let digit = byte.hexadecimalValue, value <= 0x10FFFF else { return nil }
      value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
    }
    return Unicode.Scalar(value)
  }
}

private func ~= (pattern: StaticString, bytes: ByteSlice) -> Bool { bytes == pattern }
