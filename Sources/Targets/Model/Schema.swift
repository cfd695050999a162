/// What values a parameter, a property or a body takes.
///
/// Shape: a JSON Schema with its references followed and its `allOf` merged, so that one level says all.
/// Units: lengths count characters, as Unicode scalars.
/// Source: JSON Schema 2020-12, Validation; OpenAPI 3.0.4 and 3.1.1, "Schema Object".
public struct Schema: Sendable {
  /// A type of JSON values.
  public enum ValueType: String, Sendable, CaseIterable {
    /// Text.
    case string
    /// Any number.
    case number
    /// A whole number.
    case integer
    /// True or false.
    case boolean
    /// Properties with values.
    case object
    /// A list.
    case array
    /// No value, written out.
    case null
  }

  /// A value that the document spells out: a default or a member of an enumeration.
  public enum Constant: Sendable, Equatable {
    /// Text.
    case text(String)
    /// A number, as its decimal text.
    case number(String)
    /// True or false.
    case boolean(Bool)
    /// No value, written out.
    case null
  }

  /// A bound of numbers.
  public struct Bound: Sendable, Equatable {
    /// The number, as its decimal text.
    public var number: String
    /// Whether the number itself is outside.
    public var isExclusive: Bool
  }

  /// What an object says about properties that it does not list.
  public enum Additional: Sendable, Equatable {
    /// Any may be there; the document is silent.
    case unstated
    /// Any may be there.
    case allowed
    /// None may be there.
    case forbidden
  }

  /// A property of an object.
  public struct Property: Sendable {
    /// The name.
    public var name: String
    /// What values it takes.
    public var schema: Schema
  }

  /// The name of the component that it comes from, if it is one.
  public var name: String?
  /// The types that it takes; empty when any.
  public var types: [ValueType] = []
  /// The format of text or numbers: `date`, `email`, `int64`.
  public var format: String?
  /// The values that it takes, where they are listed; a constant is a list of one.
  public var enumeration: [Constant]?
  /// The least number of characters.
  public var minLength: Int?
  /// The greatest number of characters.
  public var maxLength: Int?
  /// The least number.
  public var minimum: Bound?
  /// The greatest number.
  public var maximum: Bound?
  /// The pattern that text must match.
  public var pattern: String?
  /// The properties of an object, in the document's order.
  public var properties: [Property] = []
  /// The names of properties that must be there.
  public var required: [String] = []
  /// What holds for properties that are not listed.
  public var additional: Additional = .unstated
  /// The least number of elements.
  public var minItems: Int?
  /// The greatest number of elements.
  public var maxItems: Int?
  /// Schemas of which at least one must hold.
  public var anyOf: [Schema] = []
  /// Schemas of which exactly one must hold.
  public var oneOf: [Schema] = []
  /// The value that the API takes when there is none.
  public var standard: Constant?
  /// What it is.
  public var summary = ""
  /// Whether it appears in answers only.
  public var isReadOnly = false
  /// Whether it appears in requests only, so that no reading can show it.
  public var isWriteOnly = false
  /// Whether its text is the bytes of a file.
  public var isBinary = false
  /// What `x-muster` says about it.
  public var rules = PropertyRules()

  private var itemSchema: [Schema] = []

  /// A schema that takes anything.
  public init() {}

  /// What the elements of a list take.
  public var items: Schema? {
    get { itemSchema.first }
    set { itemSchema = newValue.map { [$0] } ?? [] }
  }

  /// Whether it says nothing about values.
  public var isOpen: Bool {
    types.isEmpty && enumeration == nil && properties.isEmpty && anyOf.isEmpty && oneOf.isEmpty
      && !isBinary
  }

  /// The property of a name.
  public func property(named name: String) -> Property? {
    properties.first { $0.name == name }
  }

  /// Whether it takes values of a type.
  public func takes(_ type: ValueType) -> Bool { types.isEmpty || types.contains(type) }
}

/// What `x-muster` says about a parameter or property beyond JSON Schema.
public struct PropertyRules: Sendable, Equatable {
  /// Whether every view, message and journal masks it.
  public var isConfidential = false
  /// Whether `Clear()` may empty it.
  public var isClearable = true
  /// The setting that must be on for the property to be taken at all.
  public var onlyWith: String?
  /// The setting whose value is sent when a mapping leaves the property out.
  public var whenLeftOut: String?
  /// The value that a complete create or replacement sends when a mapping leaves the property out.
  public var neutral: Schema.Constant?
  /// The greatest size of a file in bytes.
  public var maximumBytes: Int?
  /// The schema keywords whose values come from settings.
  public var fromSettings: [Binding] = []

  /// No special rules.
  public init() {}

  /// A schema keyword whose value comes from a setting.
  public struct Binding: Sendable, Equatable {
    /// The keyword.
    public var keyword: Keyword
    /// The setting's name.
    public var setting: String
  }

  /// The schema keywords that a setting can give.
  public enum Keyword: String, Sendable, CaseIterable {
    /// The allowed values: a list, empty for any.
    case enumeration = "enum"
    /// A format; `any` for none.
    case format
    /// The least number of characters.
    case minLength
    /// The greatest number of characters.
    case maxLength
    /// A pattern.
    case pattern
    /// The names of required properties: a list.
    case required
    /// Whether `Clear()` may empty it.
    case clearable
    /// The greatest size of a file in bytes.
    case maximumBytes
  }
}
