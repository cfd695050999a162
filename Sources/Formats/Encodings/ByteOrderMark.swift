import Records

/// The bytes at the beginning of a file that name its encoding.
///
/// Source: The Unicode Standard 16.0, section 23.8, table 23-3.
enum ByteOrderMark: Equatable {
  /// The mark of an encoding that muster reads.
  case of(TextEncoding)
  /// The mark of UTF-32, which it does not.
  case utf32

  /// The mark that a file begins with.
  init?(_ head: ByteSlice) {
    // The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
    if head.begins(with: [0xFF, 0xFE, 0, 0]) || head.begins(with: [0, 0, 0xFE, 0xFF]) {
      self = .utf32
    } else if head.begins(with: [0xEF, 0xBB, 0xBF]) {
      self = .of(.utf8)
    } else if head.begins(with: [0xFF, 0xFE]) {
      self = .of(.utf16LittleEndian)
    } else if head.begins(with: [0xFE, 0xFF]) {
      self = .of(.utf16BigEndian)
    } else {
      return nil
    }
  }

  /// How many bytes the mark takes.
  var count: Int {
    switch self {
    case .of(.utf8): 3
    case .of: 2
    case .utf32: 4
    }
  }
}

extension ByteSlice {
  /// Whether the bytes begin with those of a signature or mark.
  func begins(with signature: [UInt8]) -> Bool {
    count >= signature.count && self[..<signature.count].elementsEqual(signature)
  }
}
