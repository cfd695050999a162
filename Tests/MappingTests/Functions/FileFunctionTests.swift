import FoundationEssentials
import Mapping
import Records
import TestKit
import Testing

@Suite struct FileFunctionTests {
  private let folder: TemporaryFolder
  private let run: FormulaRun

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
    run = FormulaRun(
      conditions: RunConditions(now: 0, files: FilesFolder(try folder.file("photos"))))
  }

  @Test(arguments: ["jan.jpg", "team/ann.jpg", "inside.jpg", "..hidden", "./team/../jan.jpg"])
  func `gives a file below the folder, or refuses what climbs`(_ path: String) throws {
    let formula = "File([path])"
    let record = "{ path: '\(path)' }"
    if path.contains("/../") {
      #expect(try run.rejection(of: formula, record)?.code == "file.outsideFolder")
    } else {
      #expect(try run.value(of: formula, record) == "\"\(path)\"")
    }
  }

  @Test(
    arguments: [
      ("../salaries.csv", "file.outsideFolder"), ("team/../../salaries.csv", "file.outsideFolder"),
      ("..", "file.outsideFolder"), ("/etc/passwd", "file.outsideFolder"),
      ("outside.csv", "file.outsideFolder"), ("sibling.jpg", "file.outsideFolder"),
      ("up/salaries.csv", "file.outsideFolder"), ("none.jpg", "file.notThere"),
      ("JAN.JPG", "file.notThere"), ("broken.jpg", "file.notThere"),
      ("jan.jpg\\u0000.png", "file.notThere"), ("jan.jpg/x", "file.notThere"),
      ("team", "file.notAFile"),
    ] as [(String, DiagnosticCode)])
  func `rejects the record for a path that names no file below the folder`(
    _ path: String, _ code: DiagnosticCode
  ) throws {
    let problem = try #require(try run.rejection(of: "File([path])", "{ path: '\(path)' }"))
    #expect(problem.code == code)
    #expect(problem.advice != nil)
    #expect(!problem.text.contains(folder.path))
  }

  @Test(.enabled(if: !isRoot, "root may read everything"))
  func `rejects the record for a file that cannot be read`() throws {
    try folder.setPermissions(0, of: "photos/jan.jpg")
    #expect(try run.rejection(of: #"File("jan.jpg")"#)?.code == "file.notReadable")
  }

  @Test func `gives the files of a list`() throws {
    let value = try run.value(of: "File([paths])", "{ paths: ['jan.jpg', '', 'team/ann.jpg'] }")
    #expect(value == #"["jan.jpg",null,"team/ann.jpg"]"#)
  }

  @Test func `rejects the record when there is no folder to read from`() throws {
    #expect(try FormulaRun().rejection(of: #"File("jan.jpg")"#)?.code == "file.noFolder")
    let missing = RunConditions(now: 0, files: FilesFolder(folder.path + "/none"))
    let problem = try FormulaRun(conditions: missing).rejection(of: #"File("jan.jpg")"#)
    #expect(problem?.code == "file.noFolder")
  }
}
