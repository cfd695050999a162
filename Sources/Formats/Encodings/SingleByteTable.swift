/// The upper half of an encoding that gives every character one byte; the lower half is ASCII.
struct SingleByteTable: Sendable {
  /// The scalars of the bytes from 0x80 on; 0 for a byte that means nothing.
  private let upper: [UInt16]

  /// The table of an encoding, if it is one of this kind.
  static func of(_ encoding: TextEncoding) -> SingleByteTable? {
    switch encoding {
    case .windows1252: windows1252
    case .iso8859Part1: latin1
    case .iso8859Part15: latin9
    case .usASCII: ascii
    case .utf8, .utf16LittleEndian, .utf16BigEndian: nil
    }
  }

  /// The character of a byte from 0x80 on, if it has one.
  @inline(__always)
  func scalar(of byte: UInt8) -> Unicode.Scalar? {
    let value = upper[Int(byte & 0x7F)]
    return value == 0 ? nil : Unicode.Scalar(value)
  }

  /// The byte of a character from U+0080 on, if it has one.
  func byte(of scalar: Unicode.Scalar) -> UInt8? {
    guard let value = UInt16(exactly: scalar.value), value >= 0x80 else { return nil }
    if value <= 0xFF, upper[Int(value & 0x7F)] == value { return UInt8(value) }
    return upper.firstIndex(of: value).map { UInt8($0 + 0x80) }
  }

  private static let ascii = SingleByteTable(upper: Array(repeating: 0, count: 128))

  private static let latin1 = SingleByteTable(upper: Array(0x80...0xFF))

  /// Latin-1 but for eight places.
  ///
  /// Source: ISO/IEC 8859-15:1999.
  private static let latin9 = SingleByteTable(
    upper: replacing([
      0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152,
      0xBD: 0x0153, 0xBE: 0x0178,
    ]))

  /// Windows' table, in which every byte has a character, so that a file written back is the same.
  ///
  /// Source: WHATWG Encoding Standard, index windows-1252, which has control characters at 81, 8D, 8F, 90
  /// and 9D.
  private static let windows1252 = SingleByteTable(
    upper: replacing([
      0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
      0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152,
      0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022,
      0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
      0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
    ]))

  /// The upper half of Latin-1 with other characters in some places.
  private static func replacing(_ others: KeyValuePairs<Int, UInt16>) -> [UInt16] {
    var upper: [UInt16] = Array(0x80...0xFF)
    for (byte, scalar) in others { upper[byte - 0x80] = scalar }
    return upper
  }
}
