public import Records

/// What a mapping needs to know about a rule before any value is there.
extension ValueRule {
  /// The breach of a value that can only be of some kinds, if the rule takes none of them.
  public func breach(ofKinds kinds: [Cell.Kind]) -> RuleBreach? {
    guard let first = kinds.first else { return nil }
    if kinds.contains(where: { takes($0) }) { return nil }
    return typeBreach(of: first)
  }

  /// Whether text that has a format keeps the rule, so that there is nothing to check.
  public func isFree(forTextOfFormat name: String) -> Bool {
    format?.rawValue == name && !hasFurtherRules && takesAnyLength
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
