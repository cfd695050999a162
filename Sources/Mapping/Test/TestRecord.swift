import JSON
import Records

/// The record of a test as a CSV source would give it.
final class TestRecord {
  private let scratch = Scratch()
  private var table = GrowingTable<Cell>()

  /// The cells of the mapping's fields.
  var cells: CellList { CellList(table, from: 0, count: table.count) }

  init(_ given: [JSONMember], of mapping: Mapping) {
    let keepsEmptyText = mapping.settings.empty != nil && mapping.settings.empty != "null"
    for field in mapping.fields {
      let value = given.first { $0.key == field.name }?.value
      table.append(cell(value, keepsEmptyText: keepsEmptyText))
    }
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
