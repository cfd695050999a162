import Formats
import Glibc
import Records

/// Writes the rejects of a conversion; the file is made with the first of them.
///
/// The rejects of an earlier run are removed when there is nothing to reject now.
final class RejectsWriter {
  private let path: String?
  private let reader: CSVReader
  private let environment: Environment
  private let rejects: CSVRejects
  private var file: ResultOutput?
  private var reasons: ResultOutput?
  private var buffer = ByteBuffer()
  private var encoder = TextEncoder(.utf8, unencodable: .substitute)

  /// A writer of what a reader's records are rejected for; without a path there are only messages.
  init(at path: String?, _ reader: CSVReader, _ environment: Environment) {
    self.path = path
    self.reader = reader
    self.environment = environment
    rejects = CSVRejects(reader)
  }

  /// Where the reasons go when the input has no header.
  private static func reasonsPath(_ path: String) -> String { path + ".reasons.csv" }

  /// Adds a record.
  func append(_ record: ByteSlice, line: Int, reason: String) throws(CommandError) {
    guard let path else { return }
    if file == nil { try begin(at: path) }
    rejects.append(record, line: line, reason: reason, encoder, to: &buffer)
    try flush(to: file)
    if reasons != nil {
      CSVRejects.appendReason(line: line, reason, to: &buffer)
      try flush(to: reasons)
    }
  }

  private func begin(at path: String) throws(CommandError) {
    encoder = TextEncoder(reader.encoding, unencodable: .substitute)
    file = try ResultOutput(at: path, environment)
    rejects.begin(encoder, marksByteOrder: reader.hasByteOrderMark, to: &buffer)
    try flush(to: file)
    if rejects.separatesReasons {
      reasons = try ResultOutput(at: Self.reasonsPath(path), environment)
      CSVRejects.beginReasons(to: &buffer)
      try flush(to: reasons)
    }
  }

  /// Completes the files, or removes those of an earlier run.
  func finish() throws(CommandError) {
    try file?.finish()
    try reasons?.finish()
    guard let path else { return }
    if file == nil { removeFile(path) }
    if reasons == nil { removeFile(Self.reasonsPath(path)) }
  }

  /// Removes a regular file; what else has the name, such as a device, is not ours to remove.
  private func removeFile(_ path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return }
    _ = unsafe unlink(path)
  }

  private func flush(to output: ResultOutput?) throws(CommandError) {
    defer { buffer.removeAll() }
    try output?.write(buffer.slice)
  }
}
