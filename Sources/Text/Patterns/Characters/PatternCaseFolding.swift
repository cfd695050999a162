/// Which scalars are the same letter in another case.
///
/// The standard library has no table of simple case folding, but its simple case mappings connect the
/// same scalars: each group of connected ones is an orbit, such as k, K and the Kelvin sign.
/// Memory: the table of about 2,900 scalars is made at the first use, in some milliseconds.
/// Source: Unicode's CaseFolding.txt, lines of status C and S.
enum PatternCaseFolding {
  private struct Entry {
    let scalar: UInt32
    /// The next scalar of the orbit; the last one leads back to the first.
    let next: UInt32
  }

  private static let entries: [Entry] = makeEntries()

  /// Scalars of equal folding that no simple case mapping connects.
  private static let additionalPairs: [(UInt32, UInt32)] = [
    (0x0390, 0x1FD3), (0x03B0, 0x1FE3), (0xFB05, 0xFB06),
  ]

  /// All cases of a scalar, itself included.
  static func orbit(of scalar: UInt32) -> [UInt32] {
    var orbit = [scalar]
    var position = firstEntry(from: scalar)
    while position < entries.count, entries[position].scalar == orbit[orbit.count - 1],
      entries[position].next != scalar
    {
      orbit.append(entries[position].next)
      position = firstEntry(from: entries[position].next)
    }
    return orbit
  }

  /// A set with all cases of its scalars.
  static func folded(_ set: ScalarSet) -> ScalarSet {
    var ranges = set.ranges
    for range in set.ranges {
      var position = firstEntry(from: range.low)
      while position < entries.count, entries[position].scalar <= range.high {
        for scalar in orbit(of: entries[position].scalar) {
          ranges.append(ScalarRange(low: scalar, high: scalar))
        }
        position += 1
      }
    }
    return ScalarSet(ranges)
  }

  /// The position of the first entry of a scalar or a greater one.
  private static func firstEntry(from scalar: UInt32) -> Int {
    var lower = 0
    var upper = entries.count
    while lower < upper {
      let middle = (lower + upper) / 2
      if entries[middle].scalar < scalar { lower = middle + 1 } else { upper = middle }
    }
    return lower
  }

  private static func makeEntries() -> [Entry] {
    var orbits = Orbits()
    // Letters with case live in the first two planes.
    for value in UInt32(0)...0x1FFFF {
      // The dotted and the dotless i change case only in Turkish ways and fold to themselves.
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped,
        value != 0x130, value != 0x131
      else { continue }
      for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
        let mapped = mapping.unicodeScalars
        guard mapped.count == 1, let other = mapped.first?.value else { continue }
        orbits.connect(value, other)
      }
    }
    for (one, other) in additionalPairs { orbits.connect(one, other) }
    return orbits.all.flatMap { orbit in
      orbit.indices.map { Entry(scalar: orbit[$0], next: orbit[($0 + 1) % orbit.count]) }
    }.sorted { $0.scalar < $1.scalar }
  }
}

/// Groups of connected scalars while they grow.
private struct Orbits {
  private var members: [[UInt32]] = []
  private var place: [UInt32: Int] = [:]

  mutating func connect(_ one: UInt32, _ other: UInt32) {
    guard one != other else { return }
    let home = self.home(of: one)
    let away = self.home(of: other)
    guard home != away else { return }
    for scalar in members[away] { place[scalar] = home }
    members[home] += members[away]
    members[away] = []
  }

  private mutating func home(of scalar: UInt32) -> Int {
    if let known = place[scalar] { return known }
    members.append([scalar])
    place[scalar] = members.count - 1
    return members.count - 1
  }

  var all: [[UInt32]] { members.filter { $0.count > 1 }.map { $0.sorted() } }
}
