import Commands
import Testing

/// Rejects are corrected where they lie and converted again as they are.
@Suite struct RejectsTests {
  private static let sample = CasePlaces(caseFolder: "").expand(
    "${samples}/dutch-hr-export/medewerkers.csv")
  private static let mapping = CasePlaces(caseFolder: "").expand(
    "${mappings}/anewspring/dutch-hr.json5")

  private func convert(_ input: String, to output: String) async -> ExitCode {
    await TestWorld().run(["convert", input, "-m", Self.mapping, "-o", output, "--quiet"], .muster)
  }

  /// The records of a rejects file behind muster's own columns.
  private func records(of name: String, in folder: TemporaryFolder) throws -> [[UInt8]] {
    try folder.bytes(of: name).split(separator: 0x0A).map { line in
      let quote = UInt8(ascii: "\"")
      guard let end = line.lastIndex(where: { $0 == UInt8(ascii: "]") }),
        line[end...].dropFirst().first == quote
      else { return Array(line) }
      return Array(line[(end + 3)...])
    }
  }

  @Test func `rejects of rejects are the same records`() async throws {
    let folder = try TemporaryFolder()
    #expect(await convert(Self.sample, to: folder.path + "/one.jsonl") == .someRejected)
    #expect(
      await convert(folder.path + "/one.jsonl.rejects.csv", to: folder.path + "/two.jsonl")
        == .someRejected)
    let first = try records(of: "one.jsonl.rejects.csv", in: folder)
    let second = try records(of: "two.jsonl.rejects.csv", in: folder)
    // The second person with an address is alone in the rejects, and so no longer one too many.
    #expect(first.count == 8 && second == first.filter { !$0.starts(with: "000145".utf8) })
  }

  @Test func `corrected rejects become requests and leave nothing behind`() async throws {
    let folder = try TemporaryFolder()
    #expect(await convert(Self.sample, to: folder.path + "/one.jsonl") == .someRejected)
    var text = try folder.bytes(of: "one.jsonl.rejects.csv")
    for (wrong, right) in [
      ("31-04-1988", "30-04-1988"), ("J.JANSEN@", "jo.jansen@"), ("s.kaya(at)", "s.kaya@"),
      ("1.105,00\r\n", "1.105,00;deelnemer;;\r\n"), ("superuser", "begeleider"),
      (
        "Wil graag \"Beppie\" genoemd worden", "\"Wil graag \"\"Beppie\"\" genoemd worden\""
      ), ("BHV'er; sleutelhouder", "\"BHV'er; sleutelhouder\""),
    ] {
      text = text.replacing(Array(wrong.utf8), with: Array(right.utf8))
    }
    try folder.write(text, to: "corrected.csv")
    #expect(
      await convert(folder.path + "/corrected.csv", to: folder.path + "/two.jsonl") == .done)
    let bundle = try folder.text(of: "two.jsonl")
    #expect(bundle.contains("\"requests\":14,\"records\":7,\"rejected\":0"))
    #expect(!bundle.contains("muster:"))
    #expect(!folder.names.contains("two.jsonl.rejects.csv"))
  }

  @Test(
    arguments: [
      ("first", "head\r\nline 2\r\n\r\nid;mail;name\r\n", ["--skip-lines", "3"]),
      ("none", "head\r\n\r\n", ["--skip-lines", "2"]),
      ("first", "id;mail;name\r\n", ["--quote", "none"]),
      ("first", "# one\r\nid;mail;name\r\n# two\r\n", ["--comment", "#"]),
    ] as [(String, String, [String])])
  func `the settings of an input fit its rejects`(
    _ header: String, _ head: String, _ flags: [String]
  ) async throws {
    var mapping = ConvertRun.users
    if header == "none" {
      for (number, name) in ["id", "mail", "name"].enumerated() {
        mapping = mapping.replacing("[\(name)]", with: "[\(number + 1)]")
      }
    }
    let run = try ConvertRun(mapping: mapping)
    let flags = flags + ["--header", header]
    try run.folder.write(
      head + "1;ada@harbour.example;Ada\r\n2;no address;Bo\r\n3;nor here;Cy\r\n", to: "staff.csv")
    #expect(await run.convert("staff.csv", flags).exitCode == .someRejected)
    let rejects = try run.folder.text(of: "users.jsonl.rejects.csv")
    try run.folder.write(
      rejects.replacing("no address", with: "bo@harbour.example"), to: "corrected.csv")
    #expect(
      await run.convert("corrected.csv", to: "corrected.jsonl", flags).exitCode == .someRejected)
    let requests = try run.requests(in: "corrected.jsonl")
    #expect(requests.count == 1 && requests[0].contains("bo@harbour.example"))
    let again = try run.folder.text(of: "corrected.jsonl.rejects.csv")
    #expect(again.hasSuffix("3;nor here;Cy\r\n") && !again.contains("Bo"))
    #expect(again.split(separator: "\r\n").count == rejects.split(separator: "\r\n").count - 1)
  }
}
