public import Records
import Text

/// What a mapping needs to know about a rule before any value is there.
extension ValueRule {
  /// The breach of a value that can only be of some kinds, if the rule takes none of them.
  public func breach(ofKinds kinds: [Cell.Kind]) -> RuleBreach? {
    guard let first = kinds.first else { return nil }
    if kinds.contains(where: { takes($0) }) { return nil }
    return typeBreach(of: first)
  }

  /// The breach of an object, if the rule takes none.
  public var breachOfObject: RuleBreach? {
    types.contains(.object) ? nil : typeBreach(of: .nested)
  }

  /// Whether text that has a format keeps the rule, so that there is nothing to check.
  public func isFree(forTextOfFormat name: String) -> Bool {
    format?.rawValue == name && !hasFurtherRules && takesAnyLength
  }

  /// What text has to be like to keep the rule, where one simple question tells; nil where it takes
  /// `check`.
  public var quickCheck: QuickCheck? {
    // Both questions are answered no for empty text.
    guard types.contains(.string), minLength <= 1, maxLength == .max, pattern == nil else {
      return nil
    }
    let hasOthers =
      isBinary || enumeration != nil || neededSetting != nil || !anyOf.isEmpty
      || !oneOf.isEmpty
    if hasOthers { return nil }
    switch (wire, format) {
    case (.path, nil): return .segment
    case (.path, _): return nil
    case (_, .email): return .email
    default: return nil
    }
  }

  /// A simple question about text; a no leaves it to `check` to say what is wrong.
  public enum QuickCheck: UInt8, BitwiseCopyable, Sendable {
    /// Whether it is a mail address.
    case email
    /// Whether it is a segment of a path that does not begin with a dot.
    case segment

    /// The answer.
    @inline(__always)
    public func passes(_ text: ByteSlice) -> Bool {
      switch self {
      case .email: EMailAddress.isValid(text)
      case .segment: !text.isEmpty && text[0] != UInt8(ascii: ".")
      }
    }
  }

  private var takesAnyLength: Bool {
    types.contains(.string) && minLength == 0 && maxLength == .max && pattern == nil
  }

  private var hasFurtherRules: Bool {
    wire == .path || isBinary || enumeration != nil || neededSetting != nil || !anyOf.isEmpty
      || !oneOf.isEmpty
  }

  /// Whether every value of a kind keeps the rule, so that there is nothing to check.
  public func isFree(for kind: Cell.Kind) -> Bool {
    if kind == .absent || kind == .null { return true }
    if hasFurtherRules { return false }
    switch kind {
    case .text: return takesAnyLength && format == nil
    case .number:
      return types.contains(.number) && format == nil && minimum == nil && maximum == nil
    case .boolean: return types.contains(.boolean)
    default: return false
    }
  }

  /// Whether dates are written without a time of day.
  public var writesDatesOnly: Bool { format == .date }

  /// Whether the value is a file.
  public var isFile: Bool { isBinary }

  /// Whether values of a kind can fit at all.
  private func takes(_ kind: Cell.Kind) -> Bool {
    switch kind {
    case .absent, .null: return true
    case .cleared: return isClearable
    case .file: return isBinary
    default: break
    }
    if isBinary { return false }
    if takesSingleElement && kind != .list { return items?.takes(kind) ?? true }
    switch kind {
    case .text: return types.contains(.string)
    case .number: return types.contains(.number) || types.contains(.integer)
    case .boolean: return types.contains(.boolean)
    case .date: return types.contains(.string) && (format?.isOfDates ?? types.isAny)
    case .list: return types.contains(.array)
    case .nested: return types.contains(.object) || types.contains(.array)
    default: return true
    }
  }
}
