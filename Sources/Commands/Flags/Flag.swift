/// A flag together with the type of its value, so that reading it from `Options` needs no cast.
///
/// `Flag<Bool>` is there or not; `String`, `Int` and `ByteCount` are given once; `[String]` may be
/// repeated.
public struct Flag<Value>: Sendable, DefinedFlag {
  /// What is known about the flag.
  public let definition: FlagDefinition
}

/// A flag of any type of value.
public protocol DefinedFlag: Sendable {
  /// What is known about the flag.
  var definition: FlagDefinition { get }
}

extension Flag<Bool> {
  /// A flag without a value.
  static func toggle(
    _ name: String, short: Character? = nil, group: FlagDefinition.Group = .main, help: String
  ) -> Flag {
    Flag(definition: FlagDefinition(name, short: short, .none, help: help, group: group))
  }
}

extension Flag<String> {
  /// A flag with a text, one of a few words, or the name of a file or folder.
  static func text(
    _ name: String, short: Character? = nil, _ kind: ValueKind = .text, placeholder: String,
    group: FlagDefinition.Group = .main, default defaultText: String? = nil, help: String
  ) -> Flag {
    Flag(
      definition: FlagDefinition(
        name, short: short, kind, placeholder: placeholder, defaultText: defaultText, help: help,
        group: group))
  }
}

extension Flag<[String]> {
  /// A flag with a text that may be given more than once.
  static func texts(
    _ name: String, placeholder: String, group: FlagDefinition.Group = .main, help: String
  ) -> Flag {
    Flag(
      definition: FlagDefinition(
        name, .text, placeholder: placeholder, help: help, group: group, isRepeatable: true))
  }
}

extension Flag<Int> {
  /// A flag with a whole number within bounds.
  static func number(
    _ name: String, _ range: ClosedRange<Int>, placeholder: String = "NUMBER",
    group: FlagDefinition.Group = .main, default defaultText: String? = nil, help: String
  ) -> Flag {
    Flag(
      definition: FlagDefinition(
        name, .number(range), placeholder: placeholder, defaultText: defaultText, help: help,
        group: group))
  }
}

extension Flag<ByteCount> {
  /// A flag with a size in bytes.
  static func size(
    _ name: String, group: FlagDefinition.Group, default defaultText: String, help: String
  ) -> Flag {
    Flag(
      definition: FlagDefinition(
        name, .size, placeholder: "SIZE", defaultText: defaultText, help: help, group: group))
  }
}
