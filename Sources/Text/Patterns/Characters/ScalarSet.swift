/// Scalars from one to another, both included.
struct ScalarRange: Hashable, Sendable {
  var low: UInt32
  var high: UInt32
}

/// A set of Unicode scalars as ranges.
///
/// Shape: the ranges ascend and do not touch, so equal sets have equal ranges.
struct ScalarSet: Hashable, Sendable {
  private(set) var ranges: [ScalarRange] = []

  /// Every scalar.
  static let any = ScalarSet([ScalarRange(low: 0, high: 0x10FFFF)])
  /// Every scalar but the line feed.
  static let anyButLineFeed = ScalarSet([ScalarRange(low: 0x0A, high: 0x0A)]).inverted

  /// The set of all scalars in some ranges, in any order.
  init(_ ranges: [ScalarRange]) {
    for range in ranges.sorted(by: { $0.low < $1.low }) {
      if let last = self.ranges.last, range.low <= last.high + 1 {
        self.ranges[self.ranges.count - 1].high = max(last.high, range.high)
      } else {
        self.ranges.append(range)
      }
    }
  }

  /// The scalars that are not in the set.
  var inverted: ScalarSet {
    var gaps: [ScalarRange] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.low > next { gaps.append(ScalarRange(low: next, high: range.low - 1)) }
      next = range.high + 1
    }
    if next <= 0x10FFFF { gaps.append(ScalarRange(low: next, high: 0x10FFFF)) }
    return ScalarSet(gaps)
  }

  /// Whether a scalar is in the set.
  func contains(_ scalar: UInt32) -> Bool {
    ranges.contains { $0.low <= scalar && scalar <= $0.high }
  }
}
