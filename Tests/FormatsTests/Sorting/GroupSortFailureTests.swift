import Records
import TestKit
import Testing

@testable import Formats

@Suite struct GroupSortFailureTests {
  @Test func `a folder that does not exist matters only when the memory is full`() throws {
    let sort = SortCase(memoryLimit: 32 << 10).sort(in: "/missing/folder")
    let problem = #expect(throws: Diagnostic.self) { try sort.add(Item.descending(1_000)) }
    #expect(sort.count > 100)
    #expect(problem?.code == "spill.missingFolder")
    #expect(problem?.place?.file == "/missing/folder")
    #expect(
      problem?.summary
        == "what the test sorts cannot be kept on disk in this folder: No such file or directory")
    #expect(problem?.advice == "create the folder, or set TMPDIR to a folder that exists")
  }

  @Test func `after an error each call throws it again`() throws {
    let sort = SortCase(memoryLimit: 32 << 10).sort(in: "/missing/folder")
    let problem = try #require(
      #expect(throws: Diagnostic.self) { try sort.add(Item.descending(1_000)) })
    #expect(throws: problem) { try sort.add(group: 1, .empty) }
    #expect(throws: problem) { try sort.finish() }
    #expect(throws: problem) { _ = try sort.next() }
  }

  @Test(
    .enabled(if: SmallDisk.canMount, "mounting a tmpfs needs the right to do so"),
    arguments: [
      // 64 KiB are full when a run is written, when runs are merged, and when the last is written.
      DiskCase(items: Item.descending(2_000), runs: 4),
      DiskCase(items: Item.descending(20_000, length: 4), runs: 8),
      DiskCase(items: Item.ascending(1_100), runs: 1, isAllAdded: true),
    ])
  func `a full disk is named, with the way to another one`(_ example: DiskCase) throws {
    let folder = try TemporaryFolder()
    let disk = try SmallDisk(at: folder.path)
    defer { disk.unmount() }
    let sort = SortCase(memoryLimit: 32 << 10).sort(in: folder.path)
    let problem = #expect(throws: Diagnostic.self) {
      try sort.add(example.items)
      try sort.finish()
    }
    #expect(sort.runCount == example.runs)
    #expect((sort.count == example.items.count) == example.isAllAdded)
    #expect(problem?.code == "spill.full")
    #expect(problem?.summary.hasSuffix("in this folder: No space left on device") == true)
    #expect(
      problem?.advice == "make room there, or set TMPDIR to a folder on another disk, and run again"
    )
    #expect(sort.count > 500)
    #expect(try folder.names.isEmpty)
    if let problem { #expect(throws: problem) { _ = try sort.next() } }
  }
}

/// Items that do not fit on a small disk.
struct DiskCase: CustomTestStringConvertible {
  var items: [Item]
  /// How many runs there are then.
  var runs: Int
  /// Whether it shows only at the end.
  var isAllAdded = false

  var testDescription: String { "\(items.count) items in \(runs) runs" }
}
