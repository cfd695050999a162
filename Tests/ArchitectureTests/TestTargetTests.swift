import Testing

@Suite struct TestTargetTests {
  /// The folders of Sources that have no tests of their own, and why.
  private static let waivers = [
    "CLibXML2": "a header without Swift; the tests of Formats run all of it",
    "CVectors":
      "a header without Swift; the tests of Records, JSON, Formats and Text run all of it",
    "Tools": "runs at every build; CatalogTests compares what it makes with the folders",
    "muster": "three lines; DocumentedCommandTests runs the program",
  ]

  @Test func `every module has its tests`() throws {
    let tested = Set(try Repository.folders(in: "Tests"))
    let untested = try Repository.modules().filter { !tested.contains($0 + "Tests") }
    #expect(untested == Self.waivers.keys.sorted())
  }

  @Test func `every folder of tests is a target, and so is run`() throws {
    let manifest = try Repository.file("Package.swift").text
    for name in try Repository.folders(in: "Tests") where name.hasSuffix("Tests") {
      let files = try Repository.files(below: "Tests/" + name, endingIn: ".swift")
      #expect(!files.isEmpty, "Tests/\(name) is empty")
      #expect(manifest.contains("name: \"\(name)\""), "Package.swift has no target \(name)")
    }
  }
}
