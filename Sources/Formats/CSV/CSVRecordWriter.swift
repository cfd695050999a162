public import Records

/// Writes records as CSV with a header.
///
/// No value is an empty cell, and empty text a pair of quotes, so that a reader with `--empty quoted` tells
/// them apart. In a table of one column no value is a pair of quotes too, as an empty line is no record.
/// Lists and nested values are written as their JSON.
/// Source: RFC 4180 section 2, with the line ends that it asks for.
public final class CSVRecordWriter: RecordWriter {
  private let columns: [String]
  private let style: CSVStyle
  private let fields: CSVFieldText
  private let encoder: TextEncoder
  /// The header in the style's encoding.
  private let head: FixedBytes

  /// A writer of records with some columns.
  ///
  /// Errors: `csv.unwritableHeader`, without a place, when a name has characters that CSV or the encoding
  /// lacks.
  public init(_ columns: [String], as style: CSVStyle = CSVStyle()) throws(Diagnostic) {
    self.columns = columns
    self.style = style
    fields = CSVFieldText(delimiter: style.delimiter, isExcelSafe: style.isExcelSafe)
    encoder = TextEncoder(style.encoding)
    var head = ByteBuffer()
    if style.encoding.needsByteOrderMark || style.marksUTF8 {
      encoder.appendByteOrderMark(to: &head)
    }
    for (position, name) in columns.enumerated() {
      do throws(RecordProblem) {
        var text = ByteBuffer()
        if position > 0 { text.append(style.delimiter) }
        let isFirst = position == 0
        try Self.append(name, fields, isFirst: isFirst, isAlone: columns.count == 1, to: &text)
        if position == columns.count - 1 { text.append("\r\n") }
        try encoder.encode(text.slice, into: &head)
      } catch {
        throw Diagnostic(
          "csv.unwritableHeader", "column \(position + 1), \"\(name)\": \(error.summary)",
          advice: error.advice)
      }
    }
    self.head = FixedBytes(head)
  }

  /// Records are ended, not separated.
  public var separatorCount: Int { 0 }

  /// Adds the header; nothing for records without columns.
  public func begin(to output: inout ByteBuffer) { output.append(head.slice) }

  /// Adds a row.
  ///
  /// Errors: `csv.nulCharacter`, `csv.noColumns`, `encoding.unencodable`.
  public func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    guard !columns.isEmpty else {
      throw RecordProblem(
        "csv.noColumns", "the record has no fields, and no record of the input has any",
        advice: "write JSON or XML, which hold such records")
    }
    let start = output.count
    do throws(RecordProblem) {
      guard style.encoding != .utf8 else { return try appendRow(record, memory, to: &output) }
      memory.text.removeAll()
      try appendRow(record, memory, to: &memory.text)
      try encode(record, memory, to: &output)
    } catch {
      output.truncate(to: start)
      throw error
    }
  }

  /// Adds nothing: the last record ends its line.
  public func end(to output: inout ByteBuffer) {}

  private func appendRow(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    let start = output.count
    for position in 0..<columns.count {
      if position > 0 { output.append(style.delimiter) }
      do throws(RecordProblem) {
        try append(record[position], memory, to: &output)
      } catch {
        throw named(error, position)
      }
    }
    if output.count == start { output.append("\"\"") }
    output.append("\r\n")
  }

  @inline(__always)
  private func append(
    _ cell: Cell, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    switch cell.kind {
    case .absent, .null, .cleared: return
    case .text, .file: try fields.append(cell.bytes, to: &output)
    case .number, .nested:
      // Never commands: a number shows itself, and JSON begins with a bracket.
      try plainFields.append(cell.bytes, to: &output)
    case .boolean:
      try plainFields.append(ByteSlice(cell.isTrue ? "true" : "false"), to: &output)
    case .list:
      memory.object.removeAll()
      memory.object.append(jsonOf: cell)
      try plainFields.append(memory.object.slice, to: &output)
    case .date: preconditionFailure("dates are made text before they are written")
    }
  }

  private var plainFields: CSVFieldText {
    CSVFieldText(delimiter: style.delimiter, isExcelSafe: false)
  }

  /// Adds the row that lies in the memory in the style's encoding.
  private func encode(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    do throws(RecordProblem) {
      try encoder.encode(memory.text.slice, into: &output)
    } catch {
      throw named(error, unencodable(in: record, memory) ?? 0)
    }
  }

  /// The first column with a character that the encoding lacks.
  private func unencodable(in record: CellList, _ memory: WritingMemory) -> Int? {
    (0..<columns.count).first { position in
      memory.text.removeAll()
      memory.text.append(jsonOf: record[position])
      var encoded = ByteBuffer()
      return (try? encoder.encode(memory.text.slice, into: &encoded)) == nil
    }
  }

  private func named(_ problem: RecordProblem, _ column: Int) -> RecordProblem {
    var problem = problem
    problem.property = columns[column]
    return problem
  }

  private static func append(
    _ name: String, _ fields: CSVFieldText, isFirst: Bool, isAlone: Bool,
    to output: inout ByteBuffer
  ) throws(RecordProblem) {
    var text = ByteBuffer()
    text.append(name)
    // A header of one empty name would be an empty line.
    if text.isEmpty && !isAlone { return }
    // The file must not begin as XML or JSON does.
    let isMisleading =
      isFirst && text.slice.trimmedASCII.first.map { "<[{".utf8.contains($0) } ?? false
    try isMisleading
      ? fields.appendQuoted(text.slice, to: &output) : fields.append(text.slice, to: &output)
  }
}
