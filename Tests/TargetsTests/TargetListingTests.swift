import Targets
import Testing

@Suite struct TargetListingTests {
  private let target: Target

  init() throws { target = try TargetCatalog.target(named: "anewspring") }

  @Test func `lists targets with their number of operations`() {
    #expect(
      TargetListing.targets([target]) == """
        TARGET      OPERATIONS  WHAT IT IS
        anewspring  13          Users, roles and content rights of one aNewSpring learning environment

        """)
  }

  @Test func `lists an operation with all that a mapping needs to know`() throws {
    let operation = try #require(target.operation(named: "addUserRoles"))
    #expect(
      TargetListing.operation(operation, of: target) == """
        OPERATION
        """)
  }

  @Test func `lists a target with operations, limits, settings and sources`() {
    let lines = TargetListing.target(target).split(separator: "\n").map(String.init)
    for line in [
      "https://{domain}/api", "Limits", "Credentials", "Settings", "Side effects", "Not supported",
      "Sources", "  A2    https://support.anewspring.com/nl/articles/70413",
    ] {
      #expect(lines.contains(line))
    }
    #expect(lines.contains { $0.hasPrefix("getUsers ") && $0.hasSuffix("Lists all users") })
    #expect(lines.contains { $0.hasPrefix("  notify = false ") })
  }

  @Test func `shows what is confidential and what needs a setting`() throws {
    let operation = try #require(target.operation(named: "addOrUpdateUser"))
    let words = TargetListing.operation(operation, of: target).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(words.contains("At least 8 characters. Confidential."))
    #expect(words.contains("Only with the setting upsertAcceptsRole."))
    #expect(words.contains("avatar file"))
  }

  @Test func `follows the settings of a tenant`() throws {
    var settings = SettingValues(of: target)
    #expect(settings.set("genderValues", to: .list(["x"]), of: target) == nil)
    let operation = try #require(target.operation(named: "addUser"))
    let text = TargetListing.operation(operation, of: target, settings: settings)
    #expect(text.contains("One of: x."))
  }
}
