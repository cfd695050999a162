/// Working memory for matching, and the groups of the last match.
///
/// One memory serves any number of patterns, one after another; it belongs to one worker and is not
/// shared.
/// Memory: grows to the largest pattern it has served and stays; a warm memory allocates nothing.
public final class PatternMemory {
  /// Stands in a slot of a group that took no part.
  static let unset = UInt32.max

  var simulation = ThreadSimulation()
  var backtracker = BoundedBacktracker()
  /// Two slots for each group, where it begins and where it ends.
  var captures: [UInt32] = []
  /// How many slots the last match filled; 0 without one.
  var filledSlots = 0

  /// Empty working memory.
  public init() {}

  /// Where a group of the last match lies in the text; group 0 is the whole match.
  ///
  /// Nothing for a group that took no part in the match, and after a search that found nothing or
  /// only asked whether there is a match.
  public func range(of group: Int) -> Range<Int>? {
    guard group >= 0, group < filledSlots / 2 else { return nil }
    let lower = captures[2 * group]
    let upper = captures[2 * group + 1]
    guard lower != Self.unset, upper != Self.unset else { return nil }
    return Int(lower)..<Int(upper)
  }

  /// How many pairs of instruction and position the last search looked at.
  ///
  /// Tests hold the promise of linear time against this count.
  package internal(set) var stepCount = 0
}
