import Records
import TestKit
import Testing

@testable import Formats

@Suite struct KeyFilterTests {
  /// How often it was made coarser, the bits a key has then, and the largest share that may pass.
  @Test(arguments: [(0, 10, 0.02), (1, 5, 0.12), (2, 2, 0.45), (3, 0, 1.0), (4, 0, 1.0)])
  func `passes all keys it knows and few others`(
    _ times: Int, _ bits: Int, _ mostPassing: Double
  ) {
    let memory = MemoryCount(limit: 1 << 20)
    let keyCount = 5_000
    var random = SeededGenerator(seed: 11)
    let hashes = (0..<keyCount * 2).map { _ in KeyHash(high: random.next(), low: random.next()) }
    var filter = KeyFilter(
      blockCount: KeyFilter.blockCount(forKeys: keyCount), keyCount: keyCount, memory: memory)
    for hash in hashes[..<keyCount] { filter.insert(hash) }
    for _ in 0..<times { filter.coarsen() }

    let known = hashes[..<keyCount].count { filter.mayHold($0) }
    #expect(known == keyCount)
    let passing = hashes[keyCount...].count { filter.mayHold($0) }
    #expect(Double(passing) <= Double(keyCount) * mostPassing)
    #expect(bits > 0 || passing == keyCount)
    let byteCount = filter.byteCount
    #expect(byteCount * 8 / keyCount == bits)
    #expect(memory.current == byteCount)
  }
}
