import Records
import Testing
import Text

@Suite struct SubstitutionTests {
  @Test(arguments: [
    ("banana", "an", "-", "b--a"), ("aaa", "aa", "b", "ba"), ("abc", "x", "y", "abc"),
    ("abc", "", "y", "abc"), ("", "a", "y", ""), ("abc", "abc", "", ""), ("aXa", "x", "-", "aXa"),
    ("Zoë Noël", "ë", "e", "Zoe Noel"), ("a.b.c", ".", "", "abc"), ("ab", "b", "bb", "abb"),
  ])
  func `replaces every occurrence`(
    _ text: String, _ old: String, _ new: String, _ expected: String
  ) throws {
    #expect(try Self.replaced(text, old, new) == expected)
  }

  @Test(arguments: [
    (1, "x-a-a"), (2, "a-x-a"), (3, "a-a-x"), (4, "a-a-a"), (0, "a-a-a"), (.max, "a-a-a"),
  ])
  func `replaces only the occurrence with a number`(_ number: Int, _ expected: String) throws {
    #expect(try Self.replaced("a-a-a", "a", "x", only: number) == expected)
  }

  @Test func `counts occurrences that do not overlap`() throws {
    #expect(try Self.replaced("aaaa", "aa", "b", only: 2) == "aab")
  }

  @Test func `gives the text itself when nothing is replaced`() throws {
    let scratch = Scratch()
    let text = ByteSlice("banana")
    let result = try Substitution.replaced(
      ByteSlice("x"), in: text, by: ByteSlice("y"), scratch: scratch)
    #expect(unsafe result.start == text.start)
    #expect(scratch.pieceCount == 0)
  }

  @Test func `a text that would grow beyond a field is a problem of the record`() {
    let problem = #expect(throws: RecordProblem.self) {
      _ = try Self.replaced(
        String(repeating: "a", count: 2000), "a", String(repeating: "b", count: 1000))
    }
    #expect(problem?.code == "text.tooLong")
  }

  @Test func `a long text may stay as long as it is`() throws {
    let text = String(repeating: "ab", count: Characters.longestText)
    let result = try Self.replaced(text, "a", "c")
    #expect(result == String(repeating: "cb", count: Characters.longestText))
  }

  private static func replaced(
    _ text: String, _ old: String, _ new: String, only number: Int? = nil
  ) throws -> String {
    let scratch = Scratch()
    return String(
      try Substitution.replaced(
        scratch.copy(old), in: scratch.copy(text), by: scratch.copy(new), only: number,
        scratch: scratch))
  }
}
