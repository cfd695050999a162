internal import JSON
public import Records
internal import Text

/// What an object of a request must hold: a body, or an object inside one.
///
/// Shape: properties by number, in the document's order, so that a compiled mapping asks by number and
/// no name is looked up per record.
/// Errors: `request.required`, `request.alternatives`, `request.unknownProperty`,
/// `request.readOnly`.
public final class ObjectRule: Sendable {
  /// The names of the properties, in the document's order.
  public let names: [String]
  /// The rules of the properties, by number.
  public let rules: [ValueRule]
  /// The numbers of the properties that must be there.
  public let required: [Int]
  /// Sets of properties of which at least one must be there whole; empty when there is no such rule.
  public let alternatives: [[Int]]
  /// Whether properties that are not listed are refused, allowed, or not spoken of.
  public let additional: Schema.Additional

  private let readOnly: Set<Int>
  private let isOneOf: Bool

  /// Compiles the schema of an object; what cannot be checked is named in `problems`.
  public init(_ schema: Schema, as wire: ValueRule.Wire, problems: inout [Diagnostic]) {
    let sets = schema.oneOf + schema.anyOf
    let properties = Self.properties(of: schema, and: sets)
    let names = properties.map(\.name)
    self.names = names
    rules = properties.map { ValueRule($0.schema, as: wire, problems: &problems) }
    let readOnly = Set(properties.indices.filter { properties[$0].schema.isReadOnly })
    self.readOnly = readOnly
    // A property that only answers have is required of answers only.
    required = schema.required.compactMap { names.firstIndex(of: $0) }
      .filter { !readOnly.contains($0) }
    alternatives = sets.map { set in set.required.compactMap { names.firstIndex(of: $0) } }
    additional = schema.additional
    // Alternatives that differ in more than what they require may overlap there, so at least one counts.
    let isPlain = sets.allSatisfy(\.isOpen) && (schema.oneOf.isEmpty || schema.anyOf.isEmpty)
    isOneOf = isPlain && !schema.oneOf.isEmpty
    if !isPlain {
      problems.append(
        Diagnostic(
          "openapi.unsupported",
          "muster checks only the required properties of the alternatives of "
            + "\"\(schema.name ?? schema.summary)\"", severity: .warning))
    }
  }

  /// The properties of an object and those that only its alternatives have.
  private static func properties(of schema: Schema, and sets: [Schema]) -> [Schema.Property] {
    var properties = schema.properties
    for property in sets.flatMap(\.properties)
    where !properties.contains(where: { $0.name == property.name }) {
      properties.append(property)
    }
    return properties
  }

  /// The number of a property.
  public func number(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The rule of a property.
  public func rule(of name: String) -> ValueRule? { number(of: name).map { rules[$0] } }

  /// The first property that is missing, given which ones a request has a value for.
  @inline(__always)
  public func check(isPresent: (Int) -> Bool) -> RuleBreach? {
    for number in required where !isPresent(number) { return missing(number) }
    if alternatives.isEmpty { return nil }
    let count = alternatives.count { set in set.allSatisfy(isPresent) }
    return count == 1 || count > 1 && !isOneOf ? nil : alternativesBreach(isTooMany: count > 1)
  }

  /// What a mapping's use of a name says about it: an error for a name that the object refuses, a
  /// warning for one that it does not list or that only answers have.
  public func judge(name: String) -> Diagnostic? {
    guard let number = number(of: name) else {
      if additional == .allowed || names.isEmpty { return nil }
      return Diagnostic(
        "request.unknownProperty", "the body has no property \"\(name)\"",
        advice: Suggestion.advice(for: name, among: names, what: "properties"),
        severity: additional == .forbidden ? .error : .warning)
    }
    guard readOnly.contains(number) else { return nil }
    return Diagnostic(
      "request.readOnly", "the property \"\(name)\" is set by the target itself",
      advice: "leave it out", severity: .warning)
  }

  /// The breach of a property that must be there and is not.
  public func missing(_ number: Int) -> RuleBreach {
    RuleBreach(
      "request.required", "needs \"\(names[number])\", which has no value",
      advice: "map it from a field, or give it a default with Coalesce()")
  }

  private func alternativesBreach(isTooMany: Bool) -> RuleBreach {
    let sets = alternatives.map { set in set.map { names[$0] }.joined(separator: " and ") }
    return RuleBreach(
      "request.required",
      (isTooMany ? "takes only one of: " : "needs \(isOneOf ? "one" : "at least one") of: ")
        + sets.joined(separator: ", "))
  }

  /// Checks an object of a JSON tree.
  func check(_ object: JSONObject, memory: PatternMemory) -> RuleBreach? {
    for member in object.members {
      guard let rule = rule(of: member.key) else {
        if additional != .forbidden { continue }
        return RuleBreach(
          "request.unknownProperty", "has a property that is not known here",
          advice: "known properties: " + names.joined(separator: ", "))
      }
      if let breach = rule.check(member.value, memory: memory) {
        return breach.of(property: member.key)
      }
    }
    return check { number in object[names[number]].map { !$0.value.isNull } ?? false }
  }
}
