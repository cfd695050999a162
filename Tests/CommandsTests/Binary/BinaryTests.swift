import Foundation
import Glibc
import Testing

/// A handful of workflows of the built program: what only a process of its own can show.
@Suite(.enabled("the program is built beside the tests") { Child.program != nil })
struct BinaryTests {
  private let run: ConvertRun
  private let program: String

  init() throws {
    run = try ConvertRun()
    program = try #require(Child.program)
  }

  private func rows(_ count: Int) -> String {
    "id,mail,name\n" + (1...count).map { "\($0),u\($0)@harbour.example,Ada\n" }.joined()
  }

  private func convert(_ input: String, _ flags: [String] = []) -> [String] {
    [program, "convert", input, "-m", run.path("users.json5")] + flags
  }

  /// Runs a command line to its end and gives what it printed.
  private func outcome(
    of command: [String], variables: [String: String] = [:], input: Int32? = nil
  ) throws -> (ending: Child.Ending, results: String, messages: String) {
    let (results, messages) = (run.path("results"), run.path("messages"))
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    let output = (
      unsafe open(results, flags, 0o600), unsafe open(messages, flags, 0o600)
    )
    let child = try Child(command, variables: variables, input: input, output: output)
    close(output.0)
    close(output.1)
    let ending = try child.wait()
    return (
      ending, try String(contentsOfFile: results, encoding: .utf8),
      try String(contentsOfFile: messages, encoding: .utf8)
    )
  }

  @Test func `help takes no time`() throws {
    let (ending, results, messages) = try outcome(of: [program, "--help"])
    #expect(ending.exitCode == 0 && messages == "")
    #expect(results.hasPrefix("Usage: muster COMMAND"))
    #expect(ending.processorTime < .milliseconds(100))
  }

  @Test func `a reader that goes away ends the run quietly and well`() throws {
    try run.folder.write(rows(20_000), to: "staff.csv")
    let pipe = try ChildPipe()
    let messages = try ChildPipe()
    let child = try Child(
      convert(run.path("staff.csv")), output: (pipe.writeEnd, messages.writeEnd))
    close(pipe.writeEnd)
    close(messages.writeEnd)
    #expect(pipe.read(upTo: 18) == "{\"muster\":\"bundle\"")
    close(pipe.readEnd)
    #expect(try child.wait().exitCode == 0)
    #expect(messages.read() == "")
    close(messages.readEnd)
    #expect(run.folder.names == ["staff.csv", "users.json5"])
  }

  @Test func `reads standard input and writes standard output`() throws {
    try run.folder.write(rows(3) + "4,no address,Di\n", to: "staff.csv")
    let input = unsafe open(run.path("staff.csv"), O_RDONLY | O_CLOEXEC)
    defer { close(input) }
    let (ending, results, messages) = try outcome(of: convert("-"), input: input)
    #expect(ending.exitCode == 1)
    #expect(results.split(separator: "\n").count == 5)
    #expect(messages.hasPrefix("standard input:5: record 4, key \"4\": error: "))
    #expect(messages.hasSuffix("requests: 3 made = 3 left\n"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `an interrupt leaves nothing half written`(_ signal: Int32) throws {
    try run.folder.write("an earlier bundle\n", to: "users.jsonl")
    let pipe = try ChildPipe()
    let messages = try ChildPipe()
    let child = try Child(
      convert("-", ["-o", run.path("users.jsonl")]), input: pipe.readEnd,
      output: (messages.writeEnd, messages.writeEnd))
    close(messages.writeEnd)
    close(pipe.readEnd)
    // More than the head of the input and the pipe hold: when all of it is written, the program has
    // opened its output and reads records.
    #expect(pipe.write(rows(30_000)))
    #expect(run.folder.names.contains { $0.hasSuffix(".tmp") })
    child.send(signal)
    #expect(try child.wait().exitCode == 130)
    #expect(messages.read() == "muster: interrupted\n")
    close(messages.readEnd)
    close(pipe.writeEnd)
    #expect(run.folder.names == ["users.json5", "users.jsonl"])
    #expect(try run.folder.text(of: "users.jsonl") == "an earlier bundle\n")
  }

  @Test(
    arguments: [(["TERM": "xterm"], true), (["TERM": "xterm", "NO_COLOR": "1"], false)]
      as [([String: String], Bool)])
  func `colours messages on a terminal that wants them`(
    _ variables: [String: String], _ isColoured: Bool
  ) throws {
    let terminal = try ChildTerminal()
    let child = try Child(
      [program, "convrt"], variables: variables, output: (terminal.screen, terminal.screen))
    #expect(try child.wait().exitCode == 2)
    let text = terminal.text
    #expect(text.contains("unknown command convrt"))
    #expect(text.contains("\u{1B}[") == isColoured)
  }

  @Test(
    .enabled("no sanitizer is built in, which reserves more memory than any limit") {
      !Child.hasSanitizer
    }, arguments: ["", "\""])
  func `a field of 100 MB takes no more memory than the limit on records`(_ quote: String) throws {
    let pipe = try ChildPipe()
    let messages = try ChildPipe()
    // What is held in memory may be 200 MB, stacks and the program's own tables included.
    let child = try Child(
      ["/bin/sh", "-c", "ulimit -d 200000 && exec \"$0\" \"$@\""]
        + convert("-", ["-o", run.path("users.jsonl")]),
      input: pipe.readEnd, output: (messages.writeEnd, messages.writeEnd))
    close(messages.writeEnd)
    close(pipe.readEnd)
    var isRead = pipe.write("id,mail,name\n1,ada@harbour.example,\(quote)")
    let piece = String(repeating: "x", count: 1_000_000)
    for _ in 0..<100 where isRead { isRead = pipe.write(piece) }
    close(pipe.writeEnd)
    #expect(!isRead, "the program reads on behind the limit")
    #expect(try child.wait().exitCode == 3)
    #expect(
      messages.read().hasPrefix(
        "standard input:2: error: the record that begins on this line is longer than 8388608"))
    close(messages.readEnd)
    #expect(run.folder.names == ["users.json5"])
  }

  /// Runs a command line as somebody who may not do everything.
  private func unprivileged(_ command: [String]) -> [String] {
    geteuid() == 0
      ? ["/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] + command : command
  }

  /// Whether files may be forbidden: for root only where it can become somebody else, who may run the
  /// program.
  static let canBeUnprivileged: Bool = {
    guard let program = Child.program else { return false }
    guard geteuid() == 0 else { return true }
    let nothing = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(nothing) }
    let child = try? Child(
      [
        "/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", program,
        "--version",
      ], output: (nothing, nothing))
    return (try? child?.wait().exitCode) == 0
  }()

  @Test(.enabled("root can become somebody else") { canBeUnprivileged })
  func `files that may not be read or written are named`() throws {
    try run.folder.write(rows(1), to: "staff.csv")
    try run.folder.write(rows(1), to: "secret.csv")
    unsafe chmod(run.folder.path, 0o755)
    unsafe chmod(run.path("users.json5"), 0o644)
    unsafe chmod(run.path("staff.csv"), 0o644)
    unsafe chmod(run.path("secret.csv"), 0)
    defer { unsafe chmod(run.path("secret.csv"), 0o600) }

    let unreadable = try outcome(of: unprivileged(convert(run.path("secret.csv"))))
    #expect(unreadable.ending.exitCode == 3)
    #expect(
      unreadable.messages == """
        \(run.path("secret.csv")): error: the file may not be read: Permission denied \
        [input.permission]
          ask its owner for the right to read it (ls -l shows who that is)

        """)

    if geteuid() != 0 { unsafe chmod(run.folder.path, 0o555) }
    defer { unsafe chmod(run.folder.path, 0o755) }
    let names = run.folder.names
    let unwritable = try outcome(
      of: unprivileged(convert(run.path("staff.csv"), ["-o", run.path("users.jsonl")])))
    #expect(unwritable.ending.exitCode == 8)
    #expect(
      unwritable.messages == """
        \(run.path("users.jsonl")): error: the output cannot be written: Permission denied \
        [output.permission]
          name a place that you may write to with -o

        """)
    #expect(run.folder.names == names)
  }
}
