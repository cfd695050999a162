import CLibXML2
import Records

/// Feeds a document to libxml2, which decides whether it is well-formed, and notes where records are.
///
/// How it works: the push parser calls the `XMLRecordFinder` for start and end tags only. It is fed UTF-8
/// that the caller keeps, so what it has parsed is known by its offset, and no text is copied out of it.
/// What is deliberately absent: handlers for text (values are cut from the caller's bytes), for entities
/// (a DOCTYPE is refused, so there are none but the predefined ones), and the options that expand
/// entities, load DTDs or lift limits.
/// Source: libxml2's documentation of the modules parser, SAX2 and xmlerror.
@safe
final class XMLParser {
  private let parser: xmlParserCtxtPtr
  private let finder: UnsafeMutablePointer<XMLRecordFinder>
  private let file: String
  private var fedCount = 0

  /// A parser of a document of which nothing has been read.
  init(
    records: XMLElementPath, namespaces: XMLNamespaces, limits: XMLLimits, file: String
  ) {
    XMLLibrary.prepare()
    self.file = file
    unsafe finder = .allocate(capacity: 1)
    var handlers = unsafe Self.handlers
    guard let parser = unsafe xmlCreatePushParserCtxt(&handlers, finder, nil, 0, nil) else {
      preconditionFailure("no memory")
    }
    unsafe self.parser = parser
    unsafe finder.initialize(
      to: XMLRecordFinder(
        parser: parser, records: records, namespaces: namespaces, limits: limits, file: file))
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    unsafe xmlCtxtUseOptions(parser, Int32(options))
    // The text comes decoded; what its declaration says about bytes no longer holds.
    unsafe xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
  }

  deinit {
    unsafe xmlFreeParserCtxt(parser)
    unsafe finder.deinitialize(count: 1)
    unsafe finder.deallocate()
  }

  /// What ended the document before its end.
  var failure: Diagnostic? { unsafe finder.pointee.failure }

  /// How many bytes have been parsed; what lies behind them may be the beginning of something.
  var parsedCount: Int { unsafe fedCount - muster_xml_unparsed(parser) }

  /// Where the record that is open begins.
  var openRecord: (start: Int, line: Int)? { unsafe finder.pointee.openRecord }

  /// What is around the records of the document, once there was one.
  var surroundings: XMLSurroundings? { unsafe finder.pointee.surroundings }

  /// The place of the parser.
  var place: Place { unsafe finder.pointee.place }

  /// Takes the records found since the last time.
  func takeRecords(_ body: (XMLRecordSpan) -> Void) {
    for number in 0..<(unsafe finder.pointee.records.count) {
      body(unsafe finder.pointee.records[number])
    }
    unsafe finder.pointee.records.removeAll()
  }

  /// The declarations that a record needs besides those that all records have.
  func declarations(of record: XMLRecordSpan) -> String? {
    record.declarations < 0 ? nil : unsafe finder.pointee.declarations[Int(record.declarations)]
  }

  /// Parses the bytes that follow; they must not end with a carriage return, which libxml2 would keep.
  func feed(_ bytes: ByteSlice) {
    parse(bytes, isLast: false)
    unsafe finder.pointee.refuseLoneAmpersand()
  }

  /// Ends the document with a failure that libxml2 does not know.
  func fail(_ problem: Diagnostic) { unsafe finder.pointee.fail(problem) }

  /// Ends the document because the open record is longer than allowed.
  func failRecordTooLong() { unsafe finder.pointee.failTooLong() }

  /// Ends the document.
  ///
  /// - Parameter bytes: A carriage return that could not be fed, or nothing.
  func finish(_ bytes: ByteSlice) {
    guard failure == nil else { return }
    let openElement = unsafe muster_xml_open_element(parser).map { unsafe String(cString: $0) }
    let depth = unsafe finder.pointee.depth
    let waiting = unsafe finder.pointee.waiting
    let place = unsafe finder.pointee.placeOfEnd
    parse(bytes, isLast: true)
    guard let failure, failure.code != "input.invalidBytes", waiting != .mistake else { return }
    // The end came too early, whatever it is that libxml2 misses.
    let problem: Diagnostic
    if case .closing(let what, let start) = waiting {
      problem = .unclosedXML(what, start)
    } else if depth > 0 {
      problem = .truncatedXML(place, openElement: openElement, openCount: depth)
    } else if waiting == .tag {
      problem = .truncatedXML(place)
    } else if unsafe !finder.pointee.hasRoot {
      problem = .noRoot(place)
    } else {
      return
    }
    unsafe finder.pointee.failure = problem
  }

  private func parse(_ bytes: ByteSlice, isLast: Bool) {
    guard failure == nil else { return }
    muster_xml_be_silent()
    fedCount += bytes.count
    unsafe finder.pointee.fedCount = fedCount
    let start = unsafe UnsafeRawPointer(bytes.start).assumingMemoryBound(to: CChar.self)
    let code = unsafe xmlParseChunk(parser, start, Int32(bytes.count), isLast ? 1 : 0)
    if code != 0, failure == nil {
      unsafe finder.pointee.fail(.malformedXML(code: code, names: [], line: nil, place))
    }
  }

  /// The functions that libxml2 calls; those for text are left out.
  private static var handlers: xmlSAXHandler {
    var handlers = unsafe xmlSAXHandler()
    unsafe handlers.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handlers.startElementNs = {
      context, name, prefix, uri, declarationCount, declarations, _, _, _ in
      unsafe XMLRecordFinder.at(context).pointee.start(
        XMLCalledName(local: name, prefix: prefix, uri: uri),
        XMLDeclarations(start: declarations, count: Int(declarationCount)))
    }
    unsafe handlers.endElementNs = { context, _, _, _ in
      unsafe XMLRecordFinder.at(context).pointee.end()
    }
    unsafe handlers.internalSubset = { context, _, _, _ in
      unsafe XMLRecordFinder.at(context).pointee.refuseDoctype()
    }
    unsafe handlers.serror = { context, error in
      guard let error = unsafe error else { return }
      unsafe XMLRecordFinder.at(context).pointee.note(XMLError(error.pointee))
    }
    return unsafe handlers
  }
}
