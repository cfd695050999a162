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
}
