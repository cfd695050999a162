import FoundationEssentials
import Mapping
import Records
import Targets
import Testing

@Suite struct MappingFileTests {
  /// The paths of all mappings in the repository.
  private static let paths =
    (try? Repository.files(below: "mappings", endingIn: ".json5").map(\.path)) ?? []

  private static func load(_ path: String) throws -> Mapping.Loading {
    try Mapping.load(Repository.url(of: path).path)
  }

  @Test func `there are mappings`() {
    #expect(!Self.paths.isEmpty)
  }

  @Test(arguments: paths)
  func `compiles without a remark`(_ path: String) throws {
    #expect(try Self.load(path).problems.map(\.text) == [])
  }

  @Test(arguments: paths)
  func `carries tests and passes them`(_ path: String) throws {
    let mapping = try #require(try Self.load(path).mapping)
    #expect(mapping.testCount > 0)
    // The command knows what a mapping's settings mean for its tests.
    let check = try ProgramRun("muster check \(path)", in: Repository.folder.path)
    #expect(check.status == 0, "\(check.output)")
  }

  @Test(arguments: paths)
  func `lies in the folder of its target`(_ path: String) throws {
    let mapping = try #require(try Self.load(path).mapping)
    let target = try #require(mapping.target)
    #expect(path.hasPrefix("mappings/\(target.identifier)/"))
  }
}
