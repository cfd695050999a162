/// What `muster targets` prints: the targets, one target, one operation.
///
/// Shape: plain text of at most 100 columns where words allow it; pure functions.
public enum TargetListing {
  /// The list of targets.
  public static func targets(_ targets: [Target]) -> String {
    var table = TextTable(["TARGET", "OPERATIONS", "WHAT IT IS"])
    for target in targets {
      table.add(target.identifier, String(target.operations.count), target.summary)
    }
    return table.text
  }

  /// A target with its operations, limits, settings and sources.
  public static func target(_ target: Target) -> String {
    var text = heading(of: target)
    var operations = TextTable(["OPERATION", "METHOD", "PATH", "EFFECT", "UNDO", "SUMMARY"])
    for operation in target.operations {
      operations.add(
        operation.identifier, operation.method, operation.path.text,
        operation.semantics.effect.rawValue, operation.semantics.reversibility.rawValue,
        operation.summary)
    }
    text += "\n" + operations.text
    text += section("Limits", limits(of: target))
    text += section("Credentials", credentials(target.security))
    text += section("Settings", settings(of: target))
    text += section("Side effects", sideEffects(of: target))
    text += section("Not supported", target.notSupported.map { ["-", $0] })
    text += section("Sources", target.sources.map { [$0.key, $0.text] })
    return text
  }

  private static func heading(of target: Target) -> String {
    var text = "\(target.identifier): \(target.title)\n"
    if !target.summary.isEmpty { text += target.summary + "\n" }
    for server in target.servers { text += server.url + "\n" }
    return text
  }

  private static func limits(of target: Target) -> [[String]] {
    let limits = target.limits
    var phrases = limits.rates
    if let concurrency = limits.concurrency { phrases.append("\(concurrency) at once") }
    let standard = phrases.isEmpty ? "none" : phrases.joined(separator: ", ")
    return [[limits.isPublished ? "published" : "not published", standard + ". " + limits.summary]]
  }

  /// The ways to authorise, with where the credential goes.
  static func credentials(_ schemes: [SecurityScheme]) -> [[String]] {
    schemes.map { scheme in
      var parts = [scheme.kind.phrase]
      if !scheme.scopes.isEmpty { parts.append("scopes " + scheme.scopes.joined(separator: ", ")) }
      return [scheme.name, parts.joined(separator: ", ") + ". " + scheme.summary]
    }
  }

  private static func settings(of target: Target) -> [[String]] {
    target.settings.map { setting in
      let choices =
        setting.choices.isEmpty ? "" : " One of: \(setting.choices.joined(separator: ", "))."
      return ["\(setting.name) = \(setting.standard.text)", setting.summary + "." + choices]
    }
  }

  private static func sideEffects(of target: Target) -> [[String]] {
    target.operations.flatMap { operation in
      operation.semantics.sideEffects.map { [operation.identifier, $0.phrase] }
    }
  }

  /// A heading with rows of two columns below it; nothing when there are no rows.
  static func section(_ title: String, _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "" }
    var table = TextTable([], indent: 2)
    for row in rows { table.add(row[0], row[1]) }
    return "\n\(title)\n" + table.text
  }
}

extension SecurityScheme.Kind {
  /// The kind in a sentence.
  var phrase: String {
    switch self {
    case .apiKey(let location, let name): "API key in the \(location) \(name)"
    case .http(let scheme): "HTTP \(scheme)"
    case .oauth2(let flows): "OAuth 2, " + flows.map(\.name).joined(separator: " or ")
    case .other(let name): name
    }
  }
}

extension OperationSemantics.SideEffect {
  /// The side effect in a sentence.
  var phrase: String { property.map { "\(effect), when \($0) is true" } ?? effect }
}
