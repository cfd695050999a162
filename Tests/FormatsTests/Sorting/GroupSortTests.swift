import Records
import TestKit
import Testing

@testable import Formats

@Suite struct GroupSortTests {
  @Test(arguments: [
    SortCase(memoryLimit: 32 << 10, items: 20_000, groups: 3_000, longest: 60, levels: 2...4),
    SortCase(memoryLimit: 32 << 10, items: 3_000, groups: 10, longest: 2_000, levels: 2...4),
    SortCase(memoryLimit: 32 << 10, items: 300, groups: 40, longest: 50_000, levels: 2...4),
    SortCase(memoryLimit: 32 << 10, items: 20_000, groups: 20_000, longest: 0, levels: 1...3),
    SortCase(memoryLimit: 64 << 10, items: 20_000, groups: 5, longest: 200, levels: 1...3),
    SortCase(memoryLimit: 600 << 10, items: 30_000, groups: 1 << 40, longest: 100, levels: 0...0),
    SortCase(memoryLimit: 1 << 20, items: 40, groups: 9, longest: 700_000, levels: 0...1),
    SortCase(memoryLimit: GroupSort.standardMemoryLimit, items: 10_000, groups: 100, longest: 200),
  ])
  func `agrees with a stable sort in memory`(_ example: SortCase) throws {
    let folder = try TemporaryFolder()
    let sort = example.sort(in: folder.path)
    var random = SeededGenerator(seed: 7)
    let items = (0..<example.items).map { number in
      Item(
        group: Int64.random(in: 0..<example.groups, using: &random),
        number: number, length: Int.random(in: 0...example.longest, using: &random))
    }
    try sort.add(items)
    #expect(try sort.firstDifference(from: items.inOrder) == nil)
    #expect(sort.count == example.items)
    #expect((sort.spilledBytes > 0) == (example.levels != nil))
    if let levels = example.levels { #expect(levels.contains(sort.highestLevel)) }
    let outsize = example.longest > example.memoryLimit / 4 * 3 ? example.longest : 0
    #expect(sort.memoryPeak <= example.memoryLimit + outsize)
    #expect(sort.memoryPeak >= example.memoryLimit / 4 * 3)
    #expect(try folder.names.isEmpty)
  }

  @Test func `groups may be any numbers`() throws {
    let folder = try TemporaryFolder()
    let groups: [Int64] = [.max, 0, .min, -1, .max - 1, 1, .min + 1, .max, .min, 1 << 40, -1 << 40]
    for limit in [32 << 10, 1 << 20] {
      let sort = SortCase(memoryLimit: limit).sort(in: folder.path)
      let items = (0..<1_100).map { Item(group: groups[$0 % 11], number: $0, length: 40) }
      try sort.add(items)
      #expect(try sort.firstDifference(from: items.inOrder) == nil)
    }
  }

  @Test(arguments: [1, 7, 100_000])
  func `groups that ascend are written once, as one run`(_ itemsPerGroup: Int) throws {
    let folder = try TemporaryFolder()
    let sort = SortCase(memoryLimit: 32 << 10).sort(in: folder.path)
    let items = (0..<5_000).map { Item(group: Int64($0 / itemsPerGroup), number: $0, length: 50) }
    try sort.add(items) { #expect(sort.runCount <= 1) }
    #expect(try sort.firstDifference(from: items) == nil)
    let payloads = items.reduce(0) { $0 + $1.length }
    #expect(sort.highestLevel == 0)
    #expect(sort.spilledBytes == payloads + 2 * items.count)
  }

  @Test(arguments: [
    LongCase(memoryLimit: 32 << 10, length: 8 << 20, beyond: 8 << 20),
    LongCase(memoryLimit: 32 << 10, length: 24 << 10),
    LongCase(memoryLimit: 32 << 10, length: 24 << 10 + 1, beyond: 24 << 10 + 1),
    LongCase(memoryLimit: 32 << 10, length: 3_000),
    LongCase(memoryLimit: GroupSort.standardMemoryLimit, length: 9 << 20),
    LongCase(memoryLimit: GroupSort.standardMemoryLimit, length: 20 << 20, beyond: 20 << 20),
  ])
  func `long payloads come out whole`(_ example: LongCase) throws {
    let folder = try TemporaryFolder()
    let sort = SortCase(memoryLimit: example.memoryLimit).sort(in: folder.path)
    let items = (0..<30).map { number in
      let length = number % 10 == 4 ? example.length : 1_000
      return Item(group: Int64((number * 7) % 13), number: number, length: length)
    }
    try sort.add(items)
    #expect(try sort.firstDifference(from: items.inOrder) == nil)
    #expect(sort.spilledBytes > 0)
    #expect(sort.memoryPeak <= example.memoryLimit + example.beyond)
  }

  @Test func `a sort without items has none`() throws {
    let sort = SortCase(memoryLimit: 32 << 10).sort(in: "/missing")
    try sort.finish()
    #expect(try sort.next() == nil)
    #expect(try sort.next() == nil)
    #expect(sort.spilledBytes == 0)
  }

  @Test func `nothing has a name on disk, and no file is open behind the last item`() throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    let sort = GroupSort(
      memoryLimit: 32 << 10, folder: folder.path, content: "the test", temporaryFiles: files)
    #expect(try folder.openFiles.isEmpty)
    try sort.add(Item.descending(2_000)) { () throws in
      #expect(try folder.names.isEmpty)
      #expect(try folder.openFiles.count == sort.runCount)
    }
    #expect(sort.runCount > 1)
    try sort.finish()
    for _ in 0..<2_000 {
      #expect(try sort.next() != nil)
    }
    #expect(try folder.openFiles.count == sort.runCount)
    #expect(try sort.next() == nil)
    #expect(try folder.openFiles.isEmpty)
    #expect(try sort.next() == nil)
    #expect(files.all.isEmpty)
  }

  @Test func `a sort that is given up leaves nothing open`() throws {
    let folder = try TemporaryFolder()
    do {
      let sort = SortCase(memoryLimit: 32 << 10).sort(in: folder.path)
      try sort.add(Item.descending(2_000))
      try sort.finish()
      _ = try sort.next()
      #expect(try folder.openFiles.count > 1)
    }
    #expect(try folder.openFiles.isEmpty)
    #expect(try folder.names.isEmpty)
  }
}

/// A sort and what goes into it.
struct SortCase: CustomTestStringConvertible {
  var memoryLimit: Int
  var items = 0
  var groups: Int64 = 1
  /// The length of the longest payload.
  var longest = 0
  /// How often items are merged before the end; nil if the disk is not needed.
  var levels: ClosedRange<Int>?

  var testDescription: String {
    "\(items) items of up to \(longest) bytes, \(groups) groups, in \(memoryLimit) bytes"
  }

  func sort(in folder: String) -> GroupSort {
    GroupSort(
      memoryLimit: memoryLimit, folder: folder, content: "what the test sorts",
      temporaryFiles: TemporaryFiles())
  }
}

/// Some long payloads among short ones.
struct LongCase: CustomTestStringConvertible {
  var memoryLimit: Int
  var length: Int
  /// How far above the limit the memory may go.
  var beyond = 0

  var testDescription: String { "\(length) bytes in \(memoryLimit)" }
}
