/// A text in which `…` stands for any text, as documents shorten what a program prints.
struct Elision {
  private let parts: [String]

  init(_ text: String) {
    parts = text.split(separator: "…", omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a text is this one with something in place of each `…`.
  func matches(_ text: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return text == parts.first
    }
    guard text.hasPrefix(first) else { return false }
    guard let rest = Self.find(parts.dropFirst().dropLast(), in: text.dropFirst(first.count))
    else { return false }
    return rest.count >= last.count && rest.hasSuffix(last)
  }

  /// Whether a text contains this one with something in place of each `…`.
  func occurs(in text: String) -> Bool { Self.find(parts[...], in: text[...]) != nil }

  /// What is left of a text behind parts that follow each other in it.
  private static func find(_ parts: ArraySlice<String>, in text: Substring) -> Substring? {
    var rest = text
    for part in parts where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return nil }
      rest = rest[range.upperBound...]
    }
    return rest
  }
}
