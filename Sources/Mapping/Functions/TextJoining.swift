import Records

/// Texts one behind the other with a separator, written straight to the open piece of a scratch.
struct TextJoining {
  private let separator: ByteSlice
  private let keepsEmpty: Bool
  private let scratch: Scratch
  private var partCount = 0
  private var hasValue = false

  /// The text of all arguments from a position on; no value when none of them has one.
  static func text(
    of arguments: CellList, from first: Int, separator: ByteSlice, keepsEmpty: Bool,
    _ scratch: Scratch
  ) throws(RecordProblem) -> Cell {
    var joining = TextJoining(separator: separator, keepsEmpty: keepsEmpty, scratch: scratch)
    do {
      for position in first..<max(first, arguments.count) { try joining.add(arguments[position]) }
    } catch {
      scratch.abandon()
      throw error
    }
    let text = scratch.finish()
    return joining.hasValue ? .text(text) : .null
  }

  private init(separator: ByteSlice, keepsEmpty: Bool, scratch: Scratch) {
    self.separator = separator
    self.keepsEmpty = keepsEmpty
    self.scratch = scratch
  }

  private mutating func add(_ part: Cell) throws(RecordProblem) {
    if part.kind == .list {
      for index in 0..<part.elementCount { try add(part.element(index)) }
      return
    }
    if !part.hasNoValue { hasValue = true }
    if part.isNullOrEmpty && !keepsEmpty { return }
    if partCount > 0 { scratch.append(separator) }
    partCount += 1
    try TextForm.append(part, to: scratch)
  }
}
