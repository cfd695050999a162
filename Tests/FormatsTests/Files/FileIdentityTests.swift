import Formats
import TestKit
import Testing

@Suite struct FileIdentityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `two ways to a file are the same file, there or not`() throws {
    let file = try folder.file("staff.csv", "id\n")
    let identity = try #require(FileIdentity(path: file))
    #expect(identity == FileIdentity(path: folder.path + "/./staff.csv"))
    #expect(identity != FileIdentity(path: try folder.file("other.csv", "id\n")))
    let missing = try #require(FileIdentity(path: folder.path + "/new.csv"))
    #expect(missing == FileIdentity(path: folder.path + "/../\(name)/new.csv"))
    #expect(missing != identity && missing != FileIdentity(path: folder.path + "/newer.csv"))
  }

  private var name: Substring { folder.path.split(separator: "/").last ?? "" }

  @Test(arguments: ["/dev/null", "/tmp", "/no/such/folder/staff.csv"])
  func `what is no file and cannot become one has no identity`(_ path: String) {
    #expect(FileIdentity(path: path) == nil)
  }

  @Test(
    arguments: [
      ("-", true), ("/dev/null", true), ("/dev/stdout", true), ("/dev/fd/7", true),
      ("/proc/self/fd/1", true), ("/tmp", false), ("/no/such/file", false), ("staff.csv", false),
    ] as [(String, Bool)])
  func `streams have no place of their own`(_ path: String, _ isStream: Bool) {
    #expect(FileIdentity.isStream(path) == isStream)
  }
}
