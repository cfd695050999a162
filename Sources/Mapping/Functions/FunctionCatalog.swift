import Records

/// All functions of the expression language.
public enum FunctionCatalog {
  /// Functions about one thing, as the reference groups them.
  public struct Topic: Sendable {
    /// What they are about.
    public let title: String
    /// The functions, in the order of the reference.
    public let entries: [FunctionEntry]
  }

  /// The functions by topic.
  public static let topics = [
    Topic(title: "Conditions", entries: conditionFunctions),
    Topic(title: "Text", entries: textFunctions + searchFunctions),
    Topic(title: "Letters", entries: letterFunctions),
    Topic(title: "Patterns and replacement", entries: patternFunctions),
    Topic(title: "Numbers and truth values", entries: numberFunctions),
    Topic(title: "Dates", entries: dateFunctions + dateFormatFunctions),
    Topic(title: "Lists", entries: listFunctions + joinFunctions),
    Topic(title: "Codes and random values", entries: codeFunctions + randomFunctions),
    Topic(title: "Records and requests", entries: recordFunctions + fileFunctions),
  ]

  /// The entries of all topics.
  public static let entries: [FunctionEntry] = topics.flatMap(\.entries)

  /// The function of a name in any case; synonyms count.
  public static func entry(named name: String) -> FunctionEntry? {
    byName[name.lowercased()]
  }

  private static let byName: [String: FunctionEntry] = {
    var names: [String: FunctionEntry] = [:]
    for entry in entries {
      for name in [entry.name] + entry.synonyms { names[name.lowercased()] = entry }
    }
    return names
  }()

  /// Why a name is no function.
  static func unknown(_ name: String, at offset: Int) -> ExpressionProblem {
    if ["approleassignmentscomplex", "singleapproleassignment"].contains(name.lowercased()) {
      return ExpressionProblem(
        "expression.entraOnly", "\(name) reads Entra's own role assignments, which no export has",
        advice: "use a field of the source and Lookup, Split or Switch", at: offset)
    }
    let known = entries.flatMap { [$0.name] + $0.synonyms }
    return ExpressionProblem(
      "expression.unknownFunction", "there is no function \(name)",
      advice: Suggestion.nearest(to: name, among: known).map { "did you mean \($0)?" }
        ?? "muster functions lists them all", at: offset)
  }
}
