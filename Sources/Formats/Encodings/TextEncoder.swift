public import Records

/// Turns UTF-8 into the bytes of an encoding, for rejects in the input's encoding and other outputs.
///
/// Shape: whole texts in, such as a record or a batch of them: a character must not be cut. What a decoder
/// of the same encoding made of valid bytes becomes those bytes again.
/// Errors: `encoding.unencodable`; then nothing of the text has been appended.
public struct TextEncoder: Sendable {
  /// What to do with a character that the encoding does not have.
  public enum Unencodable: Sendable {
    /// Refuse the text.
    case stop
    /// Write a question mark.
    case substitute
  }

  /// What it encodes to.
  public let encoding: TextEncoding
  private let unencodable: Unencodable
  private let table: SingleByteTable?

  /// An encoder to an encoding.
  public init(_ encoding: TextEncoding, unencodable: Unencodable = .stop) {
    self.encoding = encoding
    self.unencodable = unencodable
    table = SingleByteTable.of(encoding)
  }

  /// Adds the byte order mark; not asked for, none is written.
  public func appendByteOrderMark(to output: inout ByteBuffer) {
    switch encoding {
    case .utf8: output.append("\u{FEFF}" as Unicode.Scalar)
    case .utf16LittleEndian, .utf16BigEndian: append(unit: 0xFEFF, to: &output)
    case .windows1252, .iso8859Part1, .iso8859Part15, .usASCII: break
    }
  }

  /// Adds a text.
  public func encode(_ text: ByteSlice, into output: inout ByteBuffer) throws(RecordProblem) {
    guard encoding != .utf8 else { return output.append(text) }
    let before = output.count
    var at = 0
    while at < text.count {
      let end = text.nonASCIIOffset(from: at)
      appendASCII(text[at..<end], to: &output)
      at = end
      guard at < text.count else { break }
      let (scalar, length) = text.scalar(at: at) ?? ("\u{FFFD}", 1)
      guard append(scalar, to: &output) else {
        output.truncate(to: before)
        throw RecordProblem(
          "encoding.unencodable", "the text has a character that \(encoding.name) lacks",
          advice: "write UTF-8 instead")
      }
      at += length
    }
  }

  private func appendASCII(_ text: ByteSlice, to output: inout ByteBuffer) {
    if table != nil { return output.append(text) }
    for byte in text { append(unit: UInt16(byte), to: &output) }
  }

  /// Adds one character beyond ASCII and says whether that was possible.
  private func append(_ scalar: Unicode.Scalar, to output: inout ByteBuffer) -> Bool {
    guard let table else {
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        append(unit: unit, to: &output)
      }
      return true
    }
    if let byte = table.byte(of: scalar) {
      output.append(byte)
    } else if unencodable == .substitute {
      output.append(UInt8(ascii: "?"))
    } else {
      return false
    }
    return true
  }

  private func append(unit: UInt16, to output: inout ByteBuffer) {
    let (high, low) = (UInt8(unit >> 8), UInt8(truncatingIfNeeded: unit))
    output.append(encoding == .utf16BigEndian ? high : low)
    output.append(encoding == .utf16BigEndian ? low : high)
  }
}
