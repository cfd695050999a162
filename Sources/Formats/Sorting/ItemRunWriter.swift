import Records

/// Writes items behind those that a run has.
struct ItemRunWriter: ~Copyable {
  private let run: ItemRun
  private let bytesBefore: Int
  private let capacity: Int
  private let memory: MemoryCount
  private var buffer: ByteBuffer

  init(run: ItemRun, byteCount: Int, memory: MemoryCount) {
    self.run = run
    bytesBefore = run.byteCount
    self.memory = memory
    capacity = byteCount - ByteBuffer.slack
    buffer = ByteBuffer(capacity: capacity)
    memory.take(byteCount)
  }

  deinit { memory.release(capacity + ByteBuffer.slack) }

  /// Adds an item, whose group is not below that of the one before.
  @inline(__always)
  mutating func append(group: Int64, _ payload: ByteSlice) throws(Diagnostic) {
    try appendHeader(group: group, length: payload.count)
    try append(payload)
  }

  /// Begins an item, whose payload follows in any number of parts.
  @inline(__always)
  mutating func appendHeader(group: Int64, length: Int) throws(Diagnostic) {
    if buffer.count > capacity - ItemHeader.longest { try flush() }
    ItemHeader(group: group, after: run.lastGroup, length: length).append(to: &buffer)
    run.lastGroup = group
  }

  /// Adds a part of a payload.
  @inline(__always)
  mutating func append(_ bytes: ByteSlice) throws(Diagnostic) {
    if bytes.count > capacity - buffer.count {
      try flush()
      // What fills the buffer is written as it is.
      if bytes.count > capacity { return try run.append(bytes) }
    }
    buffer.append(bytes)
  }

  /// Writes what is left and says how many bytes were written in all.
  mutating func finish() throws(Diagnostic) -> Int {
    try flush()
    return run.byteCount - bytesBefore
  }

  private mutating func flush() throws(Diagnostic) {
    try run.append(buffer.slice)
    buffer.removeAll()
  }
}
