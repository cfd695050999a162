/// A value of a JSON or JSON5 text that knows where it stands.
///
/// Shape: a tree of values, freely copied; `range` leads back into the `SourceText` it was read from.
public struct JSONNode: Sendable {
  /// What a node is, with its contents.
  public enum Kind: Sendable {
    /// The word `null`.
    case null
    /// One of the words `true` and `false`.
    case boolean(Bool)
    /// A number, kept as its text.
    case number(JSONNumber)
    /// Text in quotes.
    case string(JSONString)
    /// Values in square brackets.
    case array([JSONNode])
    /// Members in braces.
    case object(JSONObject)
    /// A value with a mistake that has been reported; only in a tree that came with mistakes.
    case invalid
  }

  /// What the node is, with its contents.
  public let kind: Kind

  /// Its bytes in the source, quotes and brackets included.
  public let range: Range<Int>

  /// A node that stands at a range of bytes.
  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
  }

  /// The members, if this is an object.
  public var object: JSONObject? {
    if case .object(let object) = kind { object } else { nil }
  }

  /// The elements, if this is an array.
  public var elements: [JSONNode]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The text and its way back to the source, if this is a string.
  public var string: JSONString? {
    if case .string(let string) = kind { string } else { nil }
  }

  /// The text, if this is a string.
  public var text: String? { string?.value }

  /// The number, if this is one.
  public var number: JSONNumber? {
    if case .number(let number) = kind { number } else { nil }
  }

  /// The truth value, if this is one.
  public var boolean: Bool? {
    if case .boolean(let boolean) = kind { boolean } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool {
    if case .null = kind { true } else { false }
  }

  /// The value of a member; nil when this is no object or has no such member.
  public subscript(key: String) -> JSONNode? { object?[key]?.value }

  /// What the node is, in words for a message: `an object`.
  public var kindName: String {
    switch kind {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "text"
    case .array: "an array"
    case .object: "an object"
    case .invalid: "no value"
    }
  }
}
