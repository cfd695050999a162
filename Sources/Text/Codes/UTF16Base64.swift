public import Records

/// Base64 of a text's UTF-16LE bytes, as `ConvertToBase64` has it.
///
/// Source: RFC 4648 section 4, with padding; RFC 2781 section 3.2 for the byte order, without a mark.
public enum UTF16Base64 {
  private static let digits: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

  /// The text in Base64.
  public static func encoded(_ text: ByteSlice, scratch: Scratch) -> ByteSlice {
    let digits = ByteSlice(Self.digits)
    var group: UInt32 = 0
    var groupCount = 0

    func append(_ byte: UInt8) {
      group = group << 8 | UInt32(byte)
      groupCount += 1
      if groupCount == 3 {
        for digit in 1...4 { scratch.append(digits[Int(group >> (24 - 6 * digit)) & 0x3F]) }
        group = 0
        groupCount = 0
      }
    }

    var at = 0
    while at < text.count {
      let decoded = text.decodedScalar(at: at)
      at += decoded.length
      for unit in UTF16.encode(decoded.scalar) ?? UTF16.encodedReplacementCharacter {
        append(UInt8(truncatingIfNeeded: unit))
        append(UInt8(truncatingIfNeeded: unit >> 8))
      }
    }
    // UTF-16 comes in pairs of bytes: one or two are left over, or none.
    if groupCount == 1 {
      scratch.append(digits[Int(group >> 2)])
      scratch.append(digits[Int(group << 4) & 0x3F])
      scratch.append("==")
    } else if groupCount == 2 {
      scratch.append(digits[Int(group >> 10)])
      scratch.append(digits[Int(group >> 4) & 0x3F])
      scratch.append(digits[Int(group << 2) & 0x3F])
      scratch.append(UInt8(ascii: "="))
    }
    return scratch.finish()
  }
}
