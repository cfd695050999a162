public import Records

/// What to do with bytes that mean nothing in the encoding.
public enum InvalidBytes: Sendable {
  /// Stop and say where they are.
  case stop
  /// Put U+FFFD in their place: `--lenient`.
  case replace
}

extension Diagnostic {
  /// The problem of bytes that are not valid in an encoding, with the flags that help.
  ///
  /// - Parameter offset: The place of the first of them in the file, in bytes.
  public static func invalidBytes(
    in encoding: TextEncoding, file: String?, at offset: Int
  ) -> Diagnostic {
    let advice: String
    switch encoding {
    case .utf16LittleEndian, .utf16BigEndian:
      advice = "get a whole copy of the file, or replace them with --lenient"
    default:
      advice =
        "name the file's own encoding (such as --encoding windows-1252), or replace them with"
        + " --lenient"
    }
    return Diagnostic(
      "input.invalidBytes", "bytes that are not valid \(encoding.name)", advice: advice,
      place: Place(file: file, byte: offset))
  }
}

/// How one decoder treats what it cannot read.
struct InvalidByteRule: Sendable {
  let encoding: TextEncoding
  let policy: InvalidBytes
  let file: String?

  /// Deals with the bytes at an offset of the file.
  func apply(at offset: Int, to text: inout ByteBuffer) throws(Diagnostic) {
    switch policy {
    case .stop: throw Diagnostic.invalidBytes(in: encoding, file: file, at: offset)
    case .replace: text.append("\u{FFFD}" as Unicode.Scalar)
    }
  }
}
