public import Records

/// The targets that muster knows by itself: one for each `*.openapi.json` file in this module.
///
/// The build embeds the files, so that an installed binary needs nothing beside it; adding a folder
/// with a document adds a target.
/// Memory: the documents are constants of the program; a target is read each time it is asked for.
public enum TargetCatalog {
  /// The names of the targets, in order: the documents' file names up to the first dot.
  public static var names: [String] { EmbeddedDocument.all.map(\.name) }

  /// The OpenAPI document of a target, as it is in the repository.
  public static func document(of name: String) -> ByteSlice? {
    EmbeddedDocument.all.first { $0.name == name }.map { ByteSlice($0.text) }
  }

  /// Reads the document of a target.
  public static func reading(of name: String) -> TargetReading? {
    EmbeddedDocument.all.first { $0.name == name }.map { document in
      TargetReading(document: ByteSlice(document.text), file: "\(document.file)")
    }
  }

  /// The target of a name.
  ///
  /// Errors: `target.unknown`, and what is wrong with a document when a build embedded a broken one.
  public static func target(named name: String) throws(Diagnostic) -> Target {
    guard let reading = reading(of: name) else { throw unknown(name) }
    guard let target = reading.target else {
      throw reading.diagnostics.first
        ?? Diagnostic("target.unknown", "the document of \"\(name)\" cannot be used")
    }
    return target
  }

  /// Why a name is no target.
  public static func unknown(_ name: String) -> Diagnostic {
    Diagnostic(
      "target.unknown", "there is no target \"\(name)\"",
      advice: Suggestion.advice(for: name, among: names, what: "targets"))
  }

  /// All targets, in the order of their names.
  public static func all() throws(Diagnostic) -> [Target] {
    var targets: [Target] = []
    for name in names { targets.append(try target(named: name)) }
    return targets
  }
}

/// A document that the build has put into the program; `all` is written by the catalogue generator.
struct EmbeddedDocument: Sendable {
  /// The file's name and its folder, as `ANewSpring/anewspring.openapi.json`.
  let file: StaticString
  /// The file's contents.
  let text: StaticString

  /// The file's name up to its first dot.
  var name: String { TargetReading.identifier(from: "\(file)") }
}
