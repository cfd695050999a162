public import Records

/// Hexadecimal numbers as expressions write them: `&HF7`.
public enum HexadecimalNumber {
  /// The value of `&H` and hexadecimal digits, in any case; nil for other texts and beyond 63 bits.
  public static func value(of text: ByteSlice) -> Int64? {
    guard text.count > 2, text.startsWithWord("&h") else { return nil }
    var value: Int64 = 0
    for byte in text[2...] {
      guard let digit = byte.hexadecimalValue, value <= Int64.max >> 4 else { return nil }
      value = value << 4 | Int64(digit)
    }
    return value
  }
}
