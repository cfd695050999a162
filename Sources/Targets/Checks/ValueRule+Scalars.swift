internal import Records
internal import Text

/// Text, numbers, truth values, dates and files.
extension ValueRule {
  func checkText(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    let text = cell.bytes
    guard types.contains(.string) else {
      if takesSingleElement { return checkSingleElement(cell, memory: memory) }
      return typeBreach(of: .text)
    }
    if isBinary {
      return RuleBreach(
        "request.type", "is a file, not text", advice: "name the file with File()")
    }
    if wire == .path, let breach = Self.checkSegment(text) { return breach }
    if let enumeration, !enumeration.contains(cell) { return enumerationBreach }
    if let format, !format.accepts(text) { return format.breach }
    if let breach = checkLength(text) { return breach }
    return checkPattern(text, memory: memory)
  }

  /// A segment that is empty or made of dots changes which resource the path names, and
  /// percent-encoding does not help.
  ///
  /// Source: RFC 3986, section 5.2.4.
  private static func checkSegment(_ text: ByteSlice) -> RuleBreach? {
    if text.isEmpty {
      return RuleBreach("request.path", "must not be empty, since it is a segment of the path")
    }
    if text == "." || text == ".." {
      return RuleBreach("request.path", "must not be a dot segment, since it is a part of the path")
    }
    return nil
  }

  private func checkLength(_ text: ByteSlice) -> RuleBreach? {
    // A scalar takes one to four bytes, which settles most texts without counting.
    if text.count > maxLength, text.scalarCount > maxLength {
      return RuleBreach("request.length", "must have at most \(Self.characters(maxLength))")
    }
    if minLength > 0, text.count < minLength * 4, text.scalarCount < minLength {
      return RuleBreach("request.length", "must have at least \(Self.characters(minLength))")
    }
    return nil
  }

  private static func characters(_ count: Int) -> String {
    count == 1 ? "1 character" : "\(count) characters"
  }

  private func checkPattern(_ text: ByteSlice, memory: PatternMemory) -> RuleBreach? {
    guard let pattern, !pattern.isMatch(in: text, memory: memory) else { return nil }
    return RuleBreach("request.pattern", "must match the pattern \(patternSource)")
  }

  func checkNumber(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    guard types.contains(.number) || types.contains(.integer) else {
      if takesSingleElement { return checkSingleElement(cell, memory: memory) }
      return typeBreach(of: .number)
    }
    if let enumeration, !enumeration.contains(cell) { return enumerationBreach }
    let isPlain = types.contains(.number) && format == nil && minimum == nil && maximum == nil
    guard !isPlain, let number = DecimalText(cell.bytes) else { return nil }
    if !types.contains(.number), !number.isWhole {
      return RuleBreach("request.type", "must be a whole number")
    }
    if let format, !format.accepts(number) { return format.breach }
    if let minimum, !minimum.isBelow(number) {
      return RuleBreach("request.bound", "must be \(minimum.phrase(least: true))")
    }
    if let maximum, !maximum.isAbove(number) {
      return RuleBreach("request.bound", "must be \(maximum.phrase(least: false))")
    }
    return nil
  }

  func checkBoolean(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    guard types.contains(.boolean) else {
      if takesSingleElement { return checkSingleElement(cell, memory: memory) }
      return typeBreach(of: .boolean)
    }
    if let enumeration, !enumeration.contains(cell) { return enumerationBreach }
    return nil
  }

  func checkDate(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    if takesSingleElement, !types.contains(.string) {
      return checkSingleElement(cell, memory: memory)
    }
    guard types.contains(.string), format?.isOfDates ?? types.isAny else {
      return typeBreach(of: .date)
    }
    return nil
  }

  func checkFile(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    guard isBinary else {
      return RuleBreach("request.type", "is not a file", advice: "use a value in place of File()")
    }
    return checkPattern(cell.bytes, memory: memory)
  }

  private var enumerationBreach: RuleBreach {
    RuleBreach(
      "request.enumeration", "must be one of: \(enumerationPhrase)",
      advice: "map other words with Lookup() or Switch()")
  }

  /// A value of a kind that the rule does not take, and the function that makes it one that it does.
  func typeBreach(of kind: Cell.Kind) -> RuleBreach {
    RuleBreach(
      "request.type", "must be \(types.phrase), not \(kind.phrase)", advice: adviceForType(kind))
  }

  private func adviceForType(_ kind: Cell.Kind) -> String? {
    if types.contains(.string) {
      return kind == .date ? "write it with FormatDateTime()" : "make it text with CStr()"
    }
    if types.contains(.boolean) { return "make it true or false with Bool()" }
    if types.contains(.number) || types.contains(.integer) {
      return "make it a number with Number()"
    }
    if types.contains(.array) { return "make it a list with Split(), or write it in [ ]" }
    return nil
  }
}

extension Cell.Kind {
  /// The kind in a sentence.
  var phrase: String {
    switch self {
    case .absent, .null: "no value"
    case .text: "text"
    case .number: "a number"
    case .boolean: "true or false"
    case .date: "a date"
    case .list: "a list"
    case .nested: "an object"
    case .cleared: "Clear()"
    case .file: "a file"
    }
  }
}
