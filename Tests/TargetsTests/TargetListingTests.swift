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
        addUserRoles: Grants roles to a user
        POST /addUserRoles/{userID}
        Adds only, never removes; no call removes a role. 404: no such user. 409: a role is held already and
        ignoreDuplicates is false. [seed A7]

        Semantics
          effect     grant
          repeating  safe
          identity   userID (path)
          undo       no: no call of the API removes a role
          proof      getUser shows it
          needs      that it exists (addUser, addOrUpdateUser, initializeId)

        Path
          NAME    TYPE  NEEDED  DESCRIPTION
          userID  text  yes     The external ID of the user: a unique text chosen by the integrator, sent as
                                one percent-encoded segment. [seed A6] At least 1 character.

        Query
          NAME                   TYPE           NEEDED  DESCRIPTION
          _returnSuccessMessage  true or false          Makes a successful POST answer with a body that says
                                                        OK. [A1 A2]
          _formatErrors          true or false          Gives errors in the format of the answer in place of
                                                        plain text. [A1 A2]
          _pretty                true or false          Indents the answer. [A1]

        Body, application/x-www-form-urlencoded
          NAME              TYPE           NEEDED  DESCRIPTION
          role              list of text   yes     Roles to add, one repeated parameter. [seed A7] One of:
                                                   student, teacher, mentor, author, designer,
                                                   administrator, reseller, tenant.
          ignoreDuplicates  true or false          Accepts roles that are held already in place of answering
                                                   409. [A7]

        Answers
          200      Done. The body is empty unless _returnSuccessMessage is true. [A2]
          400      A required parameter is missing or a value is invalid, also a date that does not exist.
                   [A2 A7]
          404      No object with that ID or login. [A7]
          409      A conflict; the call's description says which. [A7]
          default  Not documented: 401, 403, 429, 5xx and calls that the key does not allow. Plain text,
                   sometimes a page of HTML. [A3 A7]

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
