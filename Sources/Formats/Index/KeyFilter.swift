/// Says of most keys that are not in a run that they are not: a blocked Bloom filter.
///
/// Layout: blocks of four words; a key sets one bit in each word of one block, so a question touches one
/// or two cache lines. Which block it is rises with the hash, so a filter becomes half as large when each
/// block is joined with its neighbour: no key has to be read again.
/// Units: of the keys that are not there about 1.5 % pass at 10 bits a key, 10 % at 5, 40 % at 2.5.
/// Source: Putze, Sanders, Singler, "Cache-, Hash- and Space-Efficient Bloom Filters", 2007.
struct KeyFilter: ~Copyable {
  private static let wordsPerBlock = 4
  private static let bitsPerBlock = wordsPerBlock * UInt64.bitWidth

  private var words: CountedTable<UInt64>
  private var blockCount: Int
  private let keyCount: Int

  /// A filter for a number of keys; one without blocks lets all pass.
  init(blockCount: Int, keyCount: Int, memory: MemoryCount) {
    words = CountedTable(count: blockCount * Self.wordsPerBlock, memory: memory)
    self.blockCount = blockCount
    self.keyCount = keyCount
  }

  /// The bytes it holds.
  var byteCount: Int { words.byteCount }

  /// The bytes of a number of blocks.
  static func byteCount(ofBlocks count: Int) -> Int { count * bitsPerBlock / 8 }

  /// How many blocks give 10 bits a key, made a number that can be halved twice.
  static func blockCount(forKeys count: Int) -> Int {
    (count * 10 / bitsPerBlock + 4) / 4 * 4
  }

  /// How many blocks the next coarser filter has: half, or none when that would be of no use.
  static func coarser(_ blockCount: Int, keyCount: Int) -> Int {
    let isUseful = blockCount * bitsPerBlock >= keyCount * 4
    return isUseful && blockCount.isMultiple(of: 2) ? blockCount / 2 : 0
  }

  /// Notes a key.
  mutating func insert(_ hash: KeyHash) {
    guard blockCount > 0 else { return }
    let first = hash.part(of: blockCount) * Self.wordsPerBlock
    for word in 0..<Self.wordsPerBlock { words[first + word] |= 1 << bit(hash, word) }
  }

  /// Whether a key may have been noted; true for all that were.
  @inline(__always)
  func mayHold(_ hash: KeyHash) -> Bool {
    guard blockCount > 0 else { return true }
    let first = hash.part(of: blockCount) * Self.wordsPerBlock
    var found: UInt64 = 1
    for word in 0..<Self.wordsPerBlock { found &= words[first + word] >> bit(hash, word) }
    return found != 0
  }

  /// Gives half of the memory back, or all when the rest would be of no use.
  mutating func coarsen() {
    let halved = Self.coarser(blockCount, keyCount: keyCount)
    for block in 0..<halved {
      for word in 0..<Self.wordsPerBlock {
        let left = words[2 * block * Self.wordsPerBlock + word]
        let right = words[(2 * block + 1) * Self.wordsPerBlock + word]
        words[block * Self.wordsPerBlock + word] = left | right
      }
    }
    resize(to: halved)
  }

  /// Gives all memory back; from now on all keys pass.
  mutating func giveUp() { resize(to: 0) }

  private mutating func resize(to count: Int) {
    words.shrink(to: count * Self.wordsPerBlock)
    blockCount = count
  }

  /// Which bit of a word belongs to a key: six bits of its hash for each word.
  @inline(__always)
  private func bit(_ hash: KeyHash, _ word: Int) -> UInt64 {
    (hash.low >> UInt64(word * 6 + 8)) & 63
  }
}
