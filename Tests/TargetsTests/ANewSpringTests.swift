import Records
import Testing

@testable import Targets

/// The facts of aNewSpring's API that a request, an answer or an order depends on.
@Suite struct ANewSpringTests {
  private let target: Target

  init() throws { target = try TargetCatalog.target(named: "anewspring") }

  private func operation(_ name: String) throws -> Targets.Operation {
    try #require(target.operation(named: name))
  }

  private func rule(
    _ property: String, of name: String, _ encoding: RequestBody.Encoding = .form,
    settings: [String: SettingValue] = [:]
  ) throws -> ValueRule {
    try #require(try body(of: name, encoding, settings: settings).rule(of: property))
  }

  private func body(
    of name: String, _ encoding: RequestBody.Encoding = .form,
    settings: [String: SettingValue] = [:]
  ) throws -> ObjectRule {
    var values = SettingValues(of: target)
    for (name, value) in settings {
      #expect(values.set(name, to: value, of: target) == nil)
    }
    let content = try #require(try operation(name).body?.content(encoding))
    var problems: [Diagnostic] = []
    let rule = ValueRule(
      content.schema.resolved(with: values), as: ValueRule.Wire(encoding), problems: &problems)
    #expect(problems.isEmpty)
    return try #require(rule.object)
  }

  private func code(_ rule: ValueRule, _ value: Value) -> DiagnosticCode? {
    rule.breach(of: value)?.code
  }

  static let operations = [
    "userExists GET /userExists/{userID} read safe -",
    "getUser GET /getUser/{userID} read safe -",
    "getUsers GET /getUsers read safe -",
    "initializeId POST /initializeId/{login}/{userID} update safe no",
    "addUser POST /addUser/{userID} create unsafe yes",
    "updateUser POST /updateUser/{userID} update safe with loss",
    "addOrUpdateUser POST /addOrUpdateUser/{userID} upsert safe with loss",
    "addUserRoles POST /addUserRoles/{userID} grant safe no",
    "deleteUser POST /deleteUser/{userID} delete safe no",
    "linkAuthorToContentLabels POST /linkAuthorToContentLabels/{userID} grant safe with loss",
    "linkDesignerToContentLabels POST /linkDesignerToContentLabels/{userID} grant safe with loss",
    "unlinkAuthorFromContentLabels POST /unlinkAuthorFromContentLabels/{userID} revoke safe with loss",
    "unlinkDesignerFromContentLabels POST /unlinkDesignerFromContentLabels/{userID} revoke safe "
      + "with loss",
  ]

  @Test func `has the thirteen operations`() {
    let lines = target.operations.map { operation in
      let semantics = operation.semantics
      return
        "\(operation.identifier) \(operation.method) \(operation.path.text) \(semantics.effect) "
        + "\(semantics.isRepeatSafe ? "safe" : "unsafe") \(semantics.reversibility.rawValue)"
    }
    #expect(lines == Self.operations)
  }

  @Test func `stands at one domain for each environment`() throws {
    let server = try #require(target.servers.first)
    #expect(server.url == "https://{domain}/api")
    #expect(server.variables.map(\.name) == ["domain"])
    #expect(target.settings.first?.name == "domain")
    #expect(SettingValues(of: target)["domain"] == .none)
  }

  @Test func `takes the key in a header first and in the address second`() {
    #expect(
      target.security.map(\.kind) == [
        .apiKey(in: "header", name: "X-API-Key"), .apiKey(in: "query", name: "_key"),
      ])
  }

  @Test(arguments: ["addUser", "updateUser", "addOrUpdateUser"])
  func `takes user data as a form, or in parts with a picture`(_ name: String) throws {
    #expect(
      try operation(name).body?.contents.map(\.mediaType) == [
        "application/x-www-form-urlencoded", "multipart/form-data",
      ])
    #expect(try body(of: name).rule(of: "avatar") == nil)
    let avatar = try rule("avatar", of: name, .multipart)
    #expect(code(avatar, .file("a.png")) == nil)
    #expect(code(avatar, .text("a.png")) == "request.type")
  }

  @Test(arguments: ["userExists", "getUser", "getUsers", "initializeId", "deleteUser"])
  func `sends no body`(_ name: String) throws {
    #expect(try operation(name).body == nil)
  }

  @Test func `answers posts with 200 and an empty body`() throws {
    for operation in target.operations {
      #expect(operation.responses.filter(\.isSuccess).map(\.status) == ["200"])
      #expect(
        operation.parameters(in: .query).map(\.name).contains("_returnSuccessMessage")
          == (operation.method == "POST"))
    }
  }

  @Test(arguments: [
    ("initializeId", ["404", "409"]), ("addUser", ["400", "409"]),
    ("updateUser", ["400", "404", "409"]), ("addOrUpdateUser", ["400", "409"]),
    ("addUserRoles", ["400", "404", "409"]), ("deleteUser", ["404"]), ("userExists", []),
    ("linkAuthorToContentLabels", []),
  ])
  func `documents the failures that are known`(_ name: String, _ statuses: [String]) throws {
    let documented = try operation(name).responses.map(\.status)
    #expect(documented == ["200"] + statuses + ["default"])
  }

  @Test(
    arguments: [
      "student", "teacher", "mentor", "author", "designer", "administrator", "reseller", "tenant",
    ])
  func `grants the roles of the platform`(_ role: String) throws {
    let rule = try rule("role", of: "addUserRoles")
    #expect(code(rule, .list([.text(role)])) == nil)
    #expect(code(rule, .text(role)) == nil)
    #expect(code(rule, .list([.text("deelnemer")])) == "request.enumeration")
  }

  @Test func `repeats the name for each role and content library`() throws {
    for (name, property) in [
      ("addUser", "role"), ("addUserRoles", "role"),
      ("linkAuthorToContentLabels", "contentLabel"),
      ("unlinkDesignerFromContentLabels", "contentLabel"),
    ] {
      let content = try #require(try operation(name).body?.content(.form))
      #expect(content.listStyles[property] == .repeated)
    }
  }

  @Test func `needs a role to add and a library to link`() throws {
    for name in ["addUserRoles", "linkAuthorToContentLabels", "unlinkDesignerFromContentLabels"] {
      #expect(try body(of: name).required == [0])
    }
  }

  static let values: [(property: String, value: Value, code: DiagnosticCode?)] = [
    ("login", .text("z@x.nl"), nil), ("login", .text("zoe"), "request.format"),
    ("login", .cleared, "request.clear"), ("gender", .text("female"), nil),
    ("gender", .text("V"), "request.enumeration"), ("gender", .cleared, nil),
    ("dateOfBirth", .text("1990-02-28"), nil), ("dateOfBirth", .date, nil),
    ("dateOfBirth", .cleared, nil), ("dateOfBirth", .text("28-02-1990"), "request.format"),
    ("dateOfBirth", .text("1990-02-30"), "request.format"),
    ("password", .text("achttien"), nil), ("password", .text("zeven77"), "request.length"),
    ("active", .boolean(true), nil), ("active", .text("true"), "request.type"),
    ("notify", .boolean(false), nil), ("custom5", .text("x"), nil),
    ("custom5", .number("5"), "request.type"), ("email", .text("x"), "request.format"),
    ("middleName", .text("van de"), nil), ("locale", .text("nl"), nil),
    ("telephoneNumber", .text("+31 6 1234 5678"), nil),
  ]

  @Test(arguments: values)
  func `checks the fields of a user`(
    _ example: (property: String, value: Value, code: DiagnosticCode?)
  ) throws {
    for name in ["addUser", "updateUser", "addOrUpdateUser"] {
      #expect(code(try rule(example.property, of: name), example.value) == example.code)
    }
  }

  @Test func `refuses parameters that a call does not take`() throws {
    #expect(try body(of: "updateUser").judge(name: "role")?.severity == .error)
    #expect(try body(of: "addUser").judge(name: "archived")?.severity == .error)
    #expect(try body(of: "updateUser").judge(name: "archived") == nil)
    #expect(
      try body(of: "addUser").judge(name: "firstname")?.advice == "did you mean \"firstName\"?")
  }

  @Test(arguments: [
    ("addOrUpdateUser", "role", Value.text("author"), "upsertAcceptsRole"),
    ("addUser", "userID", .text("7"), "userIDInBody"),
    ("updateUser", "userUID", .text("7"), "uidInBody"),
    ("updateUser", "id", .text("7"), "idInBody"),
    ("linkAuthorToContentLabels", "ignoreDuplicates", .boolean(true), "linkIgnoreParameters"),
    ("unlinkAuthorFromContentLabels", "ignoreMissing", .boolean(true), "linkIgnoreParameters"),
  ])
  func `takes what sources disagree on only with its setting`(
    _ name: String, _ property: String, _ value: Value, _ setting: String
  ) throws {
    #expect(code(try rule(property, of: name), value) == "request.settingNeeded")
    let allowed = try rule(property, of: name, settings: [setting: .boolean(true)])
    #expect(code(allowed, value) == nil)
  }

  @Test func `takes other values where a tenant's settings say so`() throws {
    let names = try rule("login", of: "addUser", settings: ["loginFormat": .text("any")])
    #expect(code(names, .text("zoe")) == nil)
    let genders = try rule("gender", of: "addUser", settings: ["genderValues": .list([])])
    #expect(code(genders, .text("V")) == nil)
    let locales = try rule(
      "locale", of: "addUser", settings: ["localeValues": .list(["nl", "en"])])
    #expect(code(locales, .text("de")) == "request.enumeration")
    let kept = try rule("title", of: "updateUser", settings: ["emptyTextClears": .boolean(false)])
    #expect(code(kept, .cleared) == "request.clear")
    let dates = try rule(
      "dateOfBirth", of: "updateUser", settings: ["emptyTextClears": .boolean(false)])
    #expect(code(dates, .cleared) == nil)
  }

  @Test func `demands of a new user what the vendor's import demands`() throws {
    func required(_ rule: ObjectRule) -> [String] { rule.required.map { rule.names[$0] } }
    #expect(try required(body(of: "addUser")) == ["firstName", "lastName"])
    #expect(try required(body(of: "addUser", settings: ["requiredToAdd": .list([])])).isEmpty)
    #expect(try required(body(of: "addOrUpdateUser")).isEmpty)
  }

  @Test func `keeps passwords from sight`() throws {
    let schema = try #require(try operation("addUser").body?.content(.form)).schema
    let confidential = schema.properties.filter(\.schema.rules.isConfidential).map(\.name)
    #expect(confidential == ["password"])
    #expect(schema.property(named: "password")?.schema.isWriteOnly == true)
  }

  @Test func `mails nobody unless the mapping or the tenant says so`() throws {
    let schema = try #require(try operation("addUser").body?.content(.form)).schema
    #expect(schema.property(named: "notify")?.schema.rules.whenLeftOut == "notify")
    #expect(SettingValues(of: target)["notify"] == .boolean(false))
    #expect(try operation("addUser").semantics.sideEffects.map(\.property).contains("notify"))
    #expect(try operation("updateUser").semantics.repeatUnsafeWith.contains("notify"))
  }

  @Test func `puts users before roles and roles before content rights`() throws {
    let roles = try operation("addUserRoles").semantics.requirements
    #expect(roles.map(\.operations) == [["addUser", "addOrUpdateUser", "initializeId"]])
    let author = try operation("linkAuthorToContentLabels").semantics.requirements
    #expect(author.map(\.value) == [nil, "author"])
    let designer = try operation("linkDesignerToContentLabels").semantics.requirements
    #expect(designer.map(\.value) == [nil, "designer"])
    #expect(target.phaseCount == 1)
  }

  @Test func `undoes a create by deleting and a link by unlinking`() throws {
    func inverses(_ name: String) throws -> [String] {
      try operation(name).semantics.inverses.map(\.operation)
    }
    #expect(try inverses("addUser") == ["deleteUser"])
    #expect(try inverses("addOrUpdateUser") == ["deleteUser", "updateUser"])
    #expect(try inverses("linkAuthorToContentLabels") == ["unlinkAuthorFromContentLabels"])
    #expect(try inverses("unlinkAuthorFromContentLabels") == ["linkAuthorToContentLabels"])
    #expect(try inverses("linkDesignerToContentLabels") == ["unlinkDesignerFromContentLabels"])
    #expect(try inverses("unlinkDesignerFromContentLabels") == ["linkDesignerToContentLabels"])
    #expect(try inverses("deleteUser").isEmpty)
    #expect(try inverses("addUserRoles").isEmpty)
    #expect(try inverses("initializeId").isEmpty)
  }

  @Test func `proves what was applied by reading, except content rights`() throws {
    let roles = try #require(try operation("addUserRoles").semantics.proof)
    #expect(roles.operation == "getUser")
    #expect(roles.compared == [.init(name: "roles", source: "body.role")])
    let deleted = try #require(try operation("deleteUser").semantics.proof)
    #expect(deleted.operation == "userExists")
    #expect(deleted.shows == .absent)
    #expect(try operation("linkAuthorToContentLabels").semantics.proof == nil)
    #expect(try operation("linkAuthorToContentLabels").semantics.unverifiable != nil)
  }

  @Test func `takes a conflict for done only when a read or a setting says so`() throws {
    for name in ["addUser", "addUserRoles", "initializeId"] {
      #expect(
        try operation(name).semantics.alreadyApplied == [
          .init(status: 409, needsProof: true, setting: nil)
        ])
    }
    #expect(
      try operation("deleteUser").semantics.alreadyApplied == [
        .init(status: 404, needsProof: false, setting: nil)
      ])
    #expect(
      try operation("linkAuthorToContentLabels").semantics.alreadyApplied == [
        .init(status: 409, needsProof: false, setting: "linkConflictMeansDone")
      ])
  }

  @Test func `reads users by the list and one by one, matched by id and then by login`() throws {
    let state = try #require(target.currentState)
    #expect(state.list == .init(operation: "getUsers", items: "/users", paging: "none"))
    #expect(state.read?.operation == "getUser")
    #expect(state.match == ["id", "login"])
    #expect(state.withoutIdentity?.operation == "initializeId")
    let user = try #require(
      try operation("getUser").responses.first { $0.status == "200" }?.schema)
    #expect(user.properties.count == 34)
    #expect(user.property(named: "archived") == nil)
  }

  @Test func `has a careful pace of its own, since none is published`() {
    #expect(!target.limits.isPublished)
    #expect(target.limits.rates == ["10/s"])
    #expect(target.limits.concurrency == 4)
  }

  @Test func `keeps dots and nothing out of paths`() throws {
    let parameter = try #require(try operation("deleteUser").parameters(in: .path).first)
    var problems: [Diagnostic] = []
    let rule = ValueRule(
      parameter.schema.resolved(with: SettingValues(of: target)),
      as: ValueRule.Wire(parameter.location), problems: &problems)
    #expect(code(rule, .text("..")) == "request.path")
    #expect(code(rule, .text("")) == "request.path")
    #expect(code(rule, .number("4711")) == "request.type")
    #expect(code(rule, .text("004711/é")) == nil)
  }
}
