/// How many bytes the parts of one structure hold together.
final class MemoryCount {
  /// What they may hold at most.
  let limit: Int
  /// What they hold now.
  private(set) var current = 0
  /// The most that they ever held.
  private(set) var peak = 0

  init(limit: Int) { self.limit = limit }

  func take(_ bytes: Int) {
    current += bytes
    peak = max(peak, current)
    // The division of the limit makes this so; debug builds, and so the tests, look.
    assert(current <= limit, "more memory is held than the limit allows")
  }

  func release(_ bytes: Int) { current -= bytes }
}
