import Commands
import Foundation
import Testing

/// A command line with what it must print and write, kept in a folder.
///
/// `arguments` holds one argument a line, `stdin` what the command reads from `-`, `expected.stdout`,
/// `expected.stderr`, `expected.status` and the folder `expected.files` what must come of it; a missing
/// one stands for nothing, but the status must be there. All other files are inputs: they are copied to
/// a fresh folder, and what is new or changed there afterwards is what the command wrote; an input that
/// is gone counts as an empty file `NAME.removed`.
/// `${case}` in an argument is that folder, `${samples}` and `${mappings}` are those of the repository;
/// in what is printed their paths stand under the same names.
struct CommandCase: Sendable, CustomTestStringConvertible {
  /// The case's folder.
  let folder: String
  /// `area/case`.
  let name: String

  var testDescription: String { name }

  /// The folder of all cases.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(component: "Cases").path

  /// Every folder with a file `arguments`.
  static let all: [CommandCase] = FileTree.names(below: root)
    .filter { $0.hasSuffix("/arguments") }
    .map { String($0.dropLast("/arguments".count)) }
    .map { CommandCase(folder: root + "/" + $0, name: $0) }

  /// The names in the folder that are no inputs.
  static func isPartOfCase(_ name: String) -> Bool {
    name == "arguments" || name == "stdin" || name.hasPrefix("expected.")
  }

  /// The bytes of a file of the case; none where there is no such file.
  func bytes(of name: String) -> [UInt8] {
    FileManager.default.contents(atPath: folder + "/" + name).map(Array.init) ?? []
  }
}

/// The folders that arguments may name.
struct CasePlaces {
  let names: [(name: String, path: String)]

  init(caseFolder: String) {
    var repository = URL(filePath: #filePath)
    for _ in 0..<4 { repository.deleteLastPathComponent() }
    names = [
      ("${case}", caseFolder),
      ("${samples}", repository.appending(component: "samples").path),
      ("${mappings}", repository.appending(component: "mappings").path),
    ]
  }

  /// An argument with paths for names.
  func expand(_ argument: String) -> String {
    names.reduce(argument) { $0.replacing($1.name, with: $1.path) }
  }

  /// What was printed, with names for paths.
  func collapse(_ printed: [UInt8]) -> [UInt8] {
    names.reduce(printed) { $0.replacing(Array($1.path.utf8), with: Array($1.name.utf8)) }
  }
}
