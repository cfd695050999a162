import Commands
import Testing

/// Runs of `muster convert` in a folder of their own.
struct ConvertRun {
  /// A mapping of three columns to one request.
  static let users = """
    {
      muster: 1,
      target: 'anewspring',
      key: '=[id]',
      requests: [
        {
          operation: 'addOrUpdateUser',
          path: { userID: '=[id]' },
          body: { login: '=[mail]', firstName: '=[name]' },
        },
      ],
    }
    """

  /// The folder with the inputs and what runs write.
  let folder: TemporaryFolder

  /// A folder with a mapping.
  init(mapping: String = ConvertRun.users) throws {
    folder = try TemporaryFolder()
    try folder.write(mapping, to: "users.json5")
  }

  /// The path of a name in the folder.
  func path(_ name: String) -> String { folder.path + "/" + name }

  /// Converts a file of the folder to `users.jsonl`, or to another one.
  ///
  /// - Returns: How it ended, and what was told, with bare names for paths.
  @discardableResult
  func convert(
    _ input: String, to output: String = "users.jsonl", _ flags: [String] = []
  ) async -> (exitCode: ExitCode, messages: String) {
    let world = TestWorld()
    let exitCode = await world.run(
      ["convert", path(input), "-m", path("users.json5"), "-o", path(output)] + flags, .muster)
    return (exitCode, world.messages.text.replacing(folder.path + "/", with: ""))
  }

  /// Converts a file of the folder to another one there, without a mapping unless the flags name one.
  ///
  /// - Returns: How it ended, and what was told, with bare names for paths.
  @discardableResult
  func plain(
    _ input: String, to output: String, _ flags: [String] = []
  ) async -> (exitCode: ExitCode, messages: String) {
    let world = TestWorld()
    let exitCode = await world.run(["convert", path(input), "-o", path(output)] + flags, .muster)
    return (exitCode, world.messages.text.replacing(folder.path + "/", with: ""))
  }

  /// The requests' lines of a bundle: without its first and its last.
  func requests(in bundle: String = "users.jsonl") throws -> [String] {
    let lines = try folder.text(of: bundle).split(separator: "\n").map(String.init)
    return Array(lines.dropFirst().dropLast())
  }
}
