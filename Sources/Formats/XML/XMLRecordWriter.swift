public import Records

/// Writes records as an XML document in UTF-8, one record a line.
///
/// The root is `records`, each record an element `record`, each field an element of its name; a name that XML
/// does not allow is written `<field name="…">`. No value is an empty element marked `nil="true"`.
/// Source: DESIGN.md section 5; XML 1.0, fifth edition.
public final class XMLRecordWriter: RecordWriter {
  /// A field's fixed parts, as ranges of `parts`.
  private struct Field {
    /// The start tag: `<name>`.
    var start: Range<Int>
    /// The end tag.
    var end: Range<Int>
    /// The whole element without a value.
    var null: Range<Int>
    /// The name as it is.
    var name: Range<Int>
    /// The attribute of the record that it is, if its value is a simple one.
    var attribute: Range<Int>?
  }

  private static let record = XMLElementName(ByteSlice("record"))

  /// Nil for whole objects.
  private let fields: [Field]?
  private let names: [String]
  private let parts: FixedBytes
  private let marksKinds: Bool

  /// A writer of records of a shape.
  ///
  /// Errors: `xml.unwritableName`, without a place, when a name has characters that XML cannot hold.
  ///
  /// - Parameter marksKinds: Whether lists and objects that XML has no form for are marked, so that they are read
  ///   back as what they were.
  public init(_ shape: RecordShape, marksKinds: Bool = true) throws(Diagnostic) {
    self.marksKinds = marksKinds
    var parts = ByteBuffer()
    switch shape {
    case .object:
      fields = nil
      names = []
    case .fields(let names):
      self.names = names
      var fields: [Field] = []
      for (position, name) in names.enumerated() {
        do throws(RecordProblem) {
          fields.append(try Self.field(name, in: &parts))
        } catch {
          throw Diagnostic(
            "xml.unwritableName",
            "the name of column \(position + 1) has a character that XML cannot hold",
            advice: "rename the column, or write JSON")
        }
      }
      self.fields = fields
    }
    self.parts = FixedBytes(parts)
  }

  private static func field(
    _ name: String, in parts: inout ByteBuffer
  ) throws(RecordProblem) -> Field {
    var text = ByteBuffer()
    text.append(name)
    let element = XMLElementName(text.slice)
    let begin = parts.count
    try element.begin(in: &parts)
    parts.append(UInt8(ascii: ">"))
    let end = parts.count
    element.end(in: &parts)
    let null = parts.count
    try element.begin(in: &parts)
    parts.append(XMLValueWriter.noValue)
    let plain = parts.count
    parts.append(text.slice)
    let attribute = Self.record.attribute(for: text.slice).map { _ in plain + 1..<parts.count }
    return Field(
      start: begin..<end, end: end..<null, null: null..<plain, name: plain..<parts.count,
      attribute: attribute)
  }

  /// Records are ended, not separated.
  public var separatorCount: Int { 0 }

  /// Adds the declaration and opens the root.
  public func begin(to output: inout ByteBuffer) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records>\n")
  }

  /// Adds a record.
  ///
  /// Errors: `xml.forbiddenCharacter`.
  public func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    let start = output.count
    do throws(RecordProblem) {
      if let fields {
        try append(record, fields, memory, to: &output)
      } else {
        memory.scratch.reset()
        var writer = XMLValueWriter(record[0].bytes, marksKinds: marksKinds, memory)
        try writer.append(record: Self.record, to: &output)
      }
    } catch {
      output.truncate(to: start)
      throw error
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Closes the root.
  public func end(to output: inout ByteBuffer) { output.append("</records>\n") }

  private func append(
    _ record: CellList, _ fields: [Field], _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    output.append("<record")
    for position in fields.indices {
      guard let attribute = fields[position].attribute, Self.isSimple(record[position]) else {
        continue
      }
      output.append(UInt8(ascii: " "))
      output.append(parts.slice[attribute])
      output.append("=\"")
      try named(position) { () throws(RecordProblem) in
        try output.append(xmlAttribute: Self.text(of: record[position]))
      }
      output.append(UInt8(ascii: "\""))
    }
    output.append(UInt8(ascii: ">"))
    for position in fields.indices {
      let cell = record[position]
      if fields[position].attribute != nil && Self.isSimple(cell) { continue }
      try named(position) { () throws(RecordProblem) in
        try append(cell, fields[position], memory, to: &output)
      }
    }
    output.append("</record>")
  }

  private func append(
    _ cell: Cell, _ field: Field, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    if Self.isSimple(cell) {
      output.append(parts.slice[field.start])
      try output.append(xmlText: Self.text(of: cell))
      output.append(parts.slice[field.end])
    } else if cell.kind == .list || cell.kind == .nested {
      memory.scratch.reset()
      memory.object.removeAll()
      memory.object.append(jsonOf: cell)
      var writer = XMLValueWriter(memory.object.slice, marksKinds: marksKinds, memory)
      try writer.append(member: parts.slice[field.name], to: &output)
    } else {
      output.append(parts.slice[field.null])
    }
  }

  /// Whether a cell is a single value.
  private static func isSimple(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .text, .file, .number, .boolean: true
    case .absent, .null, .cleared, .list, .nested: false
    case .date: preconditionFailure("dates are made text before they are written")
    }
  }

  private static func text(of cell: Cell) -> ByteSlice {
    cell.kind == .boolean ? ByteSlice(cell.isTrue ? "true" : "false") : cell.bytes
  }

  /// Tells which field a problem is in.
  private func named(
    _ position: Int, _ body: () throws(RecordProblem) -> Void
  ) throws(RecordProblem) {
    do throws(RecordProblem) { try body() } catch {
      var problem = error
      problem.property = problem.property ?? names[position]
      throw problem
    }
  }
}
