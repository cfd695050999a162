import JSON
public import Records

/// Writes rejected JSON records as they stood in the input, with the line and the reason as their first
/// members.
///
/// Layout and encoding are those of the input: JSON Lines, or a document in which the same way leads to the
/// records. A record that cannot carry members, since it is no object or no JSON, becomes the text of a
/// member `muster:record` beside them; people correct that text, and the reader takes it for the record.
/// Source: DESIGN.md section 7.
public struct JSONRejects: RecordRejects {
  private let surroundings: JSONSurroundings
  private let marksByteOrder: Bool
  private let frame: TextEncoder
  private let check: JSONObjectCheck
  private var count = 0

  /// A writer for the records of some surroundings.
  ///
  /// - Parameter encoding: The encoding as it was known at the first record.
  init(
    _ surroundings: JSONSurroundings, in encoding: TextEncoding, marksByteOrder: Bool,
    _ limits: JSONRecordLimits
  ) {
    self.surroundings = surroundings
    check = JSONObjectCheck(limits)
    self.marksByteOrder = marksByteOrder
    frame = TextEncoder(encoding, unencodable: .substitute)
  }

  /// Records always have room for the reason.
  public var separatesReasons: Bool { false }

  /// Adds what stands before the first record.
  public func begin(to output: inout ByteBuffer) {
    if marksByteOrder { frame.appendByteOrderMark(to: &output) }
    if !surroundings.prefix.isEmpty { append(surroundings.prefix + "\n", to: &output) }
  }

  /// Adds a record.
  public mutating func append(
    _ record: ByteSlice, line: Int, reason: String, in encoding: TextEncoding,
    to output: inout ByteBuffer
  ) {
    if count > 0 && !surroundings.isLines { append(",\n", to: &output) }
    count += 1
    append(surroundings.opening, to: &output)
    // Our own words are ASCII: what the input's other letters are encoded in may show later.
    append("{\"muster:line\":\(line),\"muster:reason\":" + Self.quoted(reason), to: &output)
    var rest = ByteBuffer()
    if check.isObject(record) {
      for member in JSONMembers(of: record) where member.own != .line && member.own != .reason {
        rest.append(UInt8(ascii: ","))
        rest.append(member.bytes)
      }
    } else {
      rest.append(",\"muster:record\":")
      rest.appendJSONString(record)
    }
    // The encoder substitutes, so it throws nothing; and what came from the encoding goes back.
    try? TextEncoder(encoding, unencodable: .substitute).encode(rest.slice, into: &output)
    append("}" + surroundings.closing, to: &output)
    if surroundings.isLines { append("\n", to: &output) }
  }

  /// Adds what stands behind the last record.
  public func end(to output: inout ByteBuffer) {
    if surroundings.isLines { return }
    append("\n", to: &output)
    if !surroundings.suffix.isEmpty { append(surroundings.suffix + "\n", to: &output) }
  }

  private static func quoted(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(text)
    var quoted = ByteBuffer()
    quoted.appendJSONString(buffer.slice)
    return ASCIIEscapes.text(of: quoted.slice)
  }

  private func append(_ text: String, to output: inout ByteBuffer) {
    var buffer = ByteBuffer()
    buffer.append(text)
    try? frame.encode(buffer.slice, into: &output)
  }
}

/// Tells records that are objects from others.
private final class JSONObjectCheck: @unchecked Sendable {
  // Unchecked: rejects are written one at a time.

  private let decoder: JSONRecordDecoder
  private let copies = Scratch()
  private var cells = GrowingTable<Cell>()

  init(_ limits: JSONRecordLimits) {
    decoder = JSONRecordDecoder(JSONProjection([]), limits, Scratch())
  }

  /// Whether a record is an object, as the grammar has it.
  func isObject(_ record: ByteSlice) -> Bool {
    guard record.first == UInt8(ascii: "{") else { return false }
    // The decoder looks ahead behind the end.
    copies.reset()
    let copy = copies.copy(record)
    decoder.begin(at: 0)
    let end = try? unsafe decoder.read(copy.start, from: 0, end: copy.count, into: &cells)
    return end == copy.count
  }
}

/// Text of JSON with escapes for everything beyond ASCII.
enum ASCIIEscapes {
  /// The text.
  ///
  /// Source: RFC 8259 section 7.
  static func text(of json: ByteSlice) -> String {
    var text = ""
    for unit in String(json).utf16 {
      if unit < 0x80, let scalar = Unicode.Scalar(unit) {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return text
  }
}
