public import Records

/// Bytes as hexadecimal digits.
public enum Hexadecimal {
  /// The text's UTF-8 bytes, two upper-case digits each, as `ConvertToUTF8Hex` has it.
  public static func encoded(_ text: ByteSlice, scratch: Scratch) -> ByteSlice {
    let digits = ByteSlice("0123456789ABCDEF")
    for byte in text {
      scratch.append(digits[Int(byte >> 4)])
      scratch.append(digits[Int(byte & 0x0F)])
    }
    return scratch.finish()
  }
}
