import Records
import Testing

@testable import Formats

@Suite struct GroupSortMemoryTests {
  @Test(arguments: [32 << 10, 33_333, 48 << 10, 1 << 20, 12 << 20, 1 << 30])
  func `all parts together are not above the limit`(_ limit: Int) {
    let division = GroupSortMemory(limit: limit)
    let perRun = GroupSortMemory.bytesPerRun + LoserTree.bytesPerRun
    let parts =
      division.arenaBytes + division.writerBytes + (division.runLimit + 1) * perRun
    #expect(parts <= limit)
    #expect(parts > limit - 16)
    // Beside the longest payload each run still has a block for a header.
    let blocks = division.arenaBytes - division.longestPayload
    #expect(blocks / division.runLimit >= ItemHeader.longest)
    #expect(division.arenaBytes > limit / 10 * 8)
  }

  @Test(arguments: [
    HeaderCase(group: 0, previous: 0, length: 0, bytes: [0, 0]),
    HeaderCase(group: 8, previous: 7, length: 127, bytes: [1, 0x7F]),
    HeaderCase(group: 128, previous: 0, length: 128, bytes: [0x80, 1, 0x80, 1]),
    HeaderCase(
      group: -1, previous: -16_385, length: 8 << 20, bytes: [128, 128, 1, 128, 128, 128, 4]),
    HeaderCase(
      group: .max, previous: .min, length: 1,
      bytes: [255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 1]),
  ])
  func `a header is as short as its numbers`(_ example: HeaderCase) {
    var buffer = ByteBuffer()
    buffer.append("before")
    ItemHeader(group: example.group, after: example.previous, length: example.length)
      .append(to: &buffer)
    #expect(buffer.slice[6...].elementsEqual(example.bytes))
    #expect(example.bytes.count <= ItemHeader.longest)
    buffer.append("behind")
    var position = 6
    let read = ItemHeader(in: buffer.slice, at: &position)
    #expect(read.group(after: example.previous) == example.group)
    #expect(read.length == example.length)
    #expect(position == 6 + example.bytes.count)
  }
}

/// A header and what is written of it.
struct HeaderCase {
  var group: Int64
  var previous: Int64
  var length: Int
  var bytes: [UInt8]
}
