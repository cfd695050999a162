/// Finds the name that somebody probably meant.
public enum Suggestion {
  /// The nearest of the known names, if it is near enough to be a slip of the pen.
  ///
  /// Nearness is the number of inserted, dropped, changed and swapped characters, case ignored; at
  /// most a third of the name's length.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased())
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = editDistance(wanted, Array(candidate.lowercased()))
      if distance <= max(1, max(wanted.count, candidate.count) / 3),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The nearest name as a sentence, or the list of all when there are few of them.
  public static func advice(for name: String, among known: [String], what: String) -> String? {
    if let near = nearest(to: name, among: known) { return "did you mean \"\(near)\"?" }
    guard !known.isEmpty, known.count <= 24 else { return nil }
    return "known \(what): " + known.joined(separator: ", ")
  }

  /// The optimal string alignment distance of two texts.
  private static func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      for (j, b) in right.enumerated() {
        var cost = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
          cost = min(cost, beforePrevious[j - 1] + 1)
        }
        current.append(cost)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
