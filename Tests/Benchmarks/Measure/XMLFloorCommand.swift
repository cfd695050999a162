import CLibXML2
import Records

/// `xml-floor FILE`: parses XML with libxml2 and does nothing with what is found.
///
/// The push parser with SAX2 handlers that return at once, fed as muster feeds it: no reader on libxml2
/// can be faster.
enum XMLFloorCommand {
  private static let chunkBytes = 64 * 1024

  static func run(_ arguments: inout Arguments) throws(BenchmarkFailure) {
    let path = try arguments.onlyOperand(named: "FILE")
    let started = ContinuousClock.now
    let byteCount = try parse(path)
    let seconds = (ContinuousClock.now - started) / .seconds(1)
    let rate = Double(byteCount) / 1_000_000 / seconds
    print("\(byteCount) bytes parsed in \(seconds.rounded(to: 3)) s: \(rate.rounded(to: 1)) MB/s")
  }

  /// Parses a file; how many bytes it had.
  private static func parse(_ path: String) throws(BenchmarkFailure) -> Int {
    let input = try InputFile(path: path)
    var handlers = unsafe emptyHandlers
    guard let parser = unsafe xmlCreatePushParserCtxt(&handlers, nil, nil, 0, nil) else {
      throw BenchmarkFailure("no memory for a parser")
    }
    defer { unsafe xmlFreeParserCtxt(parser) }
    unsafe xmlCtxtUseOptions(parser, Int32(XML_PARSE_NONET.rawValue))
    var chunk = ByteBuffer(capacity: chunkBytes)
    var byteCount = 0
    var code: Int32 = 0
    while try input.read(upTo: chunkBytes, into: &chunk), code == 0 {
      byteCount += chunk.count
      code = unsafe xmlParseChunk(
        parser, UnsafeRawPointer(chunk.slice.start).assumingMemoryBound(to: CChar.self),
        Int32(chunk.count), 0)
      chunk.removeAll()
    }
    if code == 0 { code = unsafe xmlParseChunk(parser, nil, 0, 1) }
    guard code == 0 else { throw BenchmarkFailure("\(path) is not well-formed: error \(code)") }
    return byteCount
  }

  /// Handlers for what a document of records is made of.
  private static var emptyHandlers: xmlSAXHandler {
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handlers.startElementNs = { _, _, _, _, _, _, _, _, _ in }
    unsafe handlers.endElementNs = { _, _, _, _ in }
    unsafe handlers.characters = { _, _, _ in }
    unsafe handlers.ignorableWhitespace = handlers.characters
    unsafe handlers.cdataBlock = { _, _, _ in }
    return unsafe handlers
  }
}
