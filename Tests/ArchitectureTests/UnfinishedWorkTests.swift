import Testing

@Suite struct UnfinishedWorkTests {
  /// The words that mark work left over, cut in two so that this file does not hold them.
  private static let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]

  private static func marks(in file: RepositoryFile) -> [String] {
    file.lines.enumerated().filter { _, line in
      line.split { !$0.isLetter }.contains { word in marks.contains { $0 == word } }
    }.map { "\(file.path):\($0.offset + 1)" }
  }

  @Test(arguments: ["Sources", "Tests", "mappings", "samples"])
  func `no file marks work that is left over`(_ folder: String) throws {
    let files = try Repository.files(
      below: folder, endingIn: ".swift", ".md", ".json5", ".json", ".py", ".mlr")
    #expect(!files.isEmpty)
    #expect(files.flatMap(Self.marks) == [])
  }

  @Test func `finds a mark that is a word of its own`() {
    let text = "one\n// \(Self.marks[0]): two\nlet \(Self.marks[0])s = 3\n"
    #expect(Self.marks(in: RepositoryFile(path: "x", text: text)) == ["x:2"])
  }
}
