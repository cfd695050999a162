import Commands
import Formats
import Records
import Testing

/// Proves that a golden case cannot pass when something is not as expected.
@Suite struct GoldenHarnessTests {
  private let folder: TemporaryFolder
  private let example: CommandCase
  private let table = CommandTable([
    command(arguments: [ArgumentDefinition("FILE", .file, help: "a file")]) {
      (invocation) throws(CommandError) in
      let path = invocation.options.arguments[0]
      do throws(OutputFailure) {
        var file = try OutputFile(path: path, temporaryFiles: invocation.environment.temporaryFiles)
        try file.write(ByteSlice("written\r\n"))
        try file.finish()
      } catch {
        throw CommandError(error)
      }
      try invocation.environment.output.write("wrote \(path)\n")
      return .done
    }
  ])

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("try\n${case}/new.txt\n", to: "arguments")
    try folder.write("an input\n", to: "input.csv")
    try folder.write("wrote ${case}/new.txt\n", to: "expected.stdout")
    try folder.write("0\n", to: "expected.status")
    try folder.write("written\r\n", to: "expected.files/new.txt")
    example = CommandCase(folder: folder.path, name: "try")
  }

  private func verdict(isRecording: Bool = false) async throws -> CaseVerdict {
    try await CaseVerdict(of: example, with: table, isRecording: isRecording)
  }

  @Test func `passes when streams, status and files are as expected`() async throws {
    #expect(try await verdict() == .asExpected)
    #expect(folder.names.contains("new.txt") == false)
  }

  @Test func `shows the lines that differ`() async throws {
    try folder.write("wrote ${case}/old.txt\n", to: "expected.stdout")
    #expect(
      try await verdict()
        == .different(
          "expected.stdout differs:\n- wrote ${case}/old.txt\n+ wrote ${case}/new.txt\n"))
  }

  @Test(arguments: [
    ("expected.status", "1\n"), ("expected.files/new.txt", "written\n"),
    ("expected.files/stale.txt", ""), ("expected.stderr", "error\n"), ("expected.stdouts", ""),
    ("new.txt", "written\r\n"),
  ])
  func `fails when an expectation is wrong or stale`(_ name: String, _ text: String) async throws {
    try folder.write(text, to: name)
    #expect(try await verdict() != .asExpected)
  }

  @Test(arguments: ["expected.status", "expected.stdout", "expected.files/new.txt"])
  func `fails when an expectation is missing`(_ name: String) async throws {
    try folder.remove(name)
    #expect(try await verdict() != .asExpected)
  }

  @Test func `a recording fails once, and stale expectations go with it`() async throws {
    try folder.write("stale", to: "expected.files/stale.txt")
    try folder.remove("expected.stdout")
    guard case .recorded = try await verdict(isRecording: true) else {
      Issue.record("a rewritten case did not say so")
      return
    }
    #expect(
      folder.names == [
        "arguments", "expected.files/new.txt", "expected.status", "expected.stdout", "input.csv",
      ])
    #expect(try folder.text(of: "expected.stdout") == "wrote ${case}/new.txt\n")
    #expect(try await verdict(isRecording: true) == .asExpected)
    #expect(try await verdict() == .asExpected)
  }
}
