import Records
import TestKit
import Testing

@testable import Formats

@Suite struct KeyIndexTests {
  @Test(arguments: [
    IndexCase(memoryLimit: 16 << 10, insertions: 30_000, leastRuns: 6, mostRuns: 15),
    IndexCase(memoryLimit: 64 << 10, insertions: 20_000, leastRuns: 2, mostRuns: 9),
    IndexCase(memoryLimit: 1 << 20, insertions: 20_000, leastRuns: 1, mostRuns: 3),
    IndexCase(memoryLimit: KeyIndex.standardMemoryLimit, insertions: 5_000),
  ])
  func `agrees with a dictionary within its memory`(_ example: IndexCase) throws {
    let folder = try TemporaryFolder()
    let index = example.index(in: folder)
    var random = RandomKeys(seed: 7)
    var oracle: [Int: KeyPlace] = [:]
    for record in 1...example.insertions {
      let key = random.next(below: example.insertions)
      let place = KeyPlace(record: Int64(record), line: Int64(record * 2))
      #expect(try index.insert(key, place: place) == oracle[key])
      if oracle[key] == nil { oracle[key] = place }
    }
    #expect(index.count == oracle.count)
    #expect(index.runCount >= example.leastRuns && index.runCount <= example.mostRuns)
    for key in 0..<example.insertions * 2 { #expect(try index.find(key) == oracle[key]) }
    #expect(index.memoryPeak <= example.memoryLimit)
    #expect(index.memoryPeak >= example.memoryLimit / 4)
  }

  @Test func `names the first place of a key, from memory and from any run`() throws {
    let folder = try TemporaryFolder()
    let index = IndexCase(memoryLimit: 16 << 10).index(in: folder)
    for key in 1...5_000 {
      #expect(try index.insert(key, place: KeyPlace(record: Int64(key), line: 1)) == nil)
    }
    for round in 1...3 {
      for key in 1...5_000 {
        let later = KeyPlace(record: Int64(key + round * 5_000), line: 2)
        #expect(try index.insert(key, place: later) == KeyPlace(record: Int64(key), line: 1))
      }
    }
    #expect(index.count == 5_000)
  }

  @Test func `asking for a key does not add it`() throws {
    let index = KeyIndex(folder: "/missing", temporaryFiles: TemporaryFiles())
    let place = KeyPlace(record: 1, line: 2)
    #expect(try index.find(.empty) == nil)
    #expect(index.count == 0)
    #expect(try index.insert(.empty, place: place) == nil)
    #expect(try index.find(.empty) == place)
    #expect(try index.find(ByteSlice("\0")) == nil)
    #expect(index.count == 1)
  }

  @Test func `nothing has a name on disk, and no file is open afterwards`() throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    do {
      let index = KeyIndex(memoryLimit: 16 << 10, folder: folder.path, temporaryFiles: files)
      #expect(try folder.openFiles.isEmpty)
      for key in 0..<2_000 {
        _ = try index.insert(key, place: KeyPlace(record: Int64(key), line: 0))
        if key.isMultiple(of: 100) { #expect(try folder.names.isEmpty) }
      }
      #expect(index.runCount > 0)
      #expect(try folder.openFiles.count == index.runCount)
      #expect(files.all.isEmpty)
    }
    #expect(try folder.openFiles.isEmpty)
  }

  @Test func `a folder that does not exist matters only when the memory is full`() throws {
    let index = IndexCase(memoryLimit: 16 << 10).index(in: "/missing/folder")
    let problem = #expect(throws: Diagnostic.self) { try index.fill(upTo: 1_000) }
    #expect(index.count > 50)
    #expect(problem?.code == "spill.missingFolder")
    #expect(problem?.place?.file == "/missing/folder")
    #expect(
      problem?.summary == "the values seen so far, which unique and SelectUniqueValue compare,"
        + " cannot be kept on disk in this folder: No such file or directory")
    #expect(problem?.advice == "create the folder, or set TMPDIR to a folder that exists")
  }

  @Test func `after an error each call throws it again`() throws {
    let index = IndexCase(memoryLimit: 16 << 10).index(in: "/missing/folder")
    let problem = try #require(
      #expect(throws: Diagnostic.self) { try index.fill(upTo: 1_000) })
    let place = KeyPlace(record: 1, line: 1)
    #expect(throws: problem) { _ = try index.insert(0, place: place) }
    #expect(throws: problem) { _ = try index.find(5_000) }
  }

  @Test(.enabled(if: SmallDisk.canMount, "mounting a tmpfs needs the right to do so"))
  func `a full disk is named, with the way to another one`() throws {
    let folder = try TemporaryFolder()
    let disk = try SmallDisk(at: folder.path)
    let index = IndexCase(memoryLimit: 16 << 10).index(in: folder)
    let problem = #expect(throws: Diagnostic.self) { try index.fill(upTo: 10_000) }
    #expect(problem?.code == "spill.full")
    #expect(problem?.summary.hasSuffix("in this folder: No space left on device") == true)
    #expect(
      problem?.advice == "make room there, or set TMPDIR to a folder on another disk, and run again"
    )
    #expect(index.count > 500)
    #expect(try folder.names.isEmpty)
    disk.unmount()
  }

  @Test(.disabled(if: isRoot, "root may write everywhere"))
  func `a protected folder is named, with the way to another one`() throws {
    let folder = try TemporaryFolder()
    try folder.setPermissions(0o500)
    defer { try? folder.setPermissions(0o700) }
    let index = IndexCase(memoryLimit: 16 << 10).index(in: folder)
    let problem = #expect(throws: Diagnostic.self) { try index.fill(upTo: 1_000) }
    #expect(problem?.code == "spill.permission")
    #expect(problem?.advice == "set TMPDIR to a folder that you may write to")
  }
}

/// An index of some size, and how many keys go into it.
struct IndexCase: CustomTestStringConvertible {
  var memoryLimit: Int
  var insertions = 0
  var leastRuns = 0
  var mostRuns = 0

  var testDescription: String { "\(insertions) keys in \(memoryLimit) bytes" }

  func index(in folder: TemporaryFolder) -> KeyIndex { index(in: folder.path) }

  func index(in folder: String) -> KeyIndex {
    KeyIndex(memoryLimit: memoryLimit, folder: folder, temporaryFiles: TemporaryFiles())
  }
}

/// Keys drawn with repetition, the same for the same seed.
private struct RandomKeys {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func next(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }
}

extension KeyIndex {
  fileprivate func insert(_ number: Int, place: KeyPlace) throws(Diagnostic) -> KeyPlace? {
    try withSlice("employee-\(number)@example.org".utf8) { key throws(Diagnostic) in
      try insert(key, place: place)
    }
  }

  fileprivate func find(_ number: Int) throws(Diagnostic) -> KeyPlace? {
    try withSlice("employee-\(number)@example.org".utf8) { key throws(Diagnostic) in
      try find(key)
    }
  }

  /// Adds keys that are all different.
  fileprivate func fill(upTo count: Int) throws(Diagnostic) {
    for key in 0..<count { _ = try insert(key, place: KeyPlace(record: Int64(key), line: 0)) }
  }
}
