import Formats
import Records

/// Writes the rejects of a conversion; the file is made with the first of them.
///
/// The rejects of an earlier run are removed when there is nothing to reject now.
final class RejectsWriter {
  private static let flag = Flags.rejects.definition.long

  private let path: String?
  private let environment: Environment
  private var rejects: any RecordRejects
  private var file: ResultOutput?
  private var reasons: ResultOutput?
  private var buffer = ByteBuffer()

  /// A writer of what a reader's records are rejected for; without a path there are only messages.
  init(at path: String?, _ reader: any RecordReader, _ environment: Environment) {
    self.path = path
    self.environment = environment
    rejects = reader.makeRejects()
  }

  /// Where the rejects and the reasons are, in words; nil when there are none.
  var places: String? {
    guard let path, path != "-", file != nil else { return nil }
    return reasons == nil ? path : path + ", with the reasons in " + Self.reasonsPath(path)
  }

  /// Where the reasons go when the input has no header.
  private static func reasonsPath(_ path: String) -> String {
    path == "-" ? path : path + ".reasons.csv"
  }

  /// Adds a record.
  func append(
    _ record: ByteSlice, line: Int, reason: String, in encoding: TextEncoding
  ) throws(CommandError) {
    guard let path else { return }
    if file == nil { try begin(at: path) }
    rejects.append(record, line: line, reason: reason, in: encoding, to: &buffer)
    try flush(to: file)
    if reasons != nil {
      CSVRejects.appendReason(line: line, reason, to: &buffer)
      try flush(to: reasons)
    }
  }

  private func begin(at path: String) throws(CommandError) {
    file = try ResultOutput(at: path, flag: Self.flag, environment)
    rejects.begin(to: &buffer)
    try flush(to: file)
    if rejects.separatesReasons && path != "-" {
      reasons = try ResultOutput(at: Self.reasonsPath(path), flag: Self.flag, environment)
      CSVRejects.beginReasons(to: &buffer)
      try flush(to: reasons)
    }
  }

  /// Completes the files.
  func finish() throws(CommandError) {
    if file != nil { rejects.end(to: &buffer) }
    try flush(to: file)
    try file?.finish()
    try reasons?.finish()
  }

  /// Removes the files of an earlier run that this one has no use for.
  func removeEarlier() throws(CommandError) {
    guard let path, path != "-" else { return }
    do throws(OutputFailure) {
      if file == nil { try OutputFile.removeEarlier(path, flag: Self.flag) }
      if reasons == nil {
        try OutputFile.removeEarlier(Self.reasonsPath(path), flag: Self.flag)
      }
    } catch {
      throw CommandError(error)
    }
  }

  private func flush(to output: ResultOutput?) throws(CommandError) {
    defer { buffer.removeAll() }
    try output?.write(buffer.slice)
  }
}
