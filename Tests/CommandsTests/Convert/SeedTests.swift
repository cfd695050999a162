import Commands
import Testing

/// The seed of random values: a new one for each bundle that draws some, and written down in it.
@Suite struct SeedTests {
  /// The seed of a bundle whose mapping has a formula, as the header shows it.
  private func seed(drawing formula: String, _ flags: [String] = []) async throws -> Substring {
    let run = try ConvertRun(
      mapping: """
        { muster: 1, target: 'anewspring', key: '=[id]', requests: [ { operation: 'updateUser',
          path: { userID: '=[id]' }, body: { custom1: '\(formula)' } } ] }
        """)
    try run.folder.write("id,name\n1,Ada\n", to: "staff.csv")
    #expect(await run.convert("staff.csv", flags).exitCode == .done)
    let header = try #require(try run.folder.text(of: "users.jsonl").split(separator: "\n").first)
    return try #require(header.firstMatch(of: /"seed":(\d+),/)).1
  }

  @Test(arguments: ["=Guid()", "=RandomString(12, 1, 1, 1, 1)"])
  func `is new for each bundle that draws random values`(_ formula: String) async throws {
    #expect(try await seed(drawing: formula) != seed(drawing: formula))
    #expect(try await seed(drawing: formula, ["--seed", "7"]) == "7")
  }

  @Test func `is 0 where nothing is drawn, so that the bundle is the same in every run`()
    async throws
  {
    #expect(try await seed(drawing: "=[name]") == "0")
  }
}
