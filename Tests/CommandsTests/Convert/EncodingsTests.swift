import Commands
import Formats
import Records
import Testing

/// Inputs in every encoding, and their rejects, which are written in the same one.
@Suite struct EncodingsTests {
  struct Encoding: CustomTestStringConvertible {
    let testDescription: String
    let encoding: TextEncoding
    var marksByteOrder = false
    /// A name with letters that tell the encoding.
    var name = "Zoë"
    var flags: [String] = []

    /// A text in the encoding.
    func bytes(_ text: String, marked: Bool) throws -> [UInt8] {
      let encoder = TextEncoder(encoding, unencodable: .substitute)
      var buffer = ByteBuffer()
      if marked && marksByteOrder { encoder.appendByteOrderMark(to: &buffer) }
      var source = ByteBuffer()
      source.append(text)
      try encoder.encode(source.slice, into: &buffer)
      return Array(buffer.slice)
    }
  }

  static let encodings = [
    Encoding(testDescription: "ASCII", encoding: .utf8, name: "Ada"),
    Encoding(testDescription: "UTF-8", encoding: .utf8, name: "Zoë Łódź 😀"),
    Encoding(
      testDescription: "UTF-8 with mark", encoding: .utf8, marksByteOrder: true, name: "Zoë 😀"),
    Encoding(
      testDescription: "UTF-16LE with mark", encoding: .utf16LittleEndian, marksByteOrder: true,
      name: "Zoë 😀"),
    Encoding(
      testDescription: "UTF-16BE with mark", encoding: .utf16BigEndian, marksByteOrder: true,
      name: "Zoë 😀"),
    Encoding(testDescription: "UTF-16LE without mark", encoding: .utf16LittleEndian),
    Encoding(
      testDescription: "UTF-16BE named", encoding: .utf16BigEndian, name: "Łódź",
      flags: ["--encoding", "utf-16be"]),
    Encoding(testDescription: "windows-1252", encoding: .windows1252, name: "Zoë’s €"),
    Encoding(
      testDescription: "windows-1252 named", encoding: .windows1252, name: "Zoë’s €",
      flags: ["--encoding", "ansi"]),
    Encoding(testDescription: "ISO-8859-15", encoding: .iso8859Part15, name: "Zoë € 5"),
    Encoding(
      testDescription: "ISO-8859-15 named", encoding: .iso8859Part15, name: "Šárka Œ",
      flags: ["--encoding", "latin9"]),
    Encoding(
      testDescription: "ISO-8859-1 named", encoding: .iso8859Part1, name: "Zoë ¤",
      flags: ["--encoding", "latin1"]),
  ]

  private static let reason =
    "addOrUpdateUser.login: must be an e-mail address: one @ and a domain with a dot, from field"
    + " \"\"mail\"\", made by =[mail]; correct the field, or clean it with Trim() [request.format]"

  @Test(arguments: encodings)
  func `reads the encoding and writes rejects in it`(_ example: Encoding) async throws {
    let run = try ConvertRun()
    let rows = "1;ada@harbour.example;\(example.name)\r\n2;no address;\"\(example.name); jr\"\r\n"
    try run.folder.write(
      example.bytes("id;mail;name\r\n" + rows, marked: true), to: "staff.csv")
    #expect(await run.convert("staff.csv", example.flags).exitCode == .someRejected)
    let lines = try run.requests()
    #expect(lines.count == 1 && lines[0].contains("[\"firstName\",\"\(example.name)\"]"))

    let reject = "2;no address;\"\(example.name); jr\"\r\n"
    let head = "muster:line;muster:reason;id;mail;name\r\n"
    let rejects = try example.bytes(head + "3;\"\(Self.reason)\";" + reject, marked: true)
    #expect(try run.folder.bytes(of: "users.jsonl.rejects.csv") == rejects)

    // Converted again as they are, they are the same rejects, with the lines of that file.
    let again = await run.convert(
      "users.jsonl.rejects.csv", to: "again.jsonl", example.flags)
    #expect(again.exitCode == .someRejected)
    #expect(
      try run.folder.bytes(of: "again.jsonl.rejects.csv")
        == example.bytes(head + "2;\"\(Self.reason)\";" + reject, marked: true))
  }

  @Test func `what the input's encoding lacks is replaced in a reason only`() async throws {
    let run = try ConvertRun(
      mapping: ConvertRun.users.replacing(
        "firstName: '=[name]'", with: "firstName: '=Fail(\"Łódź\")'"))
    let row = Array("1;ada@harbour.example;Zo".utf8) + [0xEB, 0x0A]
    try run.folder.write(Array("id;mail;name\n".utf8) + row, to: "staff.csv")
    #expect(await run.convert("staff.csv").exitCode == .someRejected)
    let rejects = try run.folder.bytes(of: "users.jsonl.rejects.csv")
    #expect(rejects.suffix(row.count) == row[...])
    #expect(!rejects.contains(0xC5))
  }
}
