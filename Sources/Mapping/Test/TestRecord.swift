import Formats
import JSON
import Records

/// The record of a test as the mapping's source would give it.
final class TestRecord {
  private let scratch = Scratch()
  private let nested: JSONFields?
  private let xml: XMLTestRecord?
  private var table = GrowingTable<Cell>()

  /// The cells of the mapping's fields.
  var cells: CellList { xml?.cells ?? CellList(table, from: 0, count: table.count) }

  /// The record of a test.
  ///
  /// Errors: what an XML source cannot hold.
  init(_ given: JSONNode, of mapping: Mapping) throws(RecordProblem) {
    let format = mapping.settings.format.flatMap(SourceFormat.init(rawValue:)) ?? .csv
    guard format != .xml else {
      nested = nil
      xml = try XMLTestRecord(
        given, fields: mapping.fields.map(\.name),
        namespaces: mapping.settings.namespaces ?? [:])
      return
    }
    xml = nil
    guard format.isNested else {
      nested = nil
      let keepsEmptyText = mapping.settings.empty != nil && mapping.settings.empty != "null"
      for field in mapping.fields {
        table.append(cell(given[field.name], keepsEmptyText: keepsEmptyText))
      }
      return
    }
    // Fields are paths, and values have their kinds, as in a JSON input.
    let fields = JSONFields(mapping.fields.map(\.name))
    fields.read(given, into: &table)
    nested = fields
  }

  /// A value as a CSV cell: everything that has a value is text.
  private func cell(_ node: JSONNode?, keepsEmptyText: Bool) -> Cell {
    let text: String
    switch node?.kind {
    case nil: return .absent
    case .string(let string): text = string.value
    case .number(let number): text = number.decimal ?? number.text
    case .boolean(let value): text = value ? "true" : "false"
    case .null, .array, .object, .invalid: return .null
    }
    if text.isEmpty { return keepsEmptyText ? .emptyText : .null }
    return .text(scratch.copy(text))
  }
}
