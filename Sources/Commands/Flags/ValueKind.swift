/// What may stand behind a flag or as an argument; it decides the check and what a shell offers.
public enum ValueKind: Sendable, Equatable {
  /// Nothing: the flag is there or not.
  case none
  /// Any text.
  case text
  /// A whole number within bounds.
  case number(ClosedRange<Int>)
  /// A size in bytes with an optional unit.
  case size
  /// One of a few words.
  case choice([String])
  /// The name of a file; a shell offers files.
  case file
  /// The name of a folder; a shell offers folders.
  case folder

  /// What a value must be, for messages; nil where any text will do.
  var demand: String? {
    switch self {
    case .none, .text, .file, .folder: nil
    case .number(let range):
      range.upperBound == .max
        ? "a whole number of at least \(range.lowerBound)"
        : "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .size: "a size such as 512KiB, 1MiB or 4096"
    case .choice(let words): (words.count > 1 ? "one of " : "") + words.joined(separator: ", ")
    }
  }

  /// The value that a text spells, or nil when it is not of this kind.
  func value(of text: String) -> FlagValue? {
    switch self {
    case .none: nil
    case .text: .text(text)
    case .file, .folder: text.isEmpty ? nil : .text(text)
    case .number(let range): Int(text).flatMap { range.contains($0) ? .number($0) : nil }
    case .size: ByteCount(text).map(FlagValue.size)
    case .choice(let words): words.contains(text) ? .text(text) : nil
    }
  }
}

/// A value that passed the check of its kind.
enum FlagValue: Sendable, Equatable {
  case none
  case text(String)
  case number(Int)
  case size(ByteCount)
}
