import Records

/// The problems of what other engines know and this one does not.
///
/// Most of it would break the promise of linear time; each problem says so, and what to write instead.
enum UnsupportedSyntax {
  private static let reason = "because a pattern is matched in time linear in the text"

  static func lookAround(_ sign: String, isBehind: Bool, at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.lookAround",
      "look-\(isBehind ? "behind" : "ahead") \"\(sign)\" is not supported, \(reason)",
      advice: "match the neighbouring text too, and put what you want into a group", at: offset)
  }

  static func backReference(_ sign: String, at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.backReference", "back-reference \"\(sign)\" is not supported, \(reason)",
      advice: "write the group's pattern again, or compare two groups in the mapping", at: offset)
  }

  static func possessive(at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.possessive", "possessive repetition is not supported, \(reason)",
      advice: "leave out the \"+\": without backtracking nothing is tried twice", at: offset)
  }

  static func atomic(at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.atomicGroup", "atomic group \"(?>\" is not supported, \(reason)",
      advice: "write (?:…): without backtracking nothing is tried twice", at: offset)
  }

  static func conditional(at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.conditional", "conditional \"(?(\" is not supported, \(reason)",
      advice: "write both cases as alternatives", at: offset)
  }

  static func recursion(_ sign: String, at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.recursion", "recursion \"\(sign)\" is not supported, \(reason)",
      advice: "write the nesting out to the depth you need", at: offset)
  }

  static func group(_ sign: String, advice: String, at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.unknownGroup", "group \"\(sign)\" is not supported", advice: advice, at: offset)
  }

  static func classSubtraction(at offset: Int) -> PatternProblem {
    PatternProblem(
      "pattern.classSubtraction", "class subtraction \"-[\" is not supported",
      advice: "write the wanted ranges, or \\-\\[ for the two signs", at: offset)
  }

  /// The problem of a backslash with a letter or digit that means nothing here.
  static func escape(_ sign: String, at offset: Int) -> PatternProblem {
    let advice: String?
    switch sign {
    case "\\Z": advice = "write \\z for the end of the text"
    case "\\G": advice = "write \\A for the beginning of the text"
    case "\\E": advice = "there is no \\Q before it"
    case "\\u", "\\U": advice = "write \\x{…} with the hexadecimal number"
    case "\\e": advice = "write \\x1B"
    case "\\h": advice = "write [ \\t]"
    case "\\R": advice = "write \\r?\\n"
    case "\\X", "\\C": advice = "write (?s:.) for any character"
    case "\\b": advice = "in a class write \\x08 for a backspace"
    default: advice = nil
    }
    return PatternProblem(
      "pattern.unknownEscape", "\"\(sign)\" means nothing here", advice: advice, at: offset)
  }
}
