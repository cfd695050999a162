import Records

/// A batch of CSV records: the index of its bytes, and how cells are cut from it.
final class CSVBatch: RecordBatch, @unchecked Sendable {
  // Unchecked: as its base class.

  /// Where records and fields are in `bytes`.
  var index = CSVIndex()
  /// The file and the place in it of the batch's first byte, if nobody has looked at its bytes yet.
  var invalidUTF8: (file: String, offset: Int)?

  private let layout: CSVLayout
  /// The fields to cut, as in the layout; below 0 for one that the file lacks.
  private var columns = GrowingTable<Int32>()

  init(layout: CSVLayout) {
    self.layout = layout
    for column in layout.columns { columns.append(Int32(column ?? -1)) }
    super.init(fieldCount: layout.columns.count)
  }

  override func clear() {
    super.clear()
    index.removeAll()
  }

  /// Where the part of a record begins that the input had before muster put its columns in front.
  func rawStart(of record: CSVIndex.Record) -> Int {
    guard layout.ownCount > 0 else { return Int(record.start) }
    let position = Int(record.firstDelimiter) + layout.ownCount - 1
    guard position < index.delimiters.count, index.delimiters[position] < record.end else {
      return Int(record.start)
    }
    return Int(index.delimiters[position]) + 1
  }

  /// Cuts the projected fields of every record, unescapes them, and finds what is wrong with records.
  override func decode() throws(Diagnostic) {
    let slice = bytes.slice
    var failure: Diagnostic?
    if let (file, offset) = invalidUTF8, let invalid = slice.firstInvalidUTF8Offset() {
      var problem = Diagnostic.invalidBytes(in: .utf8, file: file, at: offset + invalid)
      problem.place?.line = line(at: invalid)
      failure = problem
      var kept = places.count
      while kept > 0, places[kept - 1].raw.upperBound > invalid { kept -= 1 }
      places.truncate(to: kept)
    }
    let hasNUL = slice.firstOffset(of: 0) != nil
    cells.reserve(places.count * fieldCount)
    for number in 0..<places.count {
      let record = index.records[number]
      let behind =
        number + 1 < index.records.count
        ? Int(index.records[number + 1].firstDelimiter) : index.delimiters.count
      cut(number, record, delimiters: Int(record.firstDelimiter)..<behind, slice)
      if record.oddity != .none && !layout.dialect.isLenient {
        problems[number] = .quoting(record.oddity)
      }
      if hasNUL && slice[places[number].raw].firstOffset(of: 0) != nil {
        problems[number] = .nulByte
      }
    }
    if let failure { throw failure }
  }

  /// Adds the cells of one record.
  @inline(__always)
  private func cut(
    _ number: Int, _ record: CSVIndex.Record, delimiters: Range<Int>, _ slice: ByteSlice
  ) {
    let found = delimiters.count + 1
    if found != layout.fieldCount {
      problems[number] = .ragged(
        expected: layout.fieldCount - layout.ownCount, found: found - layout.ownCount)
      for _ in 0..<fieldCount { cells.append(.absent) }
      return
    }
    for position in 0..<columns.count {
      let column = Int(columns[position])
      if column < 0 {
        cells.append(.absent)
        continue
      }
      let start =
        column == 0
        ? Int(record.start) : Int(index.delimiters[delimiters.lowerBound + column - 1]) + 1
      let end =
        column == found - 1
        ? Int(record.end) : Int(index.delimiters[delimiters.lowerBound + column])
      if end - start > layout.maximumFieldSize {
        problems[number] = .fieldTooLong(limit: layout.maximumFieldSize)
      }
      let text = CSVField.text(of: slice[start..<end], quote: layout.dialect.quote, scratch)
      // A field without text that has bytes is a pair of quotes.
      let empty = end > start ? layout.quotedEmptyCell : layout.emptyCell
      cells.append(text.isEmpty ? empty : .text(text))
    }
  }
}

/// What all batches of one CSV input share.
struct CSVLayout: Sendable {
  /// How the input is written.
  var dialect: CSVDialect
  /// How many fields each record must have.
  var fieldCount: Int
  /// How many of them, at the front, are muster's own columns of a rejects file.
  var ownCount: Int
  /// The fields to cut, by their position in the record; nil for one that the file lacks.
  var columns: [Int?]
  /// What an empty field is.
  var emptyCell: Cell
  /// What an empty field in quotes is.
  var quotedEmptyCell: Cell
  /// The longest field allowed, in bytes.
  var maximumFieldSize: Int
}
