import Formats
import Records

/// Where a result goes: a file that appears when it is whole, or standard output.
final class ResultOutput {
  private let sink: (any ByteSink)?
  private var file: OutputFile?

  /// Begins a result; `-` is standard output.
  ///
  /// - Parameter flag: The flag that names the result, for advice.
  init(at path: String, flag: String, _ environment: Environment) throws(CommandError) {
    guard path != "-" else {
      sink = environment.output
      file = nil
      return
    }
    sink = nil
    do throws(OutputFailure) {
      file = try OutputFile(path: path, flag: flag, temporaryFiles: environment.temporaryFiles)
    } catch {
      throw CommandError(error)
    }
  }

  /// Adds bytes.
  func write(_ bytes: ByteSlice) throws(CommandError) {
    try sink?.write(bytes)
    do throws(OutputFailure) {
      try file?.write(bytes)
    } catch {
      throw CommandError(error)
    }
  }

  /// Adds a text as UTF-8.
  func write(_ text: String) throws(CommandError) {
    var buffer = ByteBuffer(capacity: text.utf8.count)
    buffer.append(text)
    try write(buffer.slice)
  }

  /// Completes the result and gives the file its name.
  func finish() throws(CommandError) {
    guard var file = file.take() else { return }
    do throws(OutputFailure) {
      try file.finish()
    } catch {
      throw CommandError(error)
    }
  }
}
