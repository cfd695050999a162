import JSON
public import Records

/// Writes records as a JSON array, one record a line, or as JSON Lines.
///
/// Members stand in the order of the fields; there is no white space but line feeds; UTF-8.
/// Source: RFC 8259 sections 7 and 8.1; jsonlines.org.
public final class JSONRecordWriter: RecordWriter {
  /// How records are put together.
  public enum Form: Sendable {
    /// One array; its brackets stand on lines of their own.
    case array
    /// One record a line and nothing else.
    case lines
  }

  private let form: Form
  /// What stands before each value: `{"name":` or `,"name":`; none for whole objects.
  private let heads: FixedBytes
  private let headEnds: GrowingTable<Int>
  private let isObject: Bool

  /// A writer of records of a shape.
  public init(_ shape: RecordShape, as form: Form) {
    self.form = form
    isObject = shape == .object
    var heads = ByteBuffer()
    var ends = GrowingTable<Int>()
    if case .fields(let names) = shape {
      for (position, name) in names.enumerated() {
        heads.append(position == 0 ? "{" : ",")
        heads.appendJSONString(name)
        heads.append(UInt8(ascii: ":"))
        ends.append(heads.count)
      }
    }
    self.heads = FixedBytes(heads)
    headEnds = ends
  }

  /// In an array, the comma behind the record before.
  public var separatorCount: Int { form == .array ? 1 : 0 }

  /// Opens the array.
  public func begin(to output: inout ByteBuffer) {
    if form == .array { output.append(UInt8(ascii: "[")) }
  }

  /// Adds a record.
  public func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) {
    if form == .array { output.append(",\n") }
    if isObject {
      output.append(record[0].bytes)
    } else {
      if headEnds.count == 0 { output.append(UInt8(ascii: "{")) }
      var start = 0
      for position in 0..<headEnds.count {
        output.append(heads.slice[start..<headEnds[position]])
        start = headEnds[position]
        output.append(jsonOf: record[position])
      }
      output.append(UInt8(ascii: "}"))
    }
    if form == .lines { output.append(UInt8(ascii: "\n")) }
  }

  /// Closes the array.
  public func end(to output: inout ByteBuffer) {
    if form == .array { output.append("\n]\n") }
  }
}
