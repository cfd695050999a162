public import Records

/// Something that differs from tenant to tenant, or that no source settles.
public struct Setting: Sendable, Equatable {
  /// What values a setting takes.
  public enum Kind: String, Sendable, CaseIterable {
    /// A text.
    case text
    /// True or false.
    case boolean
    /// A whole number.
    case integer
    /// A list of texts or numbers.
    case list
  }

  /// The name in profiles.
  public var name: String
  /// What values it takes.
  public var kind: Kind
  /// The value where a profile has none.
  public var standard: SettingValue
  /// The values that it takes, where they are listed.
  public var choices: [String]
  /// What it does and why it is a setting.
  public var summary: String
  /// Where in requests its value goes, when it is not the standard one.
  public var destination: Destination?

  /// A place in requests that a setting fills.
  public struct Destination: Sendable, Equatable {
    /// Where: in the query or in a header.
    public var location: Parameter.Location
    /// The name there.
    public var name: String
    /// The methods of the calls that get it; empty for all.
    public var methods: [String]
    /// The operations that get it; empty for all.
    public var operations: [String]
  }
}

/// The value of a setting.
public enum SettingValue: Sendable, Equatable {
  /// None.
  case none
  /// A text.
  case text(String)
  /// True or false.
  case boolean(Bool)
  /// A whole number.
  case integer(Int)
  /// A list of texts; numbers in their decimal form.
  case list([String])

  /// The value as people read it.
  public var text: String {
    switch self {
    case .none: "none"
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .list(let texts): texts.isEmpty ? "any" : texts.joined(separator: ", ")
    }
  }
}

/// The settings of a target for one tenant: the document's values with a profile's over them.
public struct SettingValues: Sendable, Equatable {
  private var values: [String: SettingValue]

  /// The values that hold without a profile.
  public init(of target: Target) {
    values = [:]
    for setting in target.settings { values[setting.name] = setting.standard }
  }

  /// Takes a profile's value, and gives the problem when the target has no such setting or it does not
  /// take such a value.
  public mutating func set(_ name: String, to value: SettingValue, of target: Target)
    -> Diagnostic?
  {
    guard let setting = target.settings.first(where: { $0.name == name }) else {
      return Diagnostic(
        "target.unknownSetting", "\(target.title) has no setting \"\(name)\"",
        advice: Suggestion.advice(for: name, among: target.settings.map(\.name), what: "settings"))
    }
    switch (setting.kind, value) {
    case (_, .none), (.boolean, .boolean), (.integer, .integer), (.list, .list): break
    case (.text, .text(let text)):
      guard setting.choices.isEmpty || setting.choices.contains(text) else {
        return Diagnostic(
          "target.settingValue", "the setting \"\(name)\" does not take this value",
          advice: "it takes " + setting.choices.joined(separator: ", "))
      }
    default:
      return Diagnostic(
        "target.settingType", "the setting \"\(name)\" takes another kind of value",
        advice: "it takes \(setting.kind.phrase)")
    }
    values[name] = value
    return nil
  }

  /// The value of a setting; none for a name that the target lacks.
  public subscript(name: String) -> SettingValue { values[name] ?? .none }

  /// Whether a setting is on.
  public func isOn(_ name: String) -> Bool { self[name] == .boolean(true) }
}

extension Setting.Kind {
  /// The kind in a sentence.
  public var phrase: String {
    switch self {
    case .text: "a text"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .list: "a list"
    }
  }
}
