import Commands
import Testing

/// XML of many batches: what is found in the middle or at the end of them, and that workers change nothing.
@Suite struct LargeXMLTests {
  private static let recordCount = 20_000
  private static let outputs = ["users.jsonl", "users.jsonl.rejects.xml"]

  /// A document, of one line before the records and one for each, of which some are not as the others.
  private func document(except odd: [Int: String] = [:], end: String = "</staff>\n") -> String {
    "<staff xmlns:x='urn:x'>\n"
      + (1...Self.recordCount).map { number in
        odd[number]
          ?? """
          <p x:n="\(number)"><id>\(number)</id><mail>u\(number)@harbour.example</mail>\
          <name>Zoë &amp; \(number)</name></p>

          """
      }.joined() + end
  }

  @Test func `the number of workers changes no byte`() async throws {
    let run = try ConvertRun()
    let rejected = "<p x:n='7'><id>7</id><mail>no address</mail><name><![CDATA[<x>]]></name></p>\n"
    try run.folder.write(
      document(except: [7: rejected, 12_000: rejected, 19_999: rejected]), to: "staff.xml")
    let alone = await run.convert("staff.xml", ["--jobs", "1"])
    #expect(alone.exitCode == .someRejected)
    #expect(alone.messages.contains("staff.xml:12001: record 12000, key \"7\": error"))
    #expect(try run.requests().count == Self.recordCount - 3)
    let wanted = try Self.outputs.map { try run.folder.bytes(of: $0) }
    for jobs in ["2", "4", "16"] {
      let together = await run.convert("staff.xml", ["--jobs", jobs])
      #expect(together.exitCode == alone.exitCode && together.messages == alone.messages)
      #expect(
        try Self.outputs.map { try run.folder.bytes(of: $0) } == wanted, "\(jobs) workers")
    }
  }

  @Test func `a broken tag at the end is named, and nothing is written`() async throws {
    let run = try ConvertRun()
    try run.folder.write(document(end: "</stafff>\n"), to: "staff.xml")
    let (exitCode, messages) = await run.convert("staff.xml")
    #expect(exitCode == .unreadableInput)
    #expect(
      messages == """
        records: \(Self.recordCount) read = \(Self.recordCount) mapped + 0 skipped + 0 rejected
        staff.xml:\(Self.recordCount + 2):10: error: <staff>, which begins on line 1, is closed by \
        </stafff> [xml.malformed]
          correct one of the two tags, or add the end tag that is missing

        """)
    #expect(run.folder.names == ["staff.xml", "users.json5"])
  }

  @Test func `a document that ends too early is named, and nothing is written`() async throws {
    let run = try ConvertRun()
    try run.folder.write(document(end: "<p><id>1</id><mail>u"), to: "staff.xml")
    let (exitCode, messages) = await run.convert("staff.xml")
    #expect(exitCode == .unreadableInput)
    #expect(
      messages.hasPrefix(
        "records: \(Self.recordCount) read = \(Self.recordCount) mapped + 0 skipped + 0 rejected\n"
      ))
    #expect(messages.contains("\nstaff.xml:\(Self.recordCount + 2):"))
    #expect(messages.contains("<mail>"))
    #expect(run.folder.names == ["staff.xml", "users.json5"])
  }

  @Test func `a field over the limit rejects its record and the run goes on`() async throws {
    let run = try ConvertRun()
    let long = String(repeating: "x", count: 2 << 20)
    try run.folder.write(
      document(except: [500: "<p><id>500</id><mail>\(long)</mail><name>x</name></p>\n"]),
      to: "staff.xml")
    let (exitCode, messages) = await run.convert("staff.xml")
    #expect(exitCode == .someRejected)
    #expect(
      messages.hasPrefix(
        "staff.xml:501: record 500: error: a text or attribute is longer than 1048576 bytes"),
      "\(messages)")
    #expect(try run.requests().count == Self.recordCount - 1)
    #expect(try run.folder.bytes(of: Self.outputs[1]).count > long.utf8.count)
  }

  @Test func `a record over the limit ends the run`() async throws {
    let run = try ConvertRun()
    let long = String(repeating: "<x>y</x>", count: 2 << 20)
    try run.folder.write(document(except: [500: "<p>\(long)</p>\n"]), to: "staff.xml")
    let (exitCode, messages) = await run.convert("staff.xml")
    #expect(exitCode == .unreadableInput)
    #expect(messages.contains("\nstaff.xml:501:"))
    #expect(messages.contains("is longer than 8388608 bytes"), "\(messages)")
    #expect(run.folder.names == ["staff.xml", "users.json5"])
  }
}
