import Records
import TestKit
import Testing

@testable import Formats

@Suite struct KeyTableTests {
  private let memory = MemoryCount(limit: 1 << 20)

  @Test(arguments: KeyHash.crowds)
  func `hashes that crowd are found until there is no room`(_ crowd: HashCrowd) {
    var table = KeyTable(slotCount: 128, memory: memory)
    var kept: [KeyEntry] = []
    for entry in crowd.entries.prefix(97).shuffledBySeed() {
      guard table.insert(entry) else { break }
      kept.append(entry)
      #expect(table.find(entry.hash) == entry.place)
    }
    #expect(kept.count == crowd.roomInTable)
    let count = table.count
    #expect(count == kept.count)
    for entry in crowd.entries {
      let place = kept.contains { $0.hash == entry.hash } ? entry.place : nil
      #expect(table.find(entry.hash) == place)
    }
    table.removeAll()
    for entry in kept { #expect(table.find(entry.hash) == nil) }
  }
}

/// Entries, in the order of their hashes, whose hashes lie badly.
struct HashCrowd: CustomTestStringConvertible {
  var name: String
  /// How many a table of 128 slots takes.
  var roomInTable: Int
  var hash: @Sendable (UInt64) -> KeyHash

  var testDescription: String { name }

  /// A thousand entries.
  var entries: [KeyEntry] {
    (1...1_000).map { number in
      KeyEntry(hash: hash(UInt64(number)), place: KeyPlace(record: Int64(number), line: 1))
    }
  }
}

extension KeyHash {
  /// Ways in which hashes may lie: all of them are unlikely, none may lead to a wrong answer.
  static let crowds = [
    HashCrowd(name: "even", roomInTable: 96) { KeyHash(high: $0 << 54, low: $0) },
    HashCrowd(name: "one upper half", roomInTable: 96) { KeyHash(high: 1 << 62, low: $0) },
    HashCrowd(name: "at the front", roomInTable: 96) { KeyHash(high: $0, low: 1) },
    // The last home and 16 slots behind it.
    HashCrowd(name: "at the end", roomInTable: 17) { KeyHash(high: .max - 1_000 + $0, low: 1) },
    HashCrowd(name: "at both ends", roomInTable: 96) {
      KeyHash(high: $0 <= 80 ? 5 : .max, low: $0)
    },
  ]
}

extension Sequence {
  /// The elements in another order, the same each time.
  func shuffledBySeed() -> [Element] {
    var generator = SeededGenerator(seed: 3)
    return shuffled(using: &generator)
  }
}
