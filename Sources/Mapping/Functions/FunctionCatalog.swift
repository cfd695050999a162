import Records

/// All functions of the expression language.
public enum FunctionCatalog {
  /// The entries, by topic; in each the order of the reference.
  public static let entries: [FunctionEntry] =
    conditionFunctions
    + numberFunctions
    + dateFunctions
    + dateFormatFunctions
    + listFunctions
    + joinFunctions
    + recordFunctions

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
