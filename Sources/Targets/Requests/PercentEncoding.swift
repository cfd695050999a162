public import Records

/// Percent-encoding of path segments.
///
/// Source: RFC 3986 sections 2.1, 2.3 and 3.3; everything but unreserved characters is encoded, so that
/// a value can never end its segment.
public enum PercentEncoding {
  /// Adds a value as part of a path segment to the scratch's open piece.
  public static func append(segment value: ByteSlice, to scratch: Scratch) {
    if value.allSatisfy({ isUnreserved($0) }) { return scratch.append(value) }
    for byte in value {
      if isUnreserved(byte) {
        scratch.append(byte)
      } else {
        scratch.append(UInt8(ascii: "%"))
        scratch.append(digit(byte >> 4))
        scratch.append(digit(byte & 0x0F))
      }
    }
  }

  @inline(__always)
  private static func isUnreserved(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? value + 0x30 : value - 10 + UInt8(ascii: "A")
  }
}
