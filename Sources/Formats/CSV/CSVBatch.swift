import Records

/// A batch of CSV records: the index of its bytes, and how cells are cut from it.
final class CSVBatch: RecordBatch, @unchecked Sendable {
  // Unchecked: as its base class.

  /// Where records and fields are in `bytes`.
  var index = CSVIndex()
  /// How to cut them.
  let layout: CSVLayout
  /// Offset in the input of the batch's first byte.
  var inputOffset = 0

  init(layout: CSVLayout) {
    self.layout = layout
    super.init(fieldCount: layout.columns.count)
  }

  override func clear() {
    super.clear()
    index.removeAll()
  }

  /// Cuts the projected fields of every record, unescapes them, and finds what is wrong with records.
  override func decode() throws(Diagnostic) {
    let slice = bytes.slice
    if layout.validatesUTF8, let offset = slice.firstInvalidUTF8Offset() {
      throw .invalidUTF8(file: layout.file, byte: inputOffset + offset, line: line(at: offset))
    }
    let hasNUL = slice.firstOffset(of: 0) != nil
    cells.reserve(places.count * fieldCount)
    for number in 0..<places.count {
      let record = index.records[number]
      if record.oddity != .none && !layout.dialect.isLenient {
        problems[number] = .quoting(record.oddity)
      }
      cut(number, record, slice)
      if hasNUL && slice[places[number].raw].firstOffset(of: 0) != nil {
        problems[number] = .nulByte
      }
    }
  }

  /// Adds the cells of one record.
  @inline(__always)
  private func cut(_ number: Int, _ record: CSVIndex.Record, _ slice: ByteSlice) {
    let first = Int(record.firstDelimiter)
    let behind =
      number + 1 < index.records.count
      ? Int(index.records[number + 1].firstDelimiter) : index.delimiters.count
    let found = behind - first + 1
    if found != layout.fieldCount {
      problems[number] = .ragged(expected: layout.fieldCount, found: found)
      for _ in 0..<fieldCount { cells.append(.absent) }
      return
    }
    for column in layout.columns {
      let start = column == 0 ? Int(record.start) : Int(index.delimiters[first + column - 1]) + 1
      let end = column == found - 1 ? Int(record.end) : Int(index.delimiters[first + column])
      if end - start > layout.maximumFieldSize {
        problems[number] = .fieldTooLong(limit: layout.maximumFieldSize)
      }
      cells.append(cell(slice[start..<end]))
    }
  }

  /// The value of one field.
  @inline(__always)
  private func cell(_ field: ByteSlice) -> Cell {
    if field.isEmpty { return layout.emptyCell }
    guard field[0] == layout.dialect.quote else { return .text(field) }
    return quotedCell(field)
  }

  /// The value of a field that begins with a quote.
  private func quotedCell(_ field: ByteSlice) -> Cell {
    guard let quote = layout.dialect.quote else { return .text(field) }
    if field.count >= 2, field[field.count - 1] == quote {
      let inner = field[1..<field.count - 1]
      guard inner.firstOffset(of: quote) != nil else {
        return inner.isEmpty ? layout.emptyCell : .text(inner)
      }
    }
    // Doubled quotes, or text behind the closing quote that leniency keeps.
    var isInside = true
    var at = 1
    while at < field.count {
      let byte = field[at]
      at += 1
      if byte == quote && isInside {
        if at < field.count && field[at] == quote {
          at += 1
        } else {
          isInside = false
          continue
        }
      }
      scratch.append(byte)
    }
    return .text(scratch.finish())
  }

  /// The line of an offset in the batch.
  private func line(at offset: Int) -> Int? {
    places.last { $0.raw.lowerBound <= offset }?.line
  }
}

/// What all batches of one CSV input share.
struct CSVLayout: Sendable {
  /// The input's name for messages.
  var file: String
  /// How the input is written.
  var dialect: CSVDialect
  /// How many fields each record must have.
  var fieldCount: Int
  /// The fields to cut, by their position in the record.
  var columns: [Int]
  /// What an empty field is.
  var emptyCell: Cell
  /// The longest field allowed, in bytes.
  var maximumFieldSize: Int
  /// Whether the bytes come straight from the input, so that nobody has looked at them yet.
  var validatesUTF8: Bool
}
