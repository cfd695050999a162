public import Records
public import Text

/// What one value of a request must be: a schema made ready to check cells on the data path.
///
/// Shape: built once from a schema whose settings are resolved; constants of a mapping and values of
/// records go through the same `check`.
/// Units: lengths count Unicode scalars, the characters of JSON Schema.
/// Errors: `request.type`, `.enumeration`, `.format`, `.length`, `.bound`, `.pattern`, `.items`,
/// `.clear`, `.path`, and `.settingNeeded` and `.required` or `.unknownProperty` inside objects.
/// Memory: immutable, shared by all workers; each of them brings its own `PatternMemory`. A check
/// allocates only for a breach and for objects that come as source bytes.
/// Source: JSON Schema 2020-12, Validation, section 6.
public final class ValueRule: Sendable {
  /// Where in a request a value goes, which decides what can be written there.
  public enum Wire: Sendable {
    /// A segment of the path.
    case path
    /// The query, a header or a cookie.
    case parameter
    /// A field of a form, multipart or not.
    case form
    /// JSON.
    case json

    /// The wire of parameters at a location.
    public init(_ location: Parameter.Location) { self = location == .path ? .path : .parameter }

    /// The wire of bodies.
    public init(_ encoding: RequestBody.Encoding) { self = encoding == .json ? .json : .form }

    /// Whether a list is a name repeated, so that one value is a list of one.
    var repeatsNames: Bool { self == .form || self == .parameter }
  }

  /// What an object must hold, if the value may be one.
  public let object: ObjectRule?
  /// What the elements of a list must be.
  public let items: ValueRule?

  let wire: Wire
  let types: AcceptedTypes
  let format: ValueFormat?
  let isBinary: Bool
  let enumeration: ConstantCells?
  let enumerationPhrase: String
  let minLength: Int
  let maxLength: Int
  let minimum: NumberBound?
  let maximum: NumberBound?
  let pattern: Pattern?
  let patternSource: String
  let minItems: Int
  let maxItems: Int
  let isClearable: Bool
  let neededSetting: String?
  let anyOf: [ValueRule]
  let oneOf: [ValueRule]

  /// Compiles a schema; what cannot be checked is named in `problems`.
  public init(_ schema: Schema, as wire: Wire, problems: inout [Diagnostic]) {
    self.wire = wire
    types = AcceptedTypes(schema.types)
    format = schema.format.flatMap { ValueFormat(rawValue: $0) }
    isBinary = schema.isBinary
    enumeration = schema.enumeration.map { ConstantCells($0) }
    enumerationPhrase = schema.enumeration.map { ConstantCells.phrase(of: $0) } ?? ""
    minLength = schema.minLength ?? 0
    maxLength = schema.maxLength ?? .max
    minimum = schema.minimum.map { NumberBound($0) }
    maximum = schema.maximum.map { NumberBound($0) }
    pattern = schema.pattern.flatMap { Self.compile($0, of: schema, problems: &problems) }
    patternSource = schema.pattern ?? ""
    minItems = schema.minItems ?? 0
    maxItems = schema.maxItems ?? .max
    isClearable =
      schema.rules.isClearable
      && (wire == .json ? schema.takes(.null) : wire == .form && schema.takes(.string))
    neededSetting = schema.rules.onlyWith
    items = schema.items.map { ValueRule($0, as: wire, problems: &problems) }
    let isObject = schema.types.contains(.object) || !schema.properties.isEmpty
    object = isObject ? ObjectRule(schema, as: wire, problems: &problems) : nil
    // Alternatives of an object are the object's own matter.
    anyOf = isObject ? [] : schema.anyOf.map { ValueRule($0, as: wire, problems: &problems) }
    oneOf = isObject ? [] : schema.oneOf.map { ValueRule($0, as: wire, problems: &problems) }
  }

  private static func compile(
    _ source: String, of schema: Schema, problems: inout [Diagnostic]
  ) -> Pattern? {
    var buffer = ByteBuffer()
    buffer.append(source)
    do throws(PatternProblem) {
      return try Pattern(buffer.slice)
    } catch {
      problems.append(
        Diagnostic(
          "openapi.unsupported",
          "muster does not check the pattern of \"\(schema.name ?? schema.summary)\": "
            + error.summary, advice: error.advice, severity: .warning))
      return nil
    }
  }

  /// The first rule that a value breaks; nil when it breaks none, and for no value, which leaves the
  /// property out.
  @inline(__always)
  public func check(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    if cell.hasNoValue { return nil }
    if let breach = checkKind(cell, memory: memory) { return breach }
    return anyOf.isEmpty && oneOf.isEmpty ? nil : checkAlternatives(cell, memory: memory)
  }

  private func checkKind(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    if let neededSetting { return Self.settingNeeded(neededSetting) }
    switch cell.kind {
    case .absent, .null: return nil
    case .text: return checkText(cell, memory: memory)
    case .number: return checkNumber(cell, memory: memory)
    case .boolean: return checkBoolean(cell, memory: memory)
    case .date: return checkDate(cell, memory: memory)
    case .list: return checkList(cell, memory: memory)
    case .nested: return checkNested(cell, memory: memory)
    case .cleared: return isClearable ? nil : Self.notClearable
    case .file: return checkFile(cell, memory: memory)
    }
  }

  /// Whether one value stands for a list of one.
  var takesSingleElement: Bool { wire.repeatsNames && types.contains(.array) }

  private func checkAlternatives(_ cell: Cell, memory: PatternMemory) -> RuleBreach? {
    if !anyOf.isEmpty, !anyOf.contains(where: { $0.check(cell, memory: memory) == nil }) {
      return RuleBreach("request.alternatives", "must fit one of \(anyOf.count) alternatives")
    }
    if !oneOf.isEmpty {
      let count = oneOf.count { $0.check(cell, memory: memory) == nil }
      if count != 1 {
        return RuleBreach(
          "request.alternatives", "must fit exactly one of \(oneOf.count) alternatives")
      }
    }
    return nil
  }

  static func settingNeeded(_ setting: String) -> RuleBreach {
    RuleBreach(
      "request.settingNeeded", "is not sent unless the setting \"\(setting)\" is on",
      advice:
        "leave it out, or turn the setting on in the profile once you know the tenant takes it")
  }

  static let notClearable = RuleBreach(
    "request.clear", "cannot be emptied", advice: "leave it out in place of Clear()")
}
