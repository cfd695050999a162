import Records
import TestKit
import Testing

@testable import Formats

@Suite struct KeyRunTests {
  private let division = KeyIndexMemory(limit: 64 << 10)
  private let memory = MemoryCount(limit: 64 << 10)
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: KeyHash.crowds)
  func `finds what it holds and nothing else, however the hashes lie`(_ crowd: HashCrowd) throws {
    let entries = crowd.entries
    let held = entries.indices.filter { $0 % 3 == 1 }.map { entries[$0] }
    let run = try run(of: held, blockCount: 0)
    var window = CountedTable<KeyEntry>(count: division.windowEntries, memory: memory)
    for (number, entry) in entries.enumerated() {
      let place = number % 3 == 1 ? entry.place : nil
      #expect(try run.find(entry.hash, window: &window) == place)
    }
    #expect(try run.find(KeyHash(high: 0, low: 1), window: &window) == nil)
    #expect(try run.find(.behindAll, window: &window) == nil)
  }

  @Test func `runs of different length are joined in order`() throws {
    let entries = HashCrowd.even.entries
    let parts = [0..<1, 1..<4, 4..<500, 500..<1_000]
    let mixed = entries.shuffledBySeed()
    let runs = try parts.map { part in
      try run(of: mixed[part].sorted { $0.hash < $1.hash }, blockCount: 0)
    }
    var writer = try writer(keyCount: 1_000, blockCount: 40)
    try KeyRunMerge(runs[...], blockEntries: division.blockEntries, memory: memory)
      .write(to: &writer)
    let merged = try writer.finish()
    #expect(merged.count == 1_000)
    var block = CountedTable<KeyEntry>(count: 10, memory: memory)
    for (number, entry) in entries.enumerated() {
      if number % 10 == 0 { #expect(try merged.read(from: number, into: &block) == 10) }
      let read = block[number % 10]
      #expect(read.hash == entry.hash && read.place == entry.place)
      #expect(merged.mayHold(entry.hash))
    }
  }

  @Test func `without a filter every key may be there`() throws {
    let entries = HashCrowd.even.entries
    let run = try run(of: Array(entries[..<500]), blockCount: 20)
    #expect(entries[500...].contains { !run.mayHold($0.hash) })
    #expect(run.filterByteCount == 20 * 32)
    run.giveUpFilter()
    #expect(entries.allSatisfy { run.mayHold($0.hash) })
    #expect(run.filterByteCount == 0)
  }

  private func run(of entries: [KeyEntry], blockCount: Int) throws -> KeyRun {
    var writer = try writer(keyCount: entries.count, blockCount: blockCount)
    for entry in entries { try writer.append(entry) }
    return try writer.finish()
  }

  private func writer(keyCount: Int, blockCount: Int) throws -> KeyRunWriter {
    KeyRunWriter(
      file: try SpillFile(
        folder: folder.path, content: "the test's keys", temporaryFiles: TemporaryFiles()),
      keyCount: keyCount, level: 0,
      filter: KeyFilter(blockCount: blockCount, keyCount: keyCount, memory: memory),
      division: division, memory: memory)
  }
}

extension HashCrowd {
  fileprivate static var even: HashCrowd { KeyHash.crowds[0] }
}
