import FoundationEssentials
import Mapping
import Records
import TestKit
import Testing

@Suite struct FileFunctionTests {
  private let folder: TemporaryFolder
  private let conditions: RunConditions

  /// A folder `photos` with `jan.jpg` and `team/ann.jpg`, links in it, and `salaries.csv` beside it.
  init() throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    try files.createDirectory(atPath: folder.file("photos/team"), withIntermediateDirectories: true)
    _ = try folder.file("photos/jan.jpg", "jan")
    _ = try folder.file("photos/team/ann.jpg", "ann")
    _ = try folder.file("photos/..hidden", "dots")
    _ = try folder.file("salaries.csv", "secret")
    _ = try folder.file("photos-old.jpg", "old")
    for (link, target) in [
      ("inside.jpg", "team/ann.jpg"), ("outside.csv", "../salaries.csv"), ("broken.jpg", "none"),
      ("sibling.jpg", "../photos-old.jpg"), ("up", ".."),
    ] {
      try files.createSymbolicLink(
        atPath: folder.file("photos/" + link), withDestinationPath: target)
    }
    conditions = RunConditions(now: 0, files: FilesFolder(try folder.file("photos")))
  }

  @Test(arguments: ["jan.jpg", "team/ann.jpg", "inside.jpg", "..hidden", "./jan.jpg"])
  func `gives a file below the folder by its path there`(_ path: String) throws {
    let value = try FixedRun.value(
      of: "File([path])", record: "{ path: '\(path)' }", conditions: conditions)
    #expect(value == "\"\(path)\"")
  }

  @Test(
    arguments: [
      ("../salaries.csv", "file.outsideFolder"), ("team/../../salaries.csv", "file.outsideFolder"),
      ("..", "file.outsideFolder"), ("team/../jan.jpg", "file.outsideFolder"),
      ("/etc/passwd", "file.outsideFolder"),
      ("outside.csv", "file.outsideFolder"), ("sibling.jpg", "file.outsideFolder"),
      ("up/salaries.csv", "file.outsideFolder"), ("none.jpg", "file.notThere"),
      ("JAN.JPG", "file.notThere"), ("broken.jpg", "file.notThere"),
      ("jan.jpg\\u0000.png", "file.notThere"), ("jan.jpg/x", "file.notThere"),
      ("team", "file.notAFile"),
    ] as [(String, DiagnosticCode)])
  func `rejects the record for a path that names no file below the folder`(
    _ path: String, _ code: DiagnosticCode
  ) throws {
    let problem = try FixedRun.problem(
      of: "File([path])", record: "{ path: '\(path)' }", conditions: conditions)
    #expect(problem.code == code)
    #expect(problem.advice != nil)
    #expect(!problem.text.contains(folder.path))
  }

  @Test(.enabled(if: !isRoot, "root may read everything"))
  func `rejects the record for a file that cannot be read`() throws {
    try folder.setPermissions(0, of: "photos/jan.jpg")
    let code = try FixedRun.rejection(of: #"File("jan.jpg")"#, conditions: conditions)
    #expect(code == "file.notReadable")
  }

  @Test func `gives the files of a list`() throws {
    let value = try FixedRun.value(
      of: "File([paths])", record: "{ paths: ['jan.jpg', '', 'team/ann.jpg'] }",
      conditions: conditions)
    #expect(value == #"["jan.jpg",null,"team/ann.jpg"]"#)
  }

  @Test func `rejects the record when there is no folder to read from`() throws {
    #expect(try FixedRun.rejection(of: #"File("jan.jpg")"#) == "file.noFolder")
    let missing = RunConditions(now: 0, files: FilesFolder(folder.path + "/none"))
    let code = try FixedRun.rejection(of: #"File("jan.jpg")"#, conditions: missing)
    #expect(code == "file.noFolder")
  }

  @Test(arguments: [
    ("", "expression.noFilesFolder"), ("files: 'none'", "mapping.noFilesFolder"),
    ("files: 'salaries.csv'", "mapping.noFilesFolder"), ("files: 'photos'", nil),
  ])
  func `a mapping has to name a folder that is there`(_ source: String, _ code: String?) throws {
    let text = """
      { muster: 1, target: 'anewspring', source: { \(source) }, key: '=[id]', requests: [
        { operation: 'deleteUser', path: { userID: '=[id]' }, when: '=IsPresent(File([photo]))' },
      ] }
      """
    let loading = try Mapping.load(folder.file("mapping.json5", text))
    #expect(loading.problems.map(\.code.description) == [code].compactMap(\.self))
  }
}
