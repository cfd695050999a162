import JSON
import Records
import Targets

/// What a request collects from many records.
struct CollectPlan: Sendable {
  /// What records have in common that become one request.
  var by: [ValuePlan]
  /// The array of the body that they fill, as a path: `body`, `body/usage`.
  var into: String
  /// What each record adds, as the mapping has it.
  var item: JSONNode
  /// The most items of one request.
  var max: Int
  /// Whether records of one request stand together in the input.
  var isSorted: Bool
  /// Where `into` stands in the mapping, for messages.
  var intoNode: JSONNode
  /// Whether the compiler has met the array.
  var isPlaced = false

  /// The next name on the way from a path to the array; nil when it is not below the path.
  func step(below path: String) -> String? {
    guard into.hasPrefix(path + "/") else { return nil }
    return into.dropFirst(path.count + 1).split(separator: "/").first.map(String.init)
  }

  /// Keeps to a limit of the target.
  mutating func limit(to most: Int) { max = Swift.min(max, most) }
}

/// An object of a JSON body, and what the target demands of it.
struct ObjectPlan: Sendable {
  /// What it must hold; nil where the target says nothing.
  var rule: ObjectRule?
  /// What messages call it.
  var label: String
  /// The properties that the mapping gives, with their leaves.
  var properties: [(number: Int, leaves: Range<Int>)] = []
  /// All leaves in it; without a value for any of them it is left out.
  var leaves = 0..<0

  /// Whether the mapping gives a property.
  func holds(_ number: Int) -> Bool { properties.contains { $0.number == number } }
}
