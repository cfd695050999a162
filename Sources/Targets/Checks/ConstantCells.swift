internal import Records
internal import Text

/// The constants of a rule as cells, with the memory that they point into.
final class ConstantCells: Sendable {
  /// The constants, in the order of the document.
  let cells: [Cell]

  private let storage: ByteBuffer

  init(_ constants: [Schema.Constant]) {
    var storage = ByteBuffer()
    var ends: [Int] = []
    for constant in constants {
      switch constant {
      case .text(let text), .number(let text): storage.append(text)
      case .boolean, .null: break
      }
      ends.append(storage.count)
    }
    let bytes = storage.slice
    var cells: [Cell] = []
    var start = 0
    for (constant, end) in zip(constants, ends) {
      switch constant {
      case .text: cells.append(.text(bytes[start..<end]))
      case .number: cells.append(.number(bytes[start..<end]))
      case .boolean(let value): cells.append(.boolean(value))
      case .null: cells.append(.null)
      }
      start = end
    }
    self.cells = cells
    self.storage = storage
  }

  /// Whether a value is one of the constants; numbers are equal when they mean the same.
  func contains(_ cell: Cell) -> Bool {
    for constant in cells where constant.kind == cell.kind {
      switch cell.kind {
      case .text: if constant.bytes == cell.bytes { return true }
      case .boolean: if constant.isTrue == cell.isTrue { return true }
      case .number:
        guard let left = DecimalText(constant.bytes), let right = DecimalText(cell.bytes) else {
          continue
        }
        if left == right { return true }
      default: continue
      }
    }
    return false
  }

  /// The constants in a sentence; of many only the first.
  static func phrase(of constants: [Schema.Constant]) -> String {
    let shown = constants.prefix(24).map(\.text).joined(separator: ", ")
    return constants.count > 24 ? shown + ", … (\(constants.count) in all)" : shown
  }
}

extension Schema.Constant {
  /// The constant as people read it.
  public var text: String {
    switch self {
    case .text(let text), .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }
}
