import Formats
import Records
import TestKit
import Testing

@testable import Commands

/// Outputs on a disk with room for 64 KiB.
@Suite(.enabled("needs the right to mount a file system") { SmallDisk.canMount })
struct FullDiskTests {
  private static let rows =
    "id,mail,name\n"
    + (1...20_000).map { "\($0),u\($0)@harbour.example,Ada\n" }.joined()

  @Test func `a bundle without room leaves nothing behind`() async throws {
    let run = try ConvertRun()
    let place = try TemporaryFolder()
    let disk = try SmallDisk(at: place.path)
    defer { disk.unmount() }
    try run.folder.write(Self.rows, to: "staff.csv")
    let world = TestWorld()
    let exitCode = await world.run(
      [
        "convert", run.path("staff.csv"), "-m", run.path("users.json5"), "-o",
        place.path + "/users.jsonl",
      ], .muster)
    #expect(exitCode == .unwritableOutput)
    #expect(
      world.messages.text == """
        \(place.path)/users.jsonl: error: the output cannot be written: No space left on device \
        [output.full]
          make room, or name a place on another disk with -o, and run again

        """)
    #expect(place.names == [])
  }

  @Test func `rejects without room leave neither them nor a bundle`() async throws {
    let run = try ConvertRun()
    let place = try TemporaryFolder()
    let disk = try SmallDisk(at: place.path)
    defer { disk.unmount() }
    try run.folder.write(Self.rows.replacing("@", with: "(at)"), to: "staff.csv")
    let (exitCode, messages) = await run.convert(
      "staff.csv", ["--rejects", place.path + "/bad.csv", "--max-messages", "0"])
    #expect(exitCode == .unwritableOutput)
    #expect(messages.contains("with --rejects, and run again"))
    #expect(place.names == [] && run.folder.names == ["staff.csv", "users.json5"])
  }

  @Test func `an index without room ends the run as an output without room does`() throws {
    let place = try TemporaryFolder()
    let disk = try SmallDisk(at: place.path)
    defer { disk.unmount() }
    let unique = UniqueIndex(
      KeyIndex(
        memoryLimit: KeyIndex.smallestMemoryLimit, folder: place.path,
        temporaryFiles: TemporaryFiles()), formulas: ["=[a]"])
    let error = #expect(throws: CommandError.self) {
      for number in 1... {
        var value = ByteBuffer()
        value.append(decimal: number)
        _ = try unique.problem(
          with: [value.slice], place: RecordPlace(ordinal: number, line: number, raw: 0..<0))
      }
    }
    #expect(error?.exitCode == .unwritableOutput)
    #expect(error?.diagnostics.map(\.code) == ["spill.full"])
    #expect(place.names == [])
  }
}
