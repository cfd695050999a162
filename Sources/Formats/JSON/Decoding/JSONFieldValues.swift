import Records

/// Puts the values of a record into the cells of the fields that want them.
///
/// Memory: its texts and lists live in the batch's scratch.
final class JSONFieldValues {
  /// A value of a list, and the one behind it.
  private struct Entry: BitwiseCopyable {
    let cell: Cell
    var next: Int32 = -1
  }

  private let projection: JSONProjection
  private let limits: JSONRecordLimits
  private let scratch: Scratch
  /// Where the record's cells begin.
  private var firstCell = 0
  /// What is too long, if anything.
  private(set) var problem: RecordProblem?
  /// The fields that a member has the whole path of as its name.
  private var isLiteral: [Bool]
  /// The values of lists, which come in the order of the record, mixed.
  private var entries = GrowingTable<Entry>()
  /// The first and the last entry of each field.
  private var heads: [Int32]
  private var tails: [Int32]
  /// How many bytes the values of each list take in the record.
  private var sizes: [Int]
  /// Whether muster's own members were there, and the text of a record that could not carry them.
  private(set) var hasOwnMembers = false
  private(set) var wrappedRecord: ByteSlice?

  init(_ projection: JSONProjection, _ limits: JSONRecordLimits, _ scratch: Scratch) {
    self.projection = projection
    self.limits = limits
    self.scratch = scratch
    isLiteral = Array(repeating: false, count: projection.fieldCount)
    heads = Array(repeating: -1, count: projection.fieldCount)
    tails = heads
    sizes = Array(repeating: 0, count: projection.fieldCount)
  }

  /// Begins a record whose cells are absent so far.
  func begin(at firstCell: Int) {
    self.firstCell = firstCell
    problem = nil
    if projection.hasPaths {
      for field in isLiteral.indices { isLiteral[field] = false }
    }
    if !projection.listFields.isEmpty {
      entries.removeAll()
      for field in projection.listFields {
        heads[field] = -1
        sizes[field] = 0
      }
    }
    hasOwnMembers = false
    wrappedRecord = nil
  }

  /// Ends a record: makes the lists.
  func end(_ cells: inout GrowingTable<Cell>) {
    for field in projection.listFields where heads[field] >= 0 && !isLiteral[field] {
      let mark = scratch.beginList()
      var entry = heads[field]
      while entry >= 0 {
        scratch.push(entries[Int(entry)].cell)
        entry = entries[Int(entry)].next
      }
      cells[firstCell + field] = scratch.finishList(from: mark)
    }
  }

  /// Fills the cell of the one field that wants a value.
  @inline(__always)
  func set(_ cell: Cell, _ field: Int32, size: Int, _ cells: inout GrowingTable<Cell>) {
    if size > limits.maximumFieldSize { return noteSize() }
    cells[firstCell + Int(field)] = cell
  }

  /// Gives a value to all that want it.
  @inline(never)
  func give(_ cell: Cell, _ state: Int32, size: Int, _ cells: inout GrowingTable<Cell>) {
    for target in projection.states[Int(state)].targets {
      if case .own(let member) = target.role {
        hasOwnMembers = true
        if member == .record, cell.kind == .text { wrappedRecord = cell.bytes }
        continue
      }
      if size > limits.maximumFieldSize { return noteSize() }
      let field = Int(target.field)
      switch target.role {
      case .whole: cells[firstCell + field] = cell
      case .path: if !isLiteral[field] { cells[firstCell + field] = cell }
      case .literal:
        isLiteral[field] = true
        cells[firstCell + field] = cell
      case .element:
        sizes[field] += size + 1
        if sizes[field] > limits.maximumFieldSize { return noteSize() }
        entries.append(Entry(cell: cell))
        let entry = Int32(entries.count - 1)
        if heads[field] < 0 {
          heads[field] = entry
        } else {
          entries[Int(tails[field])].next = entry
        }
        tails[field] = entry
      case .own: break
      }
    }
  }

  private func noteSize() { problem = problem ?? .jsonFieldTooLong(limit: limits.maximumFieldSize) }

  // MARK: What has to be made

  func beginList() -> Int { scratch.beginList() }

  func push(_ cell: Cell) { scratch.push(cell) }

  /// Drops a list that is too long for a field.
  func giveUpList(from mark: Int) {
    noteSize()
    scratch.abandonList(from: mark)
  }

  func finishList(from mark: Int) -> Cell { scratch.finishList(from: mark) }

  /// A text with its escapes replaced.
  func unescaped(_ text: ByteSlice) -> ByteSlice { JSONText.unescaped(text, scratch) }

  /// A nested value without white space between its tokens.
  func compact(_ value: ByteSlice) -> ByteSlice {
    JSONText.appendCompact(value, to: scratch)
    return scratch.finish()
  }
}
