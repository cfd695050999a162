public import Records

/// Reads small files whole: mappings, profiles, tables, documents.
///
/// Errors: those of `InputSource` and `TextInput`, and `input.tooLarge`.
public enum WholeFile {
  /// The bytes of a file, as they are.
  ///
  /// - Parameters:
  ///   - limit: How many bytes are accepted.
  ///   - advice: What to do about a larger file: the flag that raises the limit.
  public static func bytes(
    of path: String, limit: Int, advice: String? = nil
  ) throws(Diagnostic) -> ByteBuffer {
    let source = try InputSource(path: path)
    // The size saves reading a file that is refused anyway, and growing the buffer; a pipe has none.
    if let size = source.size, size > limit { throw tooLarge(source.name, limit, advice) }
    var bytes = ByteBuffer(capacity: (source.size ?? 0) + 1)
    while try source.read(into: &bytes, upTo: max(bytes.capacity - bytes.count, 64 * 1024)) > 0 {
      if bytes.count > limit { throw tooLarge(source.name, limit, advice) }
    }
    return bytes
  }

  /// The text of a file as valid UTF-8 without a byte order mark.
  ///
  /// - Parameters:
  ///   - limit: How many bytes of UTF-8 are accepted.
  ///   - advice: What to do about a larger file: the flag that raises the limit.
  public static func text(
    of path: String, encoding: EncodingChoice = .automatic, limit: Int, advice: String? = nil
  ) throws(Diagnostic) -> ByteBuffer {
    let source = try InputSource(path: path)
    var input = TextInput(source, encoding: encoding)
    var text = ByteBuffer()
    while try input.read(into: &text) {
      if text.count > limit { throw tooLarge(source.name, limit, advice) }
    }
    if let offset = text.slice.firstInvalidUTF8Offset() {
      throw Diagnostic.invalidBytes(
        in: input.encoding, file: source.name, at: input.sourceOffset(ofText: offset) ?? offset)
    }
    return text
  }

  private static func tooLarge(_ name: String, _ limit: Int, _ advice: String?) -> Diagnostic {
    Diagnostic(
      "input.tooLarge", "the file has more than \(limit) bytes, the limit for files held in memory",
      advice: advice, place: Place(file: name))
  }
}
