/// Says which of several runs has the next item.
///
/// How it works: a tournament. Each inner node keeps who lost there, so that when the winner has been
/// replaced only the games on its way up are played again, one comparison each.
/// Order: by group, equal groups by the number of the run; runs that ended come last.
/// Source: Knuth, The Art of Computer Programming 3, section 5.4.1.
struct LoserTree: ~Copyable {
  /// Bytes for each run.
  static let bytesPerRun = MemoryLayout<RunHead>.stride
  /// Added to the number of a run that ended.
  private static let ended = 1 << 32

  /// Node 0 has the winner.
  private var nodes: CountedTable<RunHead>

  /// A tree for a number of runs, each of which must be placed once.
  init(runCount: Int, memory: MemoryCount) {
    precondition(runCount > 0)
    nodes = CountedTable(count: runCount, memory: memory)
    // Those not yet placed win, so that each who is placed waits where the other side comes up.
    for node in 0..<runCount { nodes[node] = RunHead(group: .min, rank: -1) }
  }

  /// The number of the run whose item is next; nil at the end.
  @inline(__always)
  var winner: Int? {
    let rank = nodes[0].rank
    return rank < Self.ended ? rank : nil
  }

  /// Places a run that has not been placed, or the winner, anew: by its group, or at the end.
  @inline(__always)
  mutating func place(_ run: Int, group: Int64?) {
    var head = RunHead(group: group ?? .max, rank: group == nil ? run + Self.ended : run)
    var node = (run + nodes.count) / 2
    while node > 0 {
      let other = nodes[node]
      if other < head {
        nodes[node] = head
        head = other
      }
      node /= 2
    }
    nodes[0] = head
  }
}

/// Where a run stands.
struct RunHead: BitwiseCopyable {
  /// The group of its next item.
  var group: Int64
  /// Its number, more if it ended.
  var rank: Int

  @inline(__always)
  static func < (left: RunHead, right: RunHead) -> Bool {
    left.group == right.group ? left.rank < right.rank : left.group < right.group
  }
}
