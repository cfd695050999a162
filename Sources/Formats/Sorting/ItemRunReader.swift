import Records

/// Reads a run from front to back, a block at a time.
final class ItemRunReader {
  private let run: ItemRun
  private let block: ArenaPart
  /// The bytes of the arena that were read and not yet used.
  private var position: Int
  private var end: Int
  /// How many bytes of the file were read.
  private var offset = 0

  /// The group of the item.
  private(set) var group: Int64 = 0
  /// How many bytes of its payload were not yet taken.
  private(set) var length = 0

  init(_ run: ItemRun, block: ArenaPart) {
    self.run = run
    self.block = block
    position = block.range.lowerBound
    end = block.range.lowerBound
  }

  /// Goes to the next item, after the payload was taken; false at the end.
  @inline(__always)
  func advance() throws(Diagnostic) -> Bool {
    if end - position < ItemHeader.longest {
      try load(min(ItemHeader.longest, end - position + run.byteCount - offset))
      if position == end { return false }
    }
    var used = 0
    let header = ItemHeader(
      in: block.arena.slice(at: position, count: end - position), at: &used)
    position += used
    group = header.group(after: group)
    length = header.length
    return true
  }

  /// The payload, valid until the next call; if it is longer than a block, it is brought together in
  /// another part, which is long enough for it.
  @inline(__always)
  func takePayload(outsize: ArenaPart?) throws(Diagnostic) -> ByteSlice {
    if length > end - position {
      if length > block.range.count { return try takeOutsizePayload(outsize) }
      try load(length)
    }
    let payload = block.arena.slice(at: position, count: length)
    position += length
    length = 0
    return payload
  }

  /// Hands the payload over, in as many parts as it comes.
  @inline(__always)
  func takePayload(to writer: inout ItemRunWriter) throws(Diagnostic) {
    while length > 0 {
      if position == end { try load(1) }
      let part = min(length, end - position)
      try writer.append(block.arena.slice(at: position, count: part))
      position += part
      length -= part
    }
  }

  private func takeOutsizePayload(_ target: ArenaPart?) throws(Diagnostic) -> ByteSlice {
    let count = length
    guard let target, count <= target.range.count else {
      preconditionFailure("the longest payload has room")
    }
    let start = target.range.lowerBound
    let loaded = end - position
    target.arena.copy(block.arena.slice(at: position, count: loaded), to: start)
    try run.read(count - loaded, at: offset, into: target.arena, to: start + loaded)
    offset += count - loaded
    position = end
    length = 0
    return target.arena.slice(at: start, count: count)
  }

  /// Makes so many bytes be there, and as many more as the block has room for.
  private func load(_ count: Int) throws(Diagnostic) {
    guard end - position < count else { return }
    let start = block.range.lowerBound
    let kept = end - position
    block.arena.copy(block.arena.slice(at: position, count: kept), to: start)
    position = start
    end = start + kept
    let added = min(block.range.upperBound - end, run.byteCount - offset)
    try run.read(added, at: offset, into: block.arena, to: end)
    end += added
    offset += added
  }
}
