import Testing

/// How long files may be, and which may be longer.
struct SizeCheck {
  /// Lines of a file.
  var limit: Int
  /// Why a file may be longer, by its path.
  var waivers: [String: String] = [:]

  /// The files that are too long, and the waivers that are not needed.
  func problems(in files: [RepositoryFile]) -> [String] {
    var unused = waivers
    var problems: [String] = []
    for file in files where file.lineCount > limit {
      if unused.removeValue(forKey: file.path) == nil {
        problems.append("\(file.path) has \(file.lineCount) lines; the limit is \(limit)")
      }
    }
    return problems + unused.keys.sorted().map { "\($0) needs no waiver" }
  }
}

@Suite struct FileSizeTests {
  @Test(arguments: [("Sources", SizeCheck(limit: 500)), ("Tests", SizeCheck(limit: 800))])
  func `files are short enough to be read at one go`(_ folder: String, _ check: SizeCheck) throws {
    let files = try Repository.files(below: folder, endingIn: ".swift")
    #expect(!files.isEmpty)
    #expect(check.problems(in: files) == [])
  }

  @Test func `tells files that are too long and waivers that are stale`() {
    let files = [
      RepositoryFile(path: "short", text: "1\n2\n"),
      RepositoryFile(path: "long", text: "1\n2\n3\n"),
      RepositoryFile(path: "table", text: "1\n2\n3\n"),
    ]
    let check = SizeCheck(limit: 2, waivers: ["table": "a table", "short": "was a table"])
    #expect(
      check.problems(in: files) == ["long has 3 lines; the limit is 2", "short needs no waiver"])
  }
}
