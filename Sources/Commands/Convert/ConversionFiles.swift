import Formats
import Records

/// The files that a conversion reads and writes.
struct ConversionFiles {
  let input: String
  /// The mapping; nil where there is none.
  let mapping: String?
  let output: String
  let summary: String?
  /// Where rejects go, if that was said.
  private let chosenRejects: String?

  /// The files that a command line names.
  init(_ options: Options) {
    input = options.arguments[0]
    mapping = options[Flags.mapping]
    output = options[Flags.output] ?? "-"
    summary = options[Flags.summary]
    chosenRejects = options[Flags.rejects]
  }

  /// Where the rejects of an input go; nil from stream to stream, where there are only messages.
  func rejects(as format: SourceFormat) -> String? {
    // Nothing lies beside a stream.
    let base = [output, input].first { !FileIdentity.isStream($0) }
    return chosenRejects ?? base.map { $0 + ".rejects." + format.fileExtension }
  }

  /// A file by what the command line calls it.
  private struct Role {
    let name: String
    let path: String
    let isWritten: Bool

    /// What messages call the file.
    var title: String {
      path == "-" ? isWritten ? "standard output" : "standard input" : path
    }

    /// Whether two roles share a file or stream, which one of them would destroy or use up.
    func clashes(with other: Role) -> Bool {
      if path == "-" || other.path == "-" {
        return path == other.path && isWritten == other.isWritten
      }
      guard isWritten || other.isWritten, let file = FileIdentity(path: path) else { return false }
      return file == FileIdentity(path: other.path)
    }
  }

  /// Makes sure that no result replaces an input or another result.
  ///
  /// - Parameter format: The format of the input, once it is known: by it rejects that nobody named are
  ///   called.
  func checkDistinct(as format: SourceFormat? = nil) throws(CommandError) {
    let rejects = format.flatMap { self.rejects(as: $0) } ?? chosenRejects
    let all: [(name: String, path: String?, isWritten: Bool)] = [
      ("INPUT", input, false), ("--mapping", mapping, false), ("--output", output, true),
      ("--rejects", rejects, true), ("--summary", summary, true),
    ]
    let roles = all.compactMap { name, path, isWritten in
      path.map { Role(name: name, path: $0, isWritten: isWritten) }
    }
    var problems: [Diagnostic] = []
    for (position, role) in roles.enumerated() {
      guard let first = roles[..<position].first(where: { $0.clashes(with: role) }) else {
        continue
      }
      problems.append(
        Diagnostic(
          "usage.sameFile", "\(first.name) and \(role.name) are the same: \(role.title)",
          advice: "name another file with \(role.name)"))
    }
    if !problems.isEmpty { throw CommandError(problems, exitCode: .wrongUsage) }
  }
}
