import Commands
import Testing

/// Inputs of many batches: what is found in the middle of them, and that workers change nothing.
@Suite struct LargeInputTests {
  private static let recordCount = 20_000

  /// Rows of which some are not as the others.
  private func rows(except odd: [Int: String] = [:]) -> [String] {
    ["id,mail,name\n"]
      + (1...Self.recordCount).map { odd[$0] ?? "\($0),u\($0)@harbour.example,Zoë \($0)\n" }
  }

  @Test func `the number of workers changes no byte`() async throws {
    let unique = ConvertRun.users.replacing(
      "requests:", with: "unique: ['=[mail]'], requests:")
    let run = try ConvertRun(mapping: unique)
    let text = rows(except: [
      7: "7,no address,x\n", 8_000: "8000,u7999@harbour.example,beside\n",
      15_000: "15000,u3@harbour.example,far away\n", 19_999: "19999,a,b,c\n",
    ]).joined()
    try run.folder.write(text, to: "staff.csv")
    let alone = await run.convert("staff.csv", ["--jobs", "1"])
    #expect(alone.exitCode == .someRejected)
    #expect(
      alone.messages.contains(
        "is already that of record 3, line 4") && alone.messages.contains("record 7999, line 8000"))
    let names = ["users.jsonl", "users.jsonl.rejects.csv"]
    let wanted = try names.map { try run.folder.bytes(of: $0) }
    for jobs in ["2", "4", "16"] {
      let together = await run.convert("staff.csv", ["--jobs", jobs])
      #expect(together.exitCode == alone.exitCode && together.messages == alone.messages)
      #expect(try names.map { try run.folder.bytes(of: $0) } == wanted, "\(jobs) workers")
    }
  }

  @Test func `invalid bytes are named by line and byte, wherever they are`() async throws {
    let run = try ConvertRun()
    let rows = rows()
    let bad = 12_345
    let before = Array(rows[..<bad].joined().utf8)
    let row = Array("12345,x@harbour.example,Zo".utf8)
    try run.folder.write(
      before + row + [0xEB, 0x0A] + Array(rows[(bad + 1)...].joined().utf8), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .unreadableInput)
    #expect(
      messages == """
        records: \(bad - 1) read = \(bad - 1) mapped + 0 skipped + 0 rejected
        staff.csv:\(bad + 1): byte \(before.count + row.count): error: bytes that are not valid \
        utf-8 [input.invalidBytes]
          name the file's own encoding (such as --encoding windows-1252), or replace them with \
        --lenient

        """)
    #expect(run.folder.names == ["staff.csv", "users.json5"])
  }

  @Test func `a character cut at the end of a file is invalid`() async throws {
    let run = try ConvertRun()
    try run.folder.write(Array(rows().joined().utf8) + [0x31, 0xC3], to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .unreadableInput)
    #expect(messages.contains("\nstaff.csv:\(Self.recordCount + 2): byte "))
  }

  @Test func `a quote that is never closed is named by the line where it began`() async throws {
    let run = try ConvertRun()
    try run.folder.write(
      rows(except: [9_000: "9000,u@harbour.example,\"Ada\n"]).joined(), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .unreadableInput)
    #expect(messages.contains("\nstaff.csv:9001: error: a quote that begins on this line "))
    #expect(run.folder.names == ["staff.csv", "users.json5"])
  }

  @Test func `a field over the limit rejects its record and the run goes on`() async throws {
    let run = try ConvertRun()
    let long = String(repeating: "x", count: 2 << 20)
    try run.folder.write(
      rows(except: [500: "500,u@harbour.example,\(long)\n"]).joined(), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .someRejected)
    #expect(
      messages.hasPrefix(
        "staff.csv:501: record 500: error: a field is longer than 1048576 bytes"))
    #expect(try run.requests().count == Self.recordCount - 1)
    #expect(try run.folder.bytes(of: "users.jsonl.rejects.csv").count > long.utf8.count)
  }

  @Test func `a record over the limit ends the run`() async throws {
    let run = try ConvertRun()
    let long = String(repeating: "\"x\"\"\n\",", count: 2 << 20)
    try run.folder.write(rows(except: [500: long]).joined(), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .unreadableInput)
    #expect(
      messages.contains(
        "\nstaff.csv:501: error: the record that begins on this line is longer than 8388608 bytes"))
    #expect(run.folder.names == ["staff.csv", "users.json5"])
  }
}
