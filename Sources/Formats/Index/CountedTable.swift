import Records

#if canImport(Glibc)
  import Glibc
#endif

/// A run of plain values of fixed length, whose bytes are counted.
///
/// All memory of the index is held in such tables, so its sum is known at any time.
/// Memory: begins with all bits zero, which costs nothing until it is written to.
@safe
struct CountedTable<Element: BitwiseCopyable>: ~Copyable {
  private var start: UnsafeMutablePointer<Element>
  private let memory: MemoryCount

  /// How many elements there are.
  private(set) var count: Int

  init(count: Int, memory: MemoryCount) {
    let stride = MemoryLayout<Element>.stride
    guard let zeroed = unsafe calloc(max(count, 1), stride) else { fatalError("out of memory") }
    unsafe start = zeroed.bindMemory(to: Element.self, capacity: max(count, 1))
    self.count = count
    self.memory = memory
    memory.take(count * stride)
  }

  deinit {
    unsafe free(start)
    memory.release(byteCount)
  }

  /// The bytes of all elements.
  var byteCount: Int { count * MemoryLayout<Element>.stride }

  /// The element at a position.
  @inline(__always)
  subscript(position: Int) -> Element {
    get {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
      return unsafe start[position]
    }
    set {
      precondition(UInt(bitPattern: position) < UInt(bitPattern: count), "out of range")
      unsafe start[position] = newValue
    }
  }

  /// The first position in a range whose element does not satisfy a condition, if all that do stand
  /// before all that do not; the end of the range if all do.
  @inline(__always)
  func firstPosition(in range: Range<Int>, after isBefore: (Element) -> Bool) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Sets all bits to zero.
  mutating func clear() { unsafe memset(start, 0, byteCount) }

  /// Keeps only the first elements and gives the memory of the others back.
  mutating func shrink(to length: Int) {
    precondition(length >= 0 && length <= count)
    let released = (count - length) * MemoryLayout<Element>.stride
    let kept = max(length, 1) * MemoryLayout<Element>.stride
    if let moved = unsafe realloc(start, kept) {
      unsafe start = moved.bindMemory(to: Element.self, capacity: max(length, 1))
    }
    count = length
    memory.release(released)
  }

  /// Adds the bytes of the first elements to a file.
  func write(first length: Int, to file: SpillFile) throws(Diagnostic) {
    precondition(length >= 0 && length <= count)
    let bytes = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    try file.append(
      unsafe ByteSlice(start: bytes, count: length * MemoryLayout<Element>.stride))
  }

  /// Fills the first elements with those of a file, from the one at a position on.
  mutating func read(
    first length: Int, from position: Int, of file: SpillFile
  ) throws(Diagnostic) {
    precondition(length >= 0 && length <= count)
    let stride = MemoryLayout<Element>.stride
    try unsafe file.read(length * stride, at: position * stride, into: start)
  }
}
