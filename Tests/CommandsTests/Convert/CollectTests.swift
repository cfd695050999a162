import Commands
import Testing

/// Many records to one request, more of them than are held in memory.
@Suite struct CollectTests {
  /// A mapping that lists the names of everybody in a group.
  private static let mapping = """
    { muster: 1, target: 'anewspring', requests: [ {
      operation: 'addUserRoles', path: { userID: '=[group]' },
      collect: { by: ['=[group]'], into: 'body/role', item: '=[role]', max: 3, sorted: SORTED },
    } ] }
    """

  private func convert(
    _ rows: [String], sorted: Bool, jobs: Int = 2
  ) async throws -> (lines: [String], names: [String]) {
    let run = try ConvertRun(
      mapping: Self.mapping.replacing("SORTED", with: sorted ? "true" : "false"))
    try run.folder.write((["group,role\n"] + rows).joined(), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv", ["--jobs", "\(jobs)"])
    #expect(exitCode == .done, "\(messages)")
    let text = String(decoding: try run.folder.bytes(of: "users.jsonl"), as: UTF8.self)
    let lines = text.split(separator: "\n").dropFirst().dropLast()
    return (lines.map(String.init), run.folder.names)
  }

  @Test func `sorted and unsorted input make the same requests, whatever the workers`() async throws
  {
    let roles = ["student", "teacher", "mentor", "author"]
    let rows = (0..<12_000).map { number in
      (group: number * 7_919 % 1_000, role: roles[number * 31 % 4])
    }
    let mixed = rows.map { "\($0.group),\($0.role)\n" }
    let (unsorted, names) = try await convert(mixed, sorted: false)
    // Twelve items in each group, three in each request.
    #expect(unsorted.count == 4_000)
    #expect(names == ["staff.csv", "users.json5", "users.jsonl"])
    #expect(try await convert(mixed, sorted: false, jobs: 1).lines == unsorted)
    // In the order of each group's first record, records of one group stand together.
    var order: [Int: Int] = [:]
    for row in rows where order[row.group] == nil { order[row.group] = order.count }
    let together = rows.enumerated().sorted {
      (order[$0.element.group] ?? 0, $0.offset) < (order[$1.element.group] ?? 0, $1.offset)
    }.map { "\($0.element.group),\($0.element.role)\n" }
    let sorted = try await convert(together, sorted: true).lines
    #expect(sorted.map(Self.withoutPlace) == unsorted.map(Self.withoutPlace))
  }

  /// A line without its number and the place of its first record.
  private static func withoutPlace(_ line: String) -> Substring {
    line[(line.firstRange(of: "\"operation\"")?.lowerBound ?? line.startIndex)...]
  }

  @Test func `a request without end is refused and says what to do`() async throws {
    let run = try ConvertRun(
      mapping: """
        { muster: 1, target: 'anewspring', requests: [ {
          operation: 'linkAuthorToContentLabels', path: { userID: '=[group]' },
          collect: { by: ['=[group]'], into: 'body/contentLabel', item: '=[label]' },
        } ] }
        """)
    let long = String(repeating: "x", count: 900_000)
    try run.folder.write(
      (["group,label\n"] + (0..<12).map { "7,\(long)\($0)\n" }).joined(), to: "staff.csv")
    let (exitCode, messages) = await run.convert("staff.csv")
    #expect(exitCode == .wrongUsage)
    #expect(messages.contains("[collect.tooLong]") && messages.contains("add max: 500"))
    #expect(run.folder.names == ["staff.csv", "users.json5"])
  }
}
