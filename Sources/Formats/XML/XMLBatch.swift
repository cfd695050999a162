import Records

/// A batch of XML records: their bytes as they stand in the document, and how fields are cut from them.
final class XMLBatch: RecordBatch, @unchecked Sendable {
  // Unchecked: as its base class.

  /// The file, the place in it of the batch's first byte, and how many of its bytes come from there, if
  /// nobody has made sure that they are UTF-8.
  var unchecked: (file: String, offset: Int, count: Int)?

  private let projection: XMLProjection
  private let maximumFieldSize: Int
  private var cutter: XMLFieldCutter?
  /// What prefixes mean where the document's records begin.
  var scope: [XMLNamespaceDeclaration] = []

  init(_ projection: XMLProjection, maximumFieldSize: Int) {
    self.projection = projection
    self.maximumFieldSize = maximumFieldSize
    super.init(fieldCount: projection.fieldCount)
  }

  /// Puts a copy of a record behind the others, with declarations in its tag.
  func move(_ number: Int, declaring declarations: String) {
    var copy = ByteBuffer()
    let record = bytes.slice[places[number].raw]
    let nameEnd = record.endOfName(from: 1)
    copy.append(record[..<nameEnd])
    copy.append(declarations)
    copy.append(record[nameEnd...])
    let start = bytes.count
    bytes.append(copy.slice)
    let place = places[number]
    places[number] = RecordPlace(
      ordinal: place.ordinal, line: place.line, raw: start..<bytes.count)
  }

  /// Cuts the projected fields of every record, and finds what is wrong with records.
  override func decode() throws(Diagnostic) {
    let slice = bytes.slice
    var failure: Diagnostic?
    if let unchecked, let invalid = slice[..<unchecked.count].firstInvalidUTF8Offset() {
      // libxml2 has looked at them too, but not every version refuses every wrong form.
      var problem = Diagnostic.invalidBytes(
        in: .utf8, file: unchecked.file, at: unchecked.offset + invalid)
      problem.place?.line = line(at: invalid)
      failure = problem
      var kept = places.count
      while kept > 0, places[kept - 1].raw.upperBound > invalid { kept -= 1 }
      places.truncate(to: kept)
    }
    let cutter =
      self.cutter ?? XMLFieldCutter(projection, scope: scope, limit: maximumFieldSize)
    self.cutter = cutter
    cells.reserve(places.count * fieldCount)
    for number in 0..<places.count {
      if let problem = cutter.cut(slice[places[number].raw], into: &cells, scratch) {
        problems[number] = problem
      }
    }
    if let failure { throw failure }
  }
}
