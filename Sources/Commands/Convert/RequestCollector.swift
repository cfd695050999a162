import Formats
import Records
import Targets

/// Joins what many records have to say in one request: the mapping's `collect`.
///
/// A worker writes the line that each record would make alone and says where in it the item is. Here lines of
/// one group become one: the first line's beginning and end, with all items between them.
/// How it works: where the input is sorted, a group is written when the next one begins. Else items go to
/// a sort that spills to disk, and groups are written at the end, in the order of their first records.
/// Memory: one group for each sorted request, beside the index of groups and the sort.
/// Errors: `collect.tooLong`; those of the disk index and the sort.
final class RequestCollector {
  private let shapes: [RequestShape]
  private let index: KeyIndex
  private let makeSort: () -> GroupSort
  private let write: CollectedGroup.Write
  /// The groups of sorted requests, by shape.
  private let groups: [CollectedGroup]
  private var sort: GroupSort?
  private var groupCount: Int64 = 0
  private var key = ByteBuffer()
  private var payload = ByteBuffer()

  /// A collector of the requests of some shapes.
  init(
    _ shapes: [RequestShape], index: KeyIndex, makeSort: @escaping () -> GroupSort,
    write: @escaping CollectedGroup.Write
  ) {
    self.shapes = shapes
    self.index = index
    self.makeSort = makeSort
    self.write = write
    groups = shapes.map { _ in CollectedGroup(shapes, write) }
  }

  /// Why a record is rejected: one of its groups ended before, although the mapping says that the input is
  /// sorted.
  func problem(
    with items: borrowing CollectedItems, _ range: Range<Int>
  ) throws(CommandError) -> RecordProblem? {
    for number in range where isSorted(items[number].shape) {
      let (shape, group) = (items[number].shape, items.group(of: number))
      if groups[shape].isOpen(for: group) { continue }
      let prefixed = prefixed(group, shape)
      let last = try onDisk { () throws(Diagnostic) in try index.find(prefixed) }
      guard let last else { continue }
      return RecordProblem(
        "collect.notSorted",
        "belongs to a request that ended with record \(last.record), line \(last.line)",
        advice: "sort the input by what collect.by names, or leave out sorted: true")
    }
    return nil
  }

  /// Takes a record's items.
  func add(
    _ items: borrowing CollectedItems, _ range: Range<Int>, place: RecordPlace
  ) throws(CommandError) {
    for number in range {
      if isSorted(items[number].shape) {
        try addSorted(items, number, place)
      } else {
        try addUnsorted(items, number)
      }
    }
  }

  /// Writes the groups that are left.
  func finish() throws(CommandError) {
    for shape in groups.indices { try close(shape) }
    guard let sort else { return }
    try onDisk { () throws(Diagnostic) in try sort.finish() }
    let group = CollectedGroup(shapes, write)
    var current: Int64 = -1
    while let item = try onDisk({ () throws(Diagnostic) in try sort.next() }) {
      if item.group == current {
        try group.add(item.payload)
      } else {
        try group.end()
        try group.begin(item.payload)
        current = item.group
      }
    }
    try group.end()
  }

  private func isSorted(_ shape: Int) -> Bool { shapes[shape].collected?.isSorted == true }

  private func addUnsorted(
    _ items: borrowing CollectedItems, _ number: Int
  ) throws(CommandError) {
    let item = items[number]
    let prefixed = prefixed(items.group(of: number), item.shape)
    let here = KeyPlace(record: groupCount, line: 0)
    let known = try onDisk { () throws(Diagnostic) in try index.insert(prefixed, place: here) }
    let line = items.line(of: number)
    payload.removeAll()
    if known == nil {
      groupCount += 1
      CollectedGroup.pack(line, item: item.item, shape: item.shape, to: &payload)
    } else {
      payload.append(line[item.item])
    }
    let sort = self.sort ?? makeSort()
    self.sort = sort
    let slice = payload.slice
    try onDisk { () throws(Diagnostic) in
      try sort.add(group: known?.record ?? here.record, slice)
    }
  }

  private func addSorted(
    _ items: borrowing CollectedItems, _ number: Int, _ place: RecordPlace
  ) throws(CommandError) {
    let item = items[number]
    let group = groups[item.shape]
    let key = items.group(of: number)
    let line = items.line(of: number)
    if group.isOpen(for: key) {
      try group.add(line[item.item])
    } else {
      try close(item.shape)
      try group.begin(line, item: item.item, shape: item.shape)
    }
    group.remember(key, place)
  }

  /// Writes the open group of a shape and notes that it is over.
  private func close(_ shape: Int) throws(CommandError) {
    let group = groups[shape]
    guard group.isOpen else { return }
    let prefixed = prefixed(group.commonKey, shape)
    let last = KeyPlace(record: Int64(group.last.ordinal), line: Int64(group.last.line))
    _ = try onDisk { () throws(Diagnostic) in try index.insert(prefixed, place: last) }
    try group.end()
  }

  /// The group's key with the number of its request in front, as each request has groups of its own.
  private func prefixed(_ group: ByteSlice, _ shape: Int) -> ByteSlice {
    key.removeAll()
    key.append(decimal: shape)
    key.append(UInt8(ascii: ":"))
    key.append(group)
    return key.slice
  }

  private func onDisk<Result>(
    _ body: () throws(Diagnostic) -> Result
  ) throws(CommandError) -> Result {
    do throws(Diagnostic) { return try body() } catch {
      throw CommandError(error, exitCode: .unwritableOutput)
    }
  }
}
