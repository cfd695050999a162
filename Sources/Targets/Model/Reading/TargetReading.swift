internal import JSON
public import Records

/// What came of reading an OpenAPI document: the target, if it can be used, and what to say about it.
public struct TargetReading: Sendable {
  /// The target; nil when the document has errors.
  public let target: Target?
  /// Errors that stop its use, and warnings that name what muster does not check.
  public let diagnostics: [Diagnostic]

  /// Reads any OpenAPI 3.0 or 3.1 document in JSON, with or without `x-muster` extensions.
  ///
  /// Errors: `openapi.*` and the codes of JSON; every mistake is reported in one pass. A construct that
  /// muster does not check is a warning with the code `openapi.unsupported`.
  /// Memory: copies the document while it reads.
  /// Source: OpenAPI 3.0.4 and 3.1.1; `Sources/Targets/README.md` for `x-muster`.
  ///
  /// - Parameter file: The document's name in messages; without `x-muster`, the target's name is made
  ///   from it.
  public init(document: ByteSlice, file: String) {
    self.init(source: SourceText(file: file, bytes: document), file: file)
  }

  private init(source: SourceText, file: String) {
    let tree = JSONReader.read(source, as: .strict)
    guard let root = tree.root, tree.mistakes.isEmpty else {
      target = nil
      diagnostics = tree.mistakes
      return
    }
    let reader = DocumentReader(source: source, root: root)
    let result = reader.target(named: Self.identifier(from: file))
    diagnostics = reader.diagnostics
    target = diagnostics.contains { $0.severity == .error } ? nil : result
  }

  /// The name of a document's target when the document itself gives none: `acme.openapi.json` is `acme`.
  static func identifier(from file: String) -> String {
    let name = file.split(separator: "/").last ?? "target"
    return String(name.split(separator: ".").first ?? "target")
  }
}
