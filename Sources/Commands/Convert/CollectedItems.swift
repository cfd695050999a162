import Records

/// What the records of a batch add to requests that many records make.
struct CollectedItems: ~Copyable {
  /// One item.
  struct Item: BitwiseCopyable {
    /// Which request of the mapping it is for.
    let shape: Int
    private let groupStart: Int
    private let groupEnd: Int
    private let lineEnd: Int
    private let itemStart: Int
    private let itemEnd: Int

    init(shape: Int, group: Range<Int>, lineEnd: Int, item: Range<Int>) {
      self.shape = shape
      (groupStart, groupEnd) = (group.lowerBound, group.upperBound)
      self.lineEnd = lineEnd
      (itemStart, itemEnd) = (item.lowerBound, item.upperBound)
    }

    /// Where the bytes of its group are.
    var group: Range<Int> { groupStart..<groupEnd }
    /// Where its line is, as the record would make it alone.
    var line: Range<Int> { groupEnd..<lineEnd }
    /// Where in the line the item is.
    var item: Range<Int> { itemStart..<itemEnd }
  }

  private var items = GrowingTable<Item>()
  /// Groups and lines, one behind the other.
  private var bytes = ByteBuffer()

  /// How many items there are.
  var count: Int { items.count }

  /// An item.
  subscript(number: Int) -> Item { items[number] }

  /// What an item's record has in common with others.
  func group(of number: Int) -> ByteSlice { bytes.slice[items[number].group] }

  /// An item's line.
  func line(of number: Int) -> ByteSlice { bytes.slice[items[number].line] }

  /// Adds an item; a closure writes its line, and says where in the buffer the item itself is.
  ///
  /// Without an item nothing is added.
  mutating func add(
    shape: Int, group: ByteSlice, _ writeLine: (inout ByteBuffer) -> Range<Int>
  ) {
    let start = bytes.count
    bytes.append(group)
    let lineStart = bytes.count
    let item = writeLine(&bytes)
    guard !item.isEmpty else { return bytes.truncate(to: start) }
    items.append(
      Item(
        shape: shape, group: start..<lineStart, lineEnd: bytes.count,
        item: item.lowerBound - lineStart..<item.upperBound - lineStart))
  }

  /// Forgets the items from a number on.
  mutating func truncate(to count: Int) {
    guard count < items.count else { return }
    bytes.truncate(to: items[count].group.lowerBound)
    items.truncate(to: count)
  }
}
