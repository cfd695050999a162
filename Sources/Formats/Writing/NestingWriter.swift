public import Records

/// Writes rows as nested records: a column named by path is a value inside objects and lists.
///
/// Every member of the record itself is written, as null where nothing below it has a value. Further down, what
/// has no value is left out, and a list ends with its last value, as other records may have more columns.
/// A cell `{}` or `[]` is an empty object or list.
/// Source: DESIGN.md section 5.
public final class NestingWriter: RecordWriter {
  private let plan: NestPlan
  private let objects: any RecordWriter

  /// A writer of records with some fields.
  ///
  /// Errors: `nest.tooDeep`, without a place.
  ///
  /// - Parameter objects: What writes whole records.
  public init(_ names: [String], to objects: any RecordWriter) throws(Diagnostic) {
    plan = try NestPlan(names)
    self.objects = objects
  }

  /// As in the format of the objects.
  public var separatorCount: Int { objects.separatorCount }

  /// Adds what stands before the first record.
  public func begin(to output: inout ByteBuffer) { objects.begin(to: &output) }

  /// Adds a record.
  ///
  /// Errors: those of the objects; `nest.conflict`.
  public func append(
    _ record: CellList, _ memory: WritingMemory, to output: inout ByteBuffer
  ) throws(RecordProblem) {
    memory.object.removeAll()
    memory.cells.removeAll()
    if !(try add(0, of: record, to: &memory.object)) { memory.object.append("{}") }
    memory.cells.append(.nested(memory.object.slice))
    try objects.append(CellList(memory.cells, from: 0, count: 1), memory, to: &output)
  }

  /// Adds what stands behind the last record.
  public func end(to output: inout ByteBuffer) { objects.end(to: &output) }

  /// Adds the value of a node; false, and nothing added, where neither it nor any below it has one.
  private func add(
    _ number: Int, of record: CellList, to json: inout ByteBuffer
  ) throws(RecordProblem) -> Bool {
    let node = plan.nodes[number]
    if let column = node.column, !record[column].isWrittenAsNoValue {
      if hasValue(number + 1..<node.end, of: record) { throw .nestConflict }
      Self.append(record[column], to: &json)
      return true
    }
    if number + 1 == node.end && number > 0 { return false }
    let isList = node.listEnd > number + 1 && !hasValue(node.listEnd..<node.end, of: record)
    return try isList
      ? addElements(below: number, of: record, to: &json)
      : addMembers(below: number, of: record, to: &json)
  }

  /// Whether a column of some nodes has a value.
  private func hasValue(_ nodes: Range<Int>, of record: CellList) -> Bool {
    nodes.contains { number in
      plan.nodes[number].column.map { !record[$0].isWrittenAsNoValue } ?? false
    }
  }

  private func addMembers(
    below parent: Int, of record: CellList, to json: inout ByteBuffer
  ) throws(RecordProblem) -> Bool {
    let start = json.count
    var isFirst = true
    var number = parent + 1
    while number < plan.nodes[parent].end {
      let before = json.count
      json.append(isFirst ? "{" : ",")
      json.append(plan.heads.slice[plan.nodes[number].head])
      if try add(number, of: record, to: &json) {
        isFirst = false
      } else if parent == 0 {
        json.append("null")
        isFirst = false
      } else {
        json.truncate(to: before)
      }
      number = plan.nodes[number].end
    }
    if isFirst {
      json.truncate(to: start)
      return false
    }
    json.append(UInt8(ascii: "}"))
    return true
  }

  private func addElements(
    below parent: Int, of record: CellList, to json: inout ByteBuffer
  ) throws(RecordProblem) -> Bool {
    let start = json.count
    json.append(UInt8(ascii: "["))
    // Where the list would end if no further element had a value.
    var end = json.count
    var number = parent + 1
    var isFirst = true
    while number < plan.nodes[parent].listEnd {
      if !isFirst { json.append(UInt8(ascii: ",")) }
      isFirst = false
      if try add(number, of: record, to: &json) {
        end = json.count
      } else {
        json.append("null")
      }
      number = plan.nodes[number].end
    }
    guard end > start + 1 else {
      json.truncate(to: start)
      return false
    }
    json.truncate(to: end)
    json.append(UInt8(ascii: "]"))
    return true
  }

  private static func append(_ cell: Cell, to json: inout ByteBuffer) {
    if cell.kind == .text, cell.bytes == "{}" || cell.bytes == "[]" {
      json.append(cell.bytes)
    } else {
      json.append(jsonOf: cell)
    }
  }
}

extension RecordProblem {
  /// A value where others are to lie below it.
  fileprivate static let nestConflict = RecordProblem(
    "nest.conflict", "the record has a value in a column and in one that lies below it by its path",
    advice: "empty one of the two, or leave --nest out")
}
