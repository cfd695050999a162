import Records

/// Hands out the items of several runs as if they were one.
final class ItemRunMerge {
  private let readers: [ItemRunReader]
  private let outsize: ArenaPart?
  private var tree: LoserTree
  /// The run whose item was handed out last.
  private var current: Int?

  /// Begins with the first items.
  ///
  /// - Parameters:
  ///   - runs: In the order in which their items were added.
  ///   - blocks: The memory that they share.
  ///   - outsize: Where a payload that is longer than their blocks is brought together.
  init(
    _ runs: ArraySlice<ItemRun>, blocks: ArenaPart, outsize: ArenaPart?, memory: MemoryCount
  ) throws(Diagnostic) {
    let width = blocks.range.count / runs.count
    readers = runs.enumerated().map { number, run in
      let start = blocks.range.lowerBound + number * width
      return ItemRunReader(run, block: ArenaPart(arena: blocks.arena, range: start..<start + width))
    }
    self.outsize = outsize
    tree = LoserTree(runCount: runs.count, memory: memory)
    for number in readers.indices.reversed() { try advance(number) }
  }

  /// The next item, whose payload is valid until the next call; nil at the end and ever after.
  @inline(__always)
  func next() throws(Diagnostic) -> (group: Int64, payload: ByteSlice)? {
    guard let reader = try nextReader() else { return nil }
    return (reader.group, try reader.takePayload(outsize: outsize))
  }

  /// Writes all items.
  func write(to writer: inout ItemRunWriter) throws(Diagnostic) {
    while let reader = try nextReader() {
      try writer.appendHeader(group: reader.group, length: reader.length)
      try reader.takePayload(to: &writer)
    }
  }

  @inline(__always)
  private func nextReader() throws(Diagnostic) -> ItemRunReader? {
    if let current { try advance(current) }
    current = tree.winner
    return current.map { readers[$0] }
  }

  @inline(__always)
  private func advance(_ number: Int) throws(Diagnostic) {
    let reader = readers[number]
    tree.place(number, group: try reader.advance() ? reader.group : nil)
  }
}
