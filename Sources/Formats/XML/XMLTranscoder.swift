import CLibXML2
import Records

/// Turns the bytes of an encoding that libxml2 knows into UTF-8.
///
/// Shape: a source of bytes in, text appended to a buffer; a character may be cut between chunks.
/// Errors: `xml.unknownEncoding` where libxml2 has no such encoding, `xml.undecodable` for bytes that it
/// cannot read, unless they are replaced.
/// Memory: one chunk and what it becomes.
@safe
final class XMLTranscoder {
  /// How many bytes have been read from the source.
  private(set) var byteCount = 0

  private let source: any ByteSource
  private let invalid: InvalidBytes
  private let handler: xmlCharEncodingHandlerPtr
  private let input: xmlBufferPtr
  private let output: xmlBufferPtr
  private var raw = ByteBuffer()
  private var isAtEnd = false
  private var hasFailed = false

  init(
    _ source: any ByteSource, from encoding: String, invalid: InvalidBytes
  ) throws(Diagnostic) {
    self.source = source
    self.invalid = invalid
    XMLLibrary.prepare()
    guard let handler = unsafe xmlFindCharEncodingHandler(encoding) else {
      throw Diagnostic(
        "xml.unknownEncoding", "the XML declaration names an encoding that nobody here knows",
        advice: "name the file's own encoding, as in --encoding windows-1252, or convert it first: "
          + "iconv -f NAME -t UTF-8", place: Place(file: source.name, line: 1))
    }
    guard let input = unsafe xmlBufferCreate(), let output = unsafe xmlBufferCreate() else {
      preconditionFailure("no memory")
    }
    unsafe self.handler = handler
    unsafe self.input = input
    unsafe self.output = output
  }

  deinit {
    unsafe xmlBufferFree(input)
    unsafe xmlBufferFree(output)
    unsafe xmlCharEncCloseFunc(handler)
  }

  /// Appends the next part of the text, at least one byte; false at the end and ever after.
  func read(into buffer: inout ByteBuffer, upTo count: Int) throws(Diagnostic) -> Bool {
    let before = buffer.count
    while buffer.count == before && !isAtEnd && !hasFailed {
      raw.removeAll()
      isAtEnd = try source.read(into: &raw, upTo: count) == 0
      byteCount += raw.count
      convert(into: &buffer)
    }
    // What stands in front of such bytes comes first.
    if buffer.count == before && hasFailed { throw undecodable }
    return buffer.count > before
  }

  /// Converts the bytes read behind those before, up to the first that mean nothing.
  private func convert(into text: inout ByteBuffer) {
    unsafe xmlBufferAdd(input, raw.slice.start, Int32(raw.count))
    muster_xml_be_silent()
    while true {
      let code = unsafe xmlCharEncInFunc(handler, output, input)
      if let start = unsafe xmlBufferContent(output) {
        unsafe text.append(ByteSlice(start: start, count: Int(xmlBufferLength(output))))
        unsafe xmlBufferEmpty(output)
      }
      // What the handler leaves at the end of the input is a character that was cut off.
      guard unsafe xmlBufferLength(input) > 0, code == -2 || isAtEnd else { return }
      guard invalid == .replace else {
        hasFailed = true
        return
      }
      unsafe xmlBufferShrink(input, 1)
      text.append("\u{FFFD}" as Unicode.Scalar)
    }
  }

  private var undecodable: Diagnostic {
    Diagnostic(
      "xml.undecodable", "bytes that are not valid in the encoding of the XML declaration",
      advice: "correct the declaration, name the file's own encoding with --encoding, or replace "
        + "such bytes with --lenient", place: Place(file: source.name))
  }
}

/// What libxml2 needs once.
enum XMLLibrary {
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Makes libxml2 ready for use by several threads.
  static func prepare() { precondition(isReady) }
}
