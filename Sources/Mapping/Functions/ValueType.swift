public import Records

/// What kinds of value an expression can have, as far as is known before any record is read.
///
/// Every expression may also have no value, so that is no type of its own: no value alone is the empty
/// set.
public struct ValueType: OptionSet, Sendable, Equatable {
  /// One bit for each kind.
  public let rawValue: UInt8

  /// The type of some bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// UTF-8 text.
  public static let text = ValueType(rawValue: 1)
  /// A decimal number.
  public static let number = ValueType(rawValue: 2)
  /// True or false.
  public static let boolean = ValueType(rawValue: 4)
  /// An instant.
  public static let date = ValueType(rawValue: 8)
  /// A list of values.
  public static let list = ValueType(rawValue: 16)
  /// A JSON object or array as it stood in the source.
  public static let nested = ValueType(rawValue: 32)
  /// The demand to empty a property.
  public static let cleared = ValueType(rawValue: 64)
  /// A file to send.
  public static let file = ValueType(rawValue: 128)

  /// One value that text functions read: text, or a date in its text form.
  public static let textual: ValueType = [.text, .date]
  /// One value of any simple kind.
  public static let scalar: ValueType = [.text, .number, .boolean, .date]
  /// Values of all kinds.
  public static let everything = ValueType(rawValue: 255)
  /// What a field of a nested source may hold.
  public static let any: ValueType = [.text, .number, .boolean, .date, .list, .nested]

  /// Whether a value of a kind has this type; no value has every type.
  @inline(__always)
  public func contains(_ kind: Cell.Kind) -> Bool {
    let bit = ValueType.bit(of: kind)
    return rawValue & bit == bit
  }

  @inline(__always)
  private static func bit(of kind: Cell.Kind) -> UInt8 {
    switch kind {
    case .absent, .null: 0
    case .text: 1
    case .number: 2
    case .boolean: 4
    case .date: 8
    case .list: 16
    case .nested: 32
    case .cleared: 64
    case .file: 128
    }
  }

  /// The type in words, for messages: `text or a date`.
  public var words: String {
    let all: [(ValueType, String)] = [
      (.text, "text"), (.number, "a number"), (.boolean, "true or false"), (.date, "a date"),
      (.list, "a list"), (.nested, "a nested value"), (.cleared, "Clear()"), (.file, "a file"),
    ]
    let parts = all.filter { contains($0.0) }.map(\.1)
    if parts.isEmpty { return "no value" }
    return parts.count == 1
      ? parts[0] : parts.dropLast().joined(separator: ", ") + " or " + parts[parts.count - 1]
  }
}
