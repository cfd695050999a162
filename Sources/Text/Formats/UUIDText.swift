public import Records

/// The format `uuid`.
public enum UUIDText {
  /// Whether a text is a UUID in its usual form: 8, 4, 4, 4 and 12 hexadecimal digits of either case.
  ///
  /// Source: RFC 9562 section 4; braces and `urn:uuid:` are not part of the format.
  public static func isValid(_ text: ByteSlice) -> Bool {
    guard text.count == 36 else { return false }
    for position in text.indices {
      let byte = text[position]
      switch position {
      case 8, 13, 18, 23:
        if byte != UInt8(ascii: "-") { return false }
      default:
        if byte.hexadecimalValue == nil { return false }
      }
    }
    return true
  }
}
