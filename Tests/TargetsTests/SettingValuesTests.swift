import Records
import Targets
import Testing

@Suite struct SettingValuesTests {
  private let target: Target

  init() throws { target = try TargetCatalog.target(named: "anewspring") }

  @Test func `has the document's values until a profile gives others`() {
    var values = SettingValues(of: target)
    #expect(values["loginFormat"] == .text("email"))
    #expect(values.set("loginFormat", to: .text("any"), of: target) == nil)
    #expect(values["loginFormat"] == .text("any"))
    #expect(values.isOn("emptyTextClears"))
    #expect(!values.isOn("upsertAcceptsRole"))
  }

  @Test(arguments: [
    (
      "loginFromat", SettingValue.text("any"), "target.unknownSetting",
      "did you mean \"loginFormat\"?"
    ),
    ("loginFormat", .text("phone"), "target.settingValue", "it takes email, any"),
    ("notify", .text("no"), "target.settingType", "it takes true or false"),
    ("localeValues", .text("nl"), "target.settingType", "it takes a list"),
  ])
  func `refuses an unknown setting and a value that it does not take`(
    _ name: String, _ value: SettingValue, _ code: String, _ advice: String
  ) {
    var values = SettingValues(of: target)
    let before = values
    let problem = values.set(name, to: value, of: target)
    #expect(problem?.code.description == code)
    #expect(problem?.advice == advice)
    #expect(values == before)
  }

  @Test func `turns a setting off with no value`() {
    var values = SettingValues(of: target)
    #expect(values.set("notify", to: .none, of: target) == nil)
    #expect(values["notify"] == .none)
  }
}
