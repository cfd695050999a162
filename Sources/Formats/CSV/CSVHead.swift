import Records

/// The beginning of a CSV input: lines to skip, the dialect's evidence, the header.
struct CSVHead {
  /// How much text the dialect is found from.
  static let sampleSize = 64 * 1024

  let name: String
  let limits: CSVLimits
  /// Bytes of text in the lines that were skipped.
  private(set) var skippedBytes = 0
  /// The lines that were skipped; those behind the first 64 KiB are empty here.
  private(set) var skippedText = ""

  init(name: String, limits: CSVLimits) {
    self.name = name
    self.limits = limits
  }

  /// The first record of the text.
  struct FirstRecord {
    var fields: [String]
    /// Its bytes, field by field, as they stand in the file.
    var rawFields: [String]
    var delimiter: UInt8
    /// The line where it begins, from 0.
    var line: Int
    /// Lines in front of the next record.
    var linesThrough: Int
    /// Where the next record begins.
    var end: Int

    /// The record as it stands in the file, without its first fields.
    func text(withoutFirst count: Int) -> String {
      rawFields.dropFirst(count).joined(separator: String(UnicodeScalar(delimiter)))
    }
  }

  /// Reads enough text to tell the dialect.
  func fill(_ text: inout ByteBuffer, from input: inout TextInput, isAtEnd: inout Bool)
    throws(Diagnostic)
  {
    while text.count < Self.sampleSize && !isAtEnd { isAtEnd = !(try input.read(into: &text)) }
  }

  /// Drops lines from the top; how many there were.
  mutating func skipLines(
    _ count: Int, _ text: inout ByteBuffer, _ input: inout TextInput, _ isAtEnd: inout Bool
  ) throws(Diagnostic) -> Int {
    for number in 0..<count {
      while true {
        if let end = Self.endOfLine(text.slice, isFinal: isAtEnd) {
          skippedBytes += end
          skippedText +=
            skippedText.utf8.count + end <= Self.sampleSize ? String(text.slice[..<end]) : "\n"
          text.removeFirst(end)
          break
        }
        if isAtEnd { return number }
        if text.count > limits.maximumRecordSize {
          throw .recordTooLong(
            file: name, line: number + 1, limit: limits.maximumRecordSize, isInsideQuotes: false)
        }
        isAtEnd = !(try input.read(into: &text))
      }
      try fill(&text, from: &input, isAtEnd: &isAtEnd)
    }
    return count
  }

  /// The first record; nil when there is none.
  func firstRecord(
    _ dialect: CSVDialect, _ text: inout ByteBuffer, _ input: inout TextInput,
    _ isAtEnd: inout Bool, skipped: Int
  ) throws(Diagnostic) -> FirstRecord? {
    while true {
      var index = CSVIndex()
      let end = CSVScanner(dialect: dialect).scan(
        text.slice, isFinal: isAtEnd, limit: 1, into: &index)
      if index.records.count > 0 {
        return first(of: index, text.slice, dialect, end)
      }
      if isAtEnd {
        if end.isInsideQuotes {
          throw .unclosedQuote(file: name, line: skipped + end.quoteLine + 1)
        }
        return nil
      }
      if text.count > limits.maximumRecordSize {
        throw .recordTooLong(
          file: name, line: skipped + end.lines + 1, limit: limits.maximumRecordSize,
          isInsideQuotes: end.isInsideQuotes)
      }
      isAtEnd = !(try input.read(into: &text))
    }
  }

  private func first(
    of index: borrowing CSVIndex, _ text: ByteSlice, _ dialect: CSVDialect, _ end: CSVScanEnd
  ) -> FirstRecord {
    let record = index.records[0]
    var cuts: [Int] = []
    for number in 0..<index.delimiters.count where index.delimiters[number] < record.end {
      cuts.append(Int(index.delimiters[number]))
    }
    let starts = [Int(record.start)] + cuts.map { $0 + 1 }
    let slices = zip(starts, cuts + [Int(record.end)]).map { text[$0..<$1] }
    let scratch = Scratch()
    return FirstRecord(
      fields: slices.map { String(CSVField.text(of: $0, quote: dialect.quote, scratch)) },
      rawFields: slices.map { String($0) }, delimiter: dialect.delimiter, line: record.line,
      linesThrough: end.lines, end: end.consumed)
  }

  /// The encoding as the first record shows it, whatever of the text behind it has been read already.
  func certainEncoding(of input: borrowing TextInput, _ first: FirstRecord) -> TextEncoding {
    switch input.encoding {
    case .utf16LittleEndian, .utf16BigEndian: return input.encoding
    default: break
    }
    let isKnown = input.evidence == .named || input.evidence == .byteOrderMark
    let showsLetters = (first.rawFields + [skippedText]).contains {
      !$0.utf8.allSatisfy { $0 < 0x80 }
    }
    return isKnown || showsLetters ? input.encoding : .usASCII
  }

  /// Names in which columns without one, as trailing delimiters make them, are called by their number from 1.
  static func numbered(_ names: [String]) -> [String] {
    var taken = Set(names)
    return names.enumerated().map { position, name in
      guard name.isEmpty else { return name }
      var number = String(position + 1)
      while !taken.insert(number).inserted { number += "_" }
      return number
    }
  }

  /// Names that occur twice cannot be told apart.
  func checkNames(_ names: [String], line: Int) throws(Diagnostic) {
    var columns: [String: Int] = [:]
    for (column, fieldName) in names.enumerated() where !fieldName.isEmpty {
      if let first = columns.updateValue(column, forKey: fieldName) {
        throw Diagnostic(
          "csv.duplicateHeader",
          "columns \(first + 1) and \(column + 1) have the same name, \"\(fieldName)\"",
          advice: "rename one of them in the header", place: Place(file: name, line: line))
      }
    }
  }

  /// Where the line behind the first one begins; nil when the text does not show it yet.
  private static func endOfLine(_ text: ByteSlice, isFinal: Bool) -> Int? {
    for position in text.indices {
      if text[position] == UInt8(ascii: "\n") { return position + 1 }
      if text[position] == UInt8(ascii: "\r") {
        guard position + 1 < text.count else { return isFinal ? position + 1 : nil }
        return text[position + 1] == UInt8(ascii: "\n") ? position + 2 : position + 1
      }
    }
    return isFinal && !text.isEmpty ? text.count : nil
  }

  /// How many lines end in a text: with CRLF, LF or CR.
  static func lineEndCount(in text: ByteSlice) -> Int {
    var count = 0
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && previous != UInt8(ascii: "\r")
      {
        count += 1
      }
      previous = byte
    }
    return count
  }

  /// The end of the first line, CRLF where there is none.
  static func lineEnd(of text: ByteSlice) -> String {
    for position in text.indices {
      if text[position] == UInt8(ascii: "\n") { return "\n" }
      if text[position] == UInt8(ascii: "\r") {
        let isPair = position + 1 < text.count && text[position + 1] == UInt8(ascii: "\n")
        return isPair ? "\r\n" : "\r"
      }
    }
    return "\r\n"
  }
}
