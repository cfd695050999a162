import CLibXML2
import Records

/// Where a record is in the text of a document.
struct XMLRecordSpan: BitwiseCopyable {
  /// The offset of its first byte, `<`.
  var start: Int
  /// The offset behind its last byte.
  var end: Int
  /// The line on which it begins.
  var line: Int
  /// Which declarations it needs besides those that all records have; below 0 for none.
  var declarations: Int32
}

/// What libxml2 calls: counts the depth and notes where records begin and end.
///
/// Inside a record, where nearly all calls come from, there is nothing to do but to count.
@safe
struct XMLRecordFinder: ~Copyable {
  /// Where records were found since they were taken.
  var records = GrowingTable<XMLRecordSpan>()
  /// What was declared in front of records that stand elsewhere than the first one.
  private(set) var declarations: [String] = []
  /// How many bytes libxml2 has been given.
  var fedCount = 0
  /// How many elements are open.
  private(set) var depth = 0
  /// Whether there was an element.
  private(set) var hasRoot = false
  /// What ended the document.
  var failure: Diagnostic?

  /// How many bytes to look for the semicolon of a reference in.
  private static let longestReference = 1024

  private let parser: xmlParserCtxtPtr
  private let file: String
  private let limits: XMLLimits
  private let recordDepth: Int
  private var ancestors: XMLAncestors
  private var recordStart = -1
  private var recordLine = 0
  private var recordDeclarations: Int32 = -1

  @unsafe
  init(
    parser: xmlParserCtxtPtr, records: XMLElementPath, namespaces: XMLNamespaces,
    limits: XMLLimits, file: String
  ) {
    unsafe self.parser = parser
    self.file = file
    self.limits = limits
    recordDepth = records.steps.count
    ancestors = XMLAncestors(records, namespaces)
  }

  /// The finder that libxml2 hands back.
  @unsafe
  @inline(__always)
  static func at(_ context: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLRecordFinder> {
    guard let context = unsafe context else { preconditionFailure("libxml2 forgot its caller") }
    return unsafe context.assumingMemoryBound(to: XMLRecordFinder.self)
  }

  /// Where the record that is open begins.
  var openRecord: (start: Int, line: Int)? { recordStart < 0 ? nil : (recordStart, recordLine) }

  /// What is around the records, once there was one.
  var surroundings: XMLSurroundings? { ancestors.surroundings }

  /// The place of the parser.
  var place: Place {
    Place(
      file: file, line: unsafe muster_xml_line(parser), column: unsafe muster_xml_column(parser))
  }

  /// The place behind all text that the parser has.
  var placeOfEnd: Place {
    let position = TextPosition(
      line: unsafe muster_xml_line(parser), column: unsafe muster_xml_column(parser)
    ).advanced(over: bytesBehindParser)
    return Place(file: file, line: position.line, column: position.column)
  }

  // MARK: Calls of libxml2

  @unsafe
  @inline(__always)
  mutating func start(_ name: XMLCalledName, _ declarations: XMLDeclarations) {
    depth += 1
    if depth > limits.maximumDepth {
      return fail(.nestedTooDeep(place, limit: limits.maximumDepth))
    }
    if depth <= recordDepth { unsafe enter(name, declarations) }
  }

  @inline(__always)
  mutating func end() {
    if depth <= recordDepth { leave() }
    depth -= 1
  }

  /// A start tag outside of records, or that of a record.
  @unsafe
  @inline(never)
  private mutating func enter(_ name: XMLCalledName, _ declared: XMLDeclarations) {
    hasRoot = true
    guard unsafe ancestors.matches(name, depth: depth) else { return }
    guard depth == recordDepth else { return unsafe ancestors.push(name, declared) }
    let tag = tagBeforeParser
    recordStart = fedCount - (unsafe muster_xml_unparsed(parser)) - tag.count
    recordLine = unsafe muster_xml_line(parser) - tag.count { $0 == UInt8(ascii: "\n") }
    if let text = unsafe ancestors.beginRecord(declared) {
      if declarations.last != text { declarations.append(text) }
      recordDeclarations = Int32(declarations.count - 1)
    } else {
      recordDeclarations = -1
    }
  }

  /// An end tag outside of records, or that of a record.
  @inline(never)
  private mutating func leave() {
    guard depth == recordDepth else { return ancestors.pop(to: depth - 1) }
    guard recordStart >= 0 else { return }
    let end = fedCount - (unsafe muster_xml_unparsed(parser))
    defer { recordStart = -1 }
    guard end - recordStart <= limits.maximumRecordSize else { return failTooLong() }
    records.append(
      XMLRecordSpan(
        start: recordStart, end: end, line: recordLine, declarations: recordDeclarations))
  }

  mutating func refuseDoctype() {
    // The parser stands behind the name and the identifiers.
    fail(.doctype(placeBeforeParser(of: ByteSlice("<!DOCTYPE"))))
  }

  mutating func note(_ error: XMLError) {
    guard failure == nil, error.isSerious else { return }
    if let offset = invalidOffset {
      var problem = Diagnostic.invalidBytes(in: .utf8, file: file, at: offset)
      problem.place?.line = place.line
      problem.place?.column = place.column
      return fail(problem)
    }
    var place = place
    if let line = error.line { place.line = line }
    if let column = error.column { place.column = column }
    fail(.malformedXML(code: error.code, names: error.names, line: error.otherLine, place))
  }

  // MARK: Failing

  /// Ends the document.
  mutating func fail(_ problem: Diagnostic) {
    if failure == nil { failure = problem }
    unsafe xmlStopParser(parser)
  }

  /// Ends the document because the open record is longer than allowed.
  mutating func failTooLong() {
    fail(
      .recordTooLong(
        Place(file: file, line: recordLine), limit: limits.maximumRecordSize))
  }

  // MARK: What the parser waits for

  /// What the parser waits for at the end of the text that it has.
  enum Waiting: Equatable {
    /// For more of anything.
    case anything
    /// For the end of a tag.
    case tag
    /// For the end of something that may be far behind, and where that began.
    case closing(String, Place)
    /// For nothing that could help.
    case mistake
  }

  /// What the parser waits for.
  var waiting: Waiting {
    let bytes = bytesBehindParser
    guard bytes.first == UInt8(ascii: "<"), bytes.count > 1 else { return .anything }
    if bytes.hasPrefix(ByteSlice("<!--")) { return .closing("a comment", place) }
    switch bytes[1] {
    case UInt8(ascii: "?"):
      return depth > 0 ? .closing("a processing instruction", place) : .anything
    case UInt8(ascii: "!"): return .anything
    case UInt8(ascii: "/"): return .tag
    default: return bytes[1].canBeginXMLName ? .tag : .mistake
    }
  }

  /// Ends the document at an ampersand that begins no reference: libxml2 would look for a semicolon in all
  /// that follows.
  mutating func refuseLoneAmpersand() {
    guard failure == nil, depth > 0 else { return }
    let bytes = bytesBehindParser
    guard bytes.first == UInt8(ascii: "&") else { return }
    var end = 1
    let limit = min(bytes.count, Self.longestReference)
    while end < limit, bytes[end].canBeInXMLName || [0x23, 0x3A].contains(bytes[end]) { end += 1 }
    if end < bytes.count, bytes[end] != UInt8(ascii: ";") {
      fail(
        .malformedXML(
          code: Int32(XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue), names: [], line: nil, place))
    }
  }

  // MARK: The bytes around the parser

  /// The bytes that the parser has not parsed.
  private var bytesBehindParser: ByteSlice {
    guard let current = unsafe muster_xml_current(parser) else { return .empty }
    return unsafe ByteSlice(start: current, count: muster_xml_unparsed(parser))
  }

  /// The bytes in front of the parser, as far as it keeps them.
  private var bytesBeforeParser: ByteSlice {
    let count = unsafe muster_xml_kept(parser)
    guard let current = unsafe muster_xml_current(parser) else { return .empty }
    return unsafe ByteSlice(start: current - count, count: count)
  }

  /// The offset of the byte where the parser stands, if it is no UTF-8: libxml2 has many names for that.
  private var invalidOffset: Int? {
    let bytes = bytesBehindParser
    guard !bytes.isEmpty, bytes.scalar(at: 0) == nil else { return nil }
    return fedCount - bytes.count
  }

  /// The place where a text begins that ends in front of the parser.
  private func placeBeforeParser(of text: ByteSlice) -> Place {
    let kept = bytesBeforeParser
    let start = offsetBeforeParser(of: text)
    var place = place
    place.line = place.line.map { $0 - kept[start...].count { $0 == UInt8(ascii: "\n") } }
    var lineStart = start
    while lineStart > 0, kept[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
    // The line may begin in front of what is kept.
    let isWhole = lineStart > 0 || kept.count == fedCount - bytesBehindParser.count
    place.column = isWhole ? 1 + kept[lineStart..<start].count { $0 & 0xC0 != 0x80 } : nil
    return place
  }

  /// The start tag at whose end the parser stands.
  private var tagBeforeParser: ByteSlice {
    bytesBeforeParser[offsetBeforeParser(of: ByteSlice("<"))...]
  }

  /// Where a text occurs last among the bytes in front of the parser.
  private func offsetBeforeParser(of text: ByteSlice) -> Int {
    let kept = bytesBeforeParser
    var start = max(0, kept.count - text.count)
    while start > 0, !kept[start...].hasPrefix(text) { start -= 1 }
    return start
  }
}
