import Formats
import Records
import TestKit
import Testing

@Suite struct WholeFileTests {
  @Test func `reads bytes up to the limit`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "0123456789", count: 20_000)
    let path = try folder.file("table.csv", text)
    let whole = try WholeFile.bytes(of: path, limit: 200_000)
    #expect(String(whole.slice) == text)
    let problem = #expect(throws: Diagnostic.self) {
      _ = try WholeFile.bytes(of: path, limit: 199_999, advice: "raise it with --max-table")
    }
    #expect(problem?.code == "input.tooLarge")
    #expect(problem?.advice == "raise it with --max-table")
  }

  @Test func `holds the limit where a file tells no size`() {
    let problem = #expect(throws: Diagnostic.self) {
      _ = try WholeFile.bytes(of: "/dev/zero", limit: 100_000)
    }
    #expect(problem?.code == "input.tooLarge")
  }

  @Test func `reads text without its mark and checks it`() throws {
    let folder = try TemporaryFolder()
    let marked = try folder.file("a.json5", "\u{FEFF}{ muster: 1 }")
    let mapping = try WholeFile.text(of: marked, limit: 100)
    #expect(String(mapping.slice) == "{ muster: 1 }")
    #expect(throws: Diagnostic.self) { _ = try WholeFile.text(of: marked, limit: 5) }

    let path = try folder.file("b.json5")
    var output = try OutputFile(path: path)
    try withSlice([0xEF, 0xBB, 0xBF] + Array("Zoë".utf8) + [0xE9]) { try output.write($0) }
    try output.finish()
    let problem = #expect(throws: Diagnostic.self) { _ = try WholeFile.text(of: path, limit: 99) }
    #expect(problem?.code == "input.invalidBytes")
    #expect(problem?.place == Place(file: path, byte: 7))
  }
}
