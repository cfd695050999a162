public import Records

/// Turns the bytes of an encoding into UTF-8.
///
/// Shape: chunks of any size in, UTF-8 appended to a buffer; a unit or a character may be cut between
/// chunks, and the text does not depend on where. A byte order mark is not looked for.
/// Units: offsets count the bytes of the file, from 0.
/// Errors: `input.invalidBytes` with the offset where the invalid bytes begin; what stands before them
/// has been appended. After an error the decoder is of no more use.
/// Memory: at most one cut character.
public struct TextDecoder: Sendable {
  private enum Machine: Sendable {
    case utf8(UTF8Decoder)
    case utf16(UTF16Decoder)
    case singleByte(SingleByteDecoder)
  }

  /// What it decodes.
  public let encoding: TextEncoding
  private var machine: Machine

  /// A decoder of an encoding.
  ///
  /// - Parameters:
  ///   - invalid: What to do with bytes that mean nothing.
  ///   - file: The name for messages.
  ///   - offset: Where in the file the first chunk begins.
  public init(
    _ encoding: TextEncoding, invalid: InvalidBytes = .stop, file: String? = nil, at offset: Int = 0
  ) {
    self.encoding = encoding
    let rule = InvalidByteRule(encoding: encoding, policy: invalid, file: file)
    if let table = SingleByteTable.of(encoding) {
      machine = .singleByte(SingleByteDecoder(table: table, rule: rule, offset: offset))
    } else if encoding == .utf8 {
      machine = .utf8(UTF8Decoder(rule: rule, offset: offset))
    } else {
      let highByteFirst = encoding == .utf16BigEndian
      machine = .utf16(UTF16Decoder(highByteFirst: highByteFirst, rule: rule, offset: offset))
    }
  }

  /// The offset in the file of the next byte to come.
  public var offset: Int {
    switch machine {
    case .utf8(let decoder): decoder.offset
    case .utf16(let decoder): decoder.consumedOffset
    case .singleByte(let decoder): decoder.offset
    }
  }

  /// Decodes the bytes that follow those already given.
  public mutating func decode(
    _ bytes: ByteSlice, into text: inout ByteBuffer
  ) throws(Diagnostic) {
    switch machine {
    case .utf8(var decoder):
      try decoder.decode(bytes, into: &text)
      machine = .utf8(decoder)
    case .utf16(var decoder):
      try decoder.decode(bytes, into: &text)
      machine = .utf16(decoder)
    case .singleByte(var decoder):
      try decoder.decode(bytes, into: &text)
      machine = .singleByte(decoder)
    }
  }

  /// Says that no more bytes come: a character that is still open is invalid.
  public mutating func finish(into text: inout ByteBuffer) throws(Diagnostic) {
    switch machine {
    case .utf8(var decoder):
      try decoder.finish(into: &text)
      machine = .utf8(decoder)
    case .utf16(var decoder):
      try decoder.finish(into: &text)
      machine = .utf16(decoder)
    case .singleByte: break
    }
  }
}
