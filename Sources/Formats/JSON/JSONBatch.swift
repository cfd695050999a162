import Records

/// A batch of JSON records, and how cells are cut from it.
final class JSONBatch: RecordBatch, @unchecked Sendable {
  // Unchecked: as its base class.

  /// Where the first byte of the batch is in the input's text.
  var position = TextPosition()
  /// Where it is in the file, counted in bytes, if nobody has looked yet whether its bytes are UTF-8.
  var sourceOffset: Int?

  private let file: String
  private let layout: JSONLayout
  private let limits: JSONRecordLimits
  private let projection: JSONProjection
  private let decoder: JSONRecordDecoder

  init(
    file: String, layout: JSONLayout, limits: JSONRecordLimits, projection: JSONProjection
  ) {
    self.file = file
    self.layout = layout
    self.limits = limits
    self.projection = projection
    let scratch = Scratch()
    decoder = JSONRecordDecoder(projection, limits, scratch)
    super.init(fieldCount: projection.fieldCount, scratch: scratch)
  }

  /// Cuts the projected fields of every record, and finds what is wrong with records.
  ///
  /// A record of a document that is no JSON ends the input, since nobody knows where the next one begins.
  override func decode() throws(Diagnostic) {
    cells.reserve(places.count * fieldCount)
    for number in 0..<places.count {
      do throws(JSONFault) {
        try decode(number)
      } catch {
        let isLast = layout == .document || error.kind == .invalidUTF8
        guard isLast else {
          let column = position.advanced(over: bytes.slice[..<error.offset]).column
          problems[number] = .malformed(error, column: column, limits, layout)
          continue
        }
        let ordinal = places[number].ordinal
        places.truncate(to: number)
        cells.truncate(to: number * fieldCount)
        throw diagnostic(of: error, record: ordinal)
      }
    }
  }

  private func decode(_ number: Int) throws(JSONFault) {
    let first = cells.count
    for _ in 0..<fieldCount { cells.append(.absent) }
    try read(bytes.slice, places[number].raw, first, number)
    guard let text = decoder.values.wrappedRecord else { return }
    // Rejected earlier, when it could not carry members; by now somebody may have corrected its text.
    for cell in first..<cells.count { cells[cell] = .absent }
    problems[number] = nil
    do throws(JSONFault) {
      try read(text, text.indices, first, number)
    } catch {
      let column = TextPosition().advanced(over: text[..<error.offset]).column
      problems[number] = .malformed(error, column: column, limits, layout)
    }
  }

  /// Reads one record; it lies in bytes behind which there is slack, as in all buffers.
  private func read(
    _ bytes: ByteSlice, _ range: Range<Int>, _ first: Int, _ number: Int
  ) throws(JSONFault) {
    decoder.begin(at: first)
    let start = unsafe JSONScan.valueStart(
      bytes.start, from: range.lowerBound, end: range.upperBound)
    let end = try unsafe decoder.read(
      bytes.start, from: start, end: range.upperBound, into: &cells)
    guard
      unsafe JSONScan.valueStart(bytes.start, from: end, end: range.upperBound)
        == range.upperBound
    else { throw JSONFault(.textBehind, at: end) }
    decoder.values.end(&cells)
    let record = bytes[start..<end]
    if record.first != UInt8(ascii: "{") {
      problems[number] = .notAnObject(JSONBatch.kind(of: record), layout)
    } else if let problem = decoder.problem ?? decoder.values.problem {
      problems[number] = problem
    }
    for field in projection.wholeFields { cells[first + field] = .nested(whole(record)) }
  }

  /// A record without white space between its tokens and without muster's own members.
  private func whole(_ record: ByteSlice) -> ByteSlice {
    guard decoder.values.hasOwnMembers else {
      return decoder.hasSpaces ? decoder.values.compact(record) : record
    }
    scratch.append(UInt8(ascii: "{"))
    var isFirst = true
    for member in JSONMembers(of: record) where member.own == nil {
      if !isFirst { scratch.append(UInt8(ascii: ",")) }
      isFirst = false
      JSONText.appendCompact(member.bytes, to: scratch)
    }
    scratch.append(UInt8(ascii: "}"))
    return scratch.finish()
  }

  private static func kind(of value: ByteSlice) -> String {
    switch value.first {
    case UInt8(ascii: "["): "an array"
    case UInt8(ascii: "\""): "text"
    case UInt8(ascii: "t"), UInt8(ascii: "f"): "true or false"
    case UInt8(ascii: "n"): "null"
    default: "a number"
    }
  }

  /// The problem that ends the input.
  private func diagnostic(of fault: JSONFault, record: Int) -> Diagnostic {
    fault.diagnostic(
      file: file, position.advanced(over: bytes.slice[..<fault.offset]),
      sourceOffset: sourceOffset.map { $0 + fault.offset }, record: record, limits, layout)
  }
}

extension JSONFault {
  /// The problem that ends an input.
  ///
  /// - Parameter sourceOffset: The byte of the file where it is, as far as that is known.
  func diagnostic(
    file: String, _ position: TextPosition, sourceOffset: Int?, record: Int? = nil,
    _ limits: JSONRecordLimits, _ layout: JSONLayout
  ) -> Diagnostic {
    if kind == .invalidUTF8 {
      var problem = Diagnostic.invalidBytes(in: .utf8, file: file, at: sourceOffset ?? 0)
      problem.place?.line = position.line
      return problem
    }
    return Diagnostic(
      code, summary(limits), advice: advice(layout),
      place: Place(file: file, record: record, line: position.line, column: position.column))
  }
}
