import Formats
import Records

/// The input of a command, opened once, whose format is found when nobody says it.
///
/// A name with a known ending decides, unless the content is plainly something else; then it is a mistake. A name
/// ending in `.json` may hold JSON Lines. Without such a name the content decides.
final class CommandInput {
  private let path: String
  private let environment: Environment
  private var file: InputSource?
  private var peeked: PeekedSource?

  /// The input of a path; `-` is the environment's.
  init(_ path: String, _ environment: Environment) {
    self.path = path
    self.environment = environment
  }

  /// The input's size in bytes, where it is known.
  var size: Int? { file?.size }

  /// The format of the input.
  ///
  /// - Parameter encoding: What is known of the encoding.
  func format(encoding: String?) throws(CommandError) -> SourceFormat {
    let choice: EncodingChoice
    do throws(Diagnostic) {
      choice =
        try encoding.map { name throws(Diagnostic) in try EncodingChoice(named: name) }
        ?? .automatic
    } catch {
      throw CommandError(error, exitCode: .wrongUsage)
    }
    let peeked = try peek()
    let guess = FormatGuess(
      peeked.firstBytes, isWhole: peeked.firstBytes.count < FormatGuess.byteCount,
      encoding: choice)
    guard let named = SourceFormat(ofName: path) else { return guess.format }
    if !guess.fits(named) {
      throw CommandError(
        .formatMismatch(named, guess.format, file: peeked.name), exitCode: .unreadableInput)
    }
    return named == .json && guess.format == .jsonl ? .jsonl : named
  }

  /// The bytes of the input from the beginning.
  func source() throws(CommandError) -> any ByteSource {
    if let peeked { return peeked }
    return try open()
  }

  /// The bytes of a file from the beginning once more, when it has been read.
  func again() throws(CommandError) -> any ByteSource {
    let file = try open()
    do throws(Diagnostic) { try file.rewind() } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
    return file
  }

  private func open() throws(CommandError) -> InputSource {
    if let file { return file }
    do throws(Diagnostic) {
      let opened = try InputSource(path: path, standardInput: environment.input)
      file = opened
      return opened
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }

  private func peek() throws(CommandError) -> PeekedSource {
    if let peeked { return peeked }
    let file = try open()
    do throws(Diagnostic) {
      let source = try PeekedSource(file, count: FormatGuess.byteCount)
      peeked = source
      return source
    } catch {
      throw CommandError(error, exitCode: .unreadableInput)
    }
  }
}

extension Diagnostic {
  /// A file that is not what its name says.
  fileprivate static func formatMismatch(
    _ named: SourceFormat, _ found: SourceFormat, file: String
  ) -> Diagnostic {
    Diagnostic(
      "input.formatMismatch",
      "the name says \(named.title), and the content looks like \(found.title)",
      advice: "say which it is: --format \(found.rawValue) or --format \(named.rawValue)",
      place: Place(file: file))
  }
}
