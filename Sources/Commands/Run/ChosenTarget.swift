import Formats
import Records
import Targets

/// A target that the command line names: one that muster knows, or a document of the user's own.
struct ChosenTarget {
  /// The largest document.
  private static let sizeLimit = 64 << 20

  let target: Target
  /// The OpenAPI document that it was read from.
  let document: String

  /// Looks a name up, or reads the file of a path, of which a name has no sign: `/` or `.json`.
  ///
  /// - Parameter messages: Where warnings about a document go.
  init(_ name: String, _ messages: Messages) throws(CommandError) {
    let isPath = name.contains("/") || name.lowercased().hasSuffix(".json")
    let document: ByteBuffer
    do throws(Diagnostic) {
      document = try isPath ? WholeFile.bytes(of: name, limit: Self.sizeLimit) : Self.known(name)
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    let reading = TargetReading(document: document.slice, file: name)
    guard let target = reading.target else {
      throw CommandError(reading.diagnostics, exitCode: .wrongUsage)
    }
    for warning in reading.diagnostics { messages.report(warning) }
    self.target = target
    self.document = String(document.slice)
  }

  /// The document of a target that muster knows.
  private static func known(_ name: String) throws(Diagnostic) -> ByteBuffer {
    guard let bytes = TargetCatalog.document(of: name) else {
      throw TargetCatalog.unknown(name)
    }
    var document = ByteBuffer(capacity: bytes.count)
    document.append(bytes)
    return document
  }
}
