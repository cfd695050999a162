import Commands
import Formats
import Foundation
import Records
import TestKit
import Testing

/// Conversions from format to format of inputs that are too large for one batch.
@Suite struct RecordConversionTests {
  private static let recordCount = 20_000

  private static let columns = """
    {
      muster: 1,
      key: '=[id]',
      unique: ['=[mail]'],
      skip: '=[name] = "skipped"',
      columns: { Number: '=Number([id])', Mail: '=ToLower([mail])', Name: '=Split([name], " ")' },
    }
    """

  private func rows(except odd: [Int: String] = [:]) -> String {
    let rows = (1...Self.recordCount).map { number in
      odd[number] ?? "\(number),U\(number)@harbour.example,Zoë \(number)\n"
    }
    return "id,mail,name\n" + rows.joined()
  }

  @Test(arguments: ["csv", "json", "jsonl", "xml"])
  func `the number of workers changes no byte`(_ format: String) async throws {
    let run = try ConvertRun(mapping: Self.columns)
    try run.folder.write(
      rows(except: [
        1: "1,one,\u{1}x\n", 7: "7,no mail,skipped\n", 8_000: "8000,U7999@harbour.example,beside\n",
        15_000: "15000,U3@harbour.example,far away\n", 19_999: "19999,a,b,c\n",
      ]), to: "staff.csv")
    for mapping in [[], ["-m", run.path("users.json5")]] {
      let output = "out." + format
      let alone = await run.plain("staff.csv", to: output, mapping + ["--jobs", "1"])
      #expect(alone.exitCode == .someRejected)
      let names = [output, output + ".rejects.csv"]
      let wanted = try names.map { try run.folder.bytes(of: $0) }
      for jobs in ["2", "3", "16"] {
        let together = await run.plain("staff.csv", to: output, mapping + ["--jobs", jobs])
        #expect(together.exitCode == alone.exitCode && together.messages == alone.messages)
        #expect(try names.map { try run.folder.bytes(of: $0) } == wanted, "\(jobs) workers")
      }
    }
  }

  /// Nested records of which each has other members, and every 1000th a record that cannot be used.
  private static let lines = (1...recordCount).map { number in
    number % 1_000 == 0
      ? "[\(number)]"
      : #"{"id":\#(number),"of\#(number % 13)":{"x":"Zoë","y":[\#(number % 7),null]},"a/b":"\#(number)"}"#
  }.joined(separator: "\n")

  @Test(arguments: ["csv", "json", "xml"])
  func `nested records are written by any number of workers`(_ format: String) async throws {
    let run = try ConvertRun()
    try run.folder.write(Self.lines, to: "staff.jsonl")
    let output = "out." + format
    let alone = await run.plain("staff.jsonl", to: output, ["--jobs", "1"])
    #expect(alone.exitCode == .someRejected)
    let wanted = try run.folder.bytes(of: output)
    for jobs in ["2", "16"] {
      let together = await run.plain("staff.jsonl", to: output, ["--jobs", jobs])
      #expect(together.exitCode == alone.exitCode && together.messages == alone.messages)
      #expect(try run.folder.bytes(of: output) == wanted, "\(jobs) workers")
    }
  }

  @Test func `a pipe is read twice where nested records become rows`() async throws {
    let run = try ConvertRun()
    try run.folder.write(Self.lines, to: "staff.jsonl")
    await run.plain("staff.jsonl", to: "file.csv")
    let spill = try TemporaryFolder()
    let pipe = Pipe()
    let bytes = Data(Self.lines.utf8)
    let writing = Task.detached {
      try pipe.fileHandleForWriting.write(contentsOf: bytes)
      try pipe.fileHandleForWriting.close()
    }
    let world = TestWorld(
      input: pipe.fileHandleForReading.fileDescriptor, variables: ["TMPDIR": spill.path])
    let exitCode = await world.run(
      ["convert", "-", "-o", run.path("pipe.csv"), "--format", "jsonl"], .muster)
    try await writing.value
    #expect(exitCode == .someRejected)
    #expect(try run.folder.bytes(of: "pipe.csv") == run.folder.bytes(of: "file.csv"))
    #expect(spill.names == [] && world.environment.temporaryFiles.all == [])
  }

  @Test func `a pipe that cannot be kept ends the run as an output without room does`() async throws
  {
    let run = try ConvertRun()
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("{\"id\":1}\n".utf8))
    try pipe.fileHandleForWriting.close()
    let world = TestWorld(
      input: pipe.fileHandleForReading.fileDescriptor, variables: ["TMPDIR": "/nowhere/at/all"])
    let exitCode = await world.run(
      ["convert", "-", "-o", run.path("pipe.csv"), "--format", "jsonl"], .muster)
    #expect(exitCode == .unwritableOutput)
    #expect(world.messages.text.contains("spill.missingFolder"))
    #expect(run.folder.names == ["users.json5"])
  }

  @Test func `earlier records are named where values are not unique`() async throws {
    let run = try ConvertRun(mapping: Self.columns)
    try run.folder.write(
      rows(except: [15_000: "15000,U3@harbour.example,far away\n"]), to: "staff.csv")
    let (exitCode, messages) = await run.plain(
      "staff.csv", to: "out.jsonl", ["-m", run.path("users.json5")])
    #expect(exitCode == .someRejected)
    #expect(messages.contains("is already that of record 3, line 4"))
    let lines = try run.folder.text(of: "out.jsonl").split(separator: "\n")
    #expect(lines.count == Self.recordCount - 1)
    #expect(
      lines[1] == #"{"Number":2,"Mail":"u2@harbour.example","Name":["Zoë","2"]}"#)
  }

  @Test func `an output that cannot be completed does not appear, and the one before it stays`()
    async throws
  {
    let run = try ConvertRun()
    try run.folder.write("before", to: "out.json")
    try run.folder.write(rows(except: [9_000: "9000,u@harbour.example,\"Ada\n"]), to: "staff.csv")
    let (exitCode, messages) = await run.plain("staff.csv", to: "out.json")
    #expect(exitCode == .unreadableInput)
    #expect(messages.contains("staff.csv:9001: error: a quote that begins on this line "))
    #expect(try run.folder.text(of: "out.json") == "before")
    #expect(run.folder.names == ["out.json", "staff.csv", "users.json5"])
  }

  @Test func `the summary has the figures of the records`() async throws {
    let run = try ConvertRun()
    try run.folder.write("id,name\n1,Ada\n2,\"\u{2}\"\n", to: "staff.csv")
    let (exitCode, messages) = await run.plain(
      "staff.csv", to: "out.xml", ["--summary", run.path("sums.json")])
    #expect(exitCode == .someRejected)
    #expect(messages.contains("records: 2 read = 1 mapped + 0 skipped + 1 rejected\n"))
    let sums = try run.folder.text(of: "sums.json")
    #expect(
      sums.contains("\"records\": { \"read\": 2, \"mapped\": 1, \"skipped\": 0, \"rejected\": 1 }"))
    #expect(!sums.contains("requests"))
    #expect(sums.contains("xml.forbiddenCharacter"))
  }
}
