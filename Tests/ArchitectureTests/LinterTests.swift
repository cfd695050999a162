import Foundation
import Testing

@Suite struct LinterTests {
  /// The linter's rules that are on here and off by default.
  ///
  /// A rule that the configuration leaves out is off, so it has to list all of them.
  private static let added: Set = [
    "AllPublicDeclarationsHaveDocumentation", "BeginDocumentationCommentWithOneLineSummary",
    "NeverForceUnwrap", "NeverUseForceTry",
  ]

  private static func rules(_ configuration: Data) throws -> [String: Bool] {
    let value = try JSONSerialization.jsonObject(with: configuration) as? [String: Any]
    return try #require(value?["rules"] as? [String: Bool])
  }

  @Test func `every other rule is as the toolchain has it`() throws {
    let run = try ProgramRun(
      "swift format dump-configuration", in: FileManager.default.temporaryDirectory.path)
    var rules = try Self.rules(Data(run.output.utf8))
    for rule in Self.added {
      #expect(rules[rule] == false, "\(rule) is on by default")
      rules[rule] = true
    }
    #expect(try Self.rules(Repository.bytes(of: ".swift-format")) == rules)
  }
}
