internal import CVectors

#if canImport(Glibc)
  import Glibc
#endif

/// Working memory for the values of one record: what expressions make lives here until the next record.
///
/// Shape: pieces of bytes, written one at a time (`append`… then `finish`), and lists of cells, pushed
/// one by one (`push`… then `finishList`). Finished pieces and lists never move; behind every piece
/// `ByteBuffer.slack` bytes may be read.
/// Memory: blocks are kept and used again after `reset`; blocks beyond the first megabyte are given
/// back there, so one huge record does not stay.
/// One scratch belongs to one worker; it is not shared.
public final class Scratch {
  private var bytes = BlockList<UInt8>(blockSize: 64 * 1024)
  private var cells = BlockList<Cell>(blockSize: 512)
  private var pending: [Cell] = []

  /// Empty working memory.
  public init() {}

  /// Forgets every piece and list; slices and cells that point here are no longer valid.
  public func reset() {
    bytes.reset()
    cells.reset()
    pending.removeAll(keepingCapacity: true)
  }

  // MARK: Pieces of bytes

  /// Adds a byte to the open piece.
  @inline(__always)
  public func append(_ byte: UInt8) { bytes.append(byte) }

  /// Adds bytes to the open piece.
  @inline(__always)
  public func append(_ slice: ByteSlice) {
    if unsafe slice.count <= 16 && vectors_reads_nearby(slice.start, slice.count) {
      // A short text is stored with what lies behind it.
      bytes.reserve(16)
      unsafe vectors_copy_nearby(bytes.end, slice.start)
      bytes.openCount += slice.count
    } else {
      unsafe bytes.append(from: slice.start, count: slice.count)
    }
  }

  /// Adds the bytes of a literal to the open piece.
  @inline(__always)
  public func append(_ literal: StaticString) { append(ByteSlice(literal)) }

  /// Adds a text's UTF-8 bytes to the open piece.
  @_disfavoredOverload  // A literal is bytes, not a String.
  public func append(_ text: String) {
    var text = text
    text.withUTF8 { buffer in
      guard let base = buffer.baseAddress else { return }
      unsafe bytes.append(from: base, count: buffer.count)
    }
  }

  /// Adds a scalar in UTF-8 to the open piece.
  @_disfavoredOverload  // A literal of one character is bytes too.
  public func append(_ scalar: Unicode.Scalar) {
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
  }

  /// Adds a whole number in decimal digits to the open piece, with at least `width` digits.
  public func append(decimal number: Int, width: Int = 1) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let magnitude = number.magnitude
    let digits = Decimal.digitCount(magnitude)
    for _ in 0..<max(0, width - digits) { append(UInt8(ascii: "0")) }
    var divisor: UInt = 1
    for _ in 1..<digits { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(truncatingIfNeeded: magnitude / divisor % 10) &+ 0x30)
      divisor /= 10
    }
  }

  /// Adds what a byte loop writes: it gets an address with `capacity` bytes and
  /// `ByteBuffer.slack` more, and answers how many bytes it wrote.
  @inline(__always)
  @unsafe
  public func append(upTo capacity: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    bytes.reserve(capacity)
    let written = unsafe write(bytes.end)
    precondition(written >= 0 && written <= capacity)
    bytes.openCount += written
  }

  /// How long the open piece is.
  public var pieceCount: Int { bytes.openCount }

  /// Closes the open piece and gives its bytes, which stay until `reset`.
  @inline(__always)
  public func finish() -> ByteSlice {
    let (start, count) = unsafe bytes.finish()
    return unsafe ByteSlice(start: start, count: count)
  }

  /// Gives up the open piece.
  public func abandon() { bytes.openCount = 0 }

  /// Copies bytes here, so that they stay until `reset`.
  public func copy(_ slice: ByteSlice) -> ByteSlice {
    append(slice)
    return finish()
  }

  /// Copies a text's bytes here.
  public func copy(_ text: String) -> ByteSlice {
    append(text)
    return finish()
  }

  // MARK: Lists of cells

  /// A mark for the list that begins now; lists may nest.
  public func beginList() -> Int { pending.count }

  /// Adds a cell to the innermost open list.
  public func push(_ cell: Cell) { pending.append(cell) }

  /// Gives up the list begun at a mark.
  public func abandonList(from mark: Int) { pending.removeLast(pending.count - mark) }

  /// Closes the list begun at a mark.
  public func finishList(from mark: Int) -> Cell {
    let count = pending.count - mark
    let start = unsafe cells.allocate(count)
    for index in 0..<count { unsafe (start + index).initialize(to: pending[mark + index]) }
    pending.removeLast(count)
    return unsafe Cell(list: start, count: count)
  }
}

/// A stretch of memory of its own.
@safe
private struct Block<Element: BitwiseCopyable> {
  let start: UnsafeMutablePointer<Element>
  let capacity: Int

  init(capacity: Int) {
    // Slack behind the last element, so that byte loops may read and write whole vectors.
    unsafe start = .allocate(capacity: capacity + ByteBuffer.slack)
    self.capacity = capacity
  }

  var byteCount: Int { capacity * MemoryLayout<Element>.stride }

  func free() { unsafe start.deallocate() }
}

/// Blocks of memory that are filled from front to back and never move.
private struct BlockList<Element: BitwiseCopyable>: ~Copyable {
  private static var keptBytes: Int { 1 << 20 }

  let blockSize: Int
  private var blocks: [Block<Element>]
  private var current: Block<Element>
  private var blockIndex = 0
  private var used = 0
  /// Length of the piece being written, which lies behind `used`.
  var openCount = 0

  init(blockSize: Int) {
    self.blockSize = blockSize
    current = Block(capacity: blockSize)
    blocks = [current]
  }

  deinit { for block in blocks { block.free() } }

  /// Where the next element of the open piece goes.
  var end: UnsafeMutablePointer<Element> { unsafe current.start + used + openCount }

  mutating func reset() {
    used = 0
    openCount = 0
    guard blockIndex > 0 else { return }
    blockIndex = 0
    current = blocks[0]
    var keptBytes = 0
    let keptCount = blocks.prefix { block in
      keptBytes += block.byteCount
      return keptBytes <= Self.keptBytes
    }.count
    for block in blocks[keptCount...] { block.free() }
    blocks.removeSubrange(keptCount...)
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    reserve(1)
    unsafe end.pointee = element
    openCount += 1
  }

  @inline(__always)
  mutating func append(from start: UnsafePointer<Element>, count: Int) {
    reserve(count)
    unsafe memcpy(end, start, count * MemoryLayout<Element>.stride)
    openCount += count
  }

  @inline(__always)
  mutating func reserve(_ additional: Int) {
    if used + openCount + additional > current.capacity { moveToNextBlock(additional) }
  }

  /// Takes a block that holds the open piece and more, and moves the open piece there.
  @inline(never)
  private mutating func moveToNextBlock(_ additional: Int) {
    let needed = openCount + additional
    let piece = unsafe current.start + used
    blockIndex += 1
    while blockIndex < blocks.count && blocks[blockIndex].capacity < needed { blockIndex += 1 }
    if blockIndex == blocks.count { blocks.append(Block(capacity: max(blockSize, needed * 2))) }
    current = blocks[blockIndex]
    unsafe memcpy(current.start, piece, openCount * MemoryLayout<Element>.stride)
    used = 0
  }

  mutating func finish() -> (UnsafePointer<Element>, Int) {
    let start = unsafe current.start + used
    let count = openCount
    used += count
    openCount = 0
    return unsafe (UnsafePointer(start), count)
  }

  mutating func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    reserve(count)
    let start = unsafe end
    used += count
    return unsafe start
  }
}
