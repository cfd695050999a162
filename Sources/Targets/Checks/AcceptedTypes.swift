/// The types that a rule takes, as bits.
struct AcceptedTypes: OptionSet, Sendable {
  let rawValue: UInt8

  static let string = AcceptedTypes(rawValue: 1)
  static let number = AcceptedTypes(rawValue: 2)
  static let integer = AcceptedTypes(rawValue: 4)
  static let boolean = AcceptedTypes(rawValue: 8)
  static let object = AcceptedTypes(rawValue: 16)
  static let array = AcceptedTypes(rawValue: 32)
  static let any = AcceptedTypes(rawValue: 63)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The types of a schema, of which null is no value on the data path; a schema without types takes any.
  init(_ types: [Schema.ValueType]) {
    if types.isEmpty {
      self = .any
      return
    }
    self = []
    for type in types {
      switch type {
      case .string: insert(.string)
      case .number: insert(.number)
      case .integer: insert(.integer)
      case .boolean: insert(.boolean)
      case .object: insert(.object)
      case .array: insert(.array)
      case .null: break
      }
    }
  }

  /// Whether any value is taken.
  var isAny: Bool { self == .any }

  /// The types in a sentence.
  var phrase: String {
    if isAny { return "a value" }
    var words: [String] = []
    if contains(.string) { words.append("text") }
    if contains(.number) { words.append("a number") }
    if contains(.integer), !contains(.number) { words.append("a whole number") }
    if contains(.boolean) { words.append("true or false") }
    if contains(.array) { words.append("a list") }
    if contains(.object) { words.append("an object") }
    return words.isEmpty ? "left out" : words.joined(separator: " or ")
  }
}
