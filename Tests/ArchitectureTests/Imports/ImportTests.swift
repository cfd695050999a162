import Testing

@Suite struct ImportTests {
  @Test func `modules import what the table allows, and all of that`() throws {
    let files = try Repository.files(below: "Sources", endingIn: ".swift")
    #expect(ImportCheck().problems(in: files) == [])
  }

  @Test func `every module is in the table, and every entry is a module`() throws {
    #expect(try Repository.modules() == ModuleArrows.imports.keys.sorted())
  }

  @Test func `no module imports itself by a detour`() {
    for module in ModuleArrows.imports.keys {
      var reached: Set<String> = []
      var next = ModuleArrows.imports[module, default: []]
      while let target = next.popLast(), reached.insert(target).inserted {
        next += ModuleArrows.imports[target, default: []]
      }
      #expect(!reached.contains(module), "\(module) comes back to itself")
    }
  }

  @Test(arguments: [
    ("import Records", ["Records"]),
    ("public import Records", ["Records"]),
    ("@preconcurrency internal import Glibc", ["Glibc"]),
    ("@_spi(Testing) import Records", ["Records"]),
    ("  import Glibc", ["Glibc"]),
    ("import struct Foundation.Date", ["Foundation"]),
    ("import Records\nimport JSON", ["Records", "JSON"]),
    ("// import Records", []),
    ("let important = 1", []),
    ("/// Lines that import nothing.", []),
  ])
  func `finds the imports of a text`(_ text: String, _ modules: [String]) {
    #expect(ImportCheck.imports(of: RepositoryFile(path: "", text: text)) == modules)
  }

  @Test(arguments: [
    ("Sources/B/One.swift", "import A", []),
    ("Sources/A/One.swift", "import B", ["Sources/A/One.swift imports B, which A may not"]),
    (
      "Sources/A/One.swift", "import Glibc",
      ["Sources/A/One.swift imports Glibc, for which no reason is given"]
    ),
    ("Sources/A/Files/One.swift", "import Glibc", []),
  ])
  func `tells the imports that nothing allows`(
    _ path: String, _ text: String, _ problems: [String]
  ) {
    let check = ImportCheck(
      arrows: ["A": [], "B": ["A"]],
      systemImports: [SystemImport("Glibc", in: "Sources/A/Files/", because: "files")])
    let used = [
      RepositoryFile(path: "Sources/B/Two.swift", text: "import A"),
      RepositoryFile(path: "Sources/A/Files/Two.swift", text: "import Glibc"),
    ]
    #expect(check.problems(in: used + [RepositoryFile(path: path, text: text)]) == problems)
  }

  @Test func `tells the imports outside of the only folder for them`() {
    let check = ImportCheck(
      arrows: ["A": [], "B": ["A"]], folders: ["A": "Sources/B/In/"], systemImports: [])
    let files = [
      RepositoryFile(path: "Sources/B/In/One.swift", text: "import A"),
      RepositoryFile(path: "Sources/B/Two.swift", text: "import A"),
    ]
    #expect(
      check.problems(in: files) == [
        "Sources/B/Two.swift imports A, which only Sources/B/In/ may"
      ])
  }

  @Test func `tells the permissions that nothing uses`() {
    let check = ImportCheck(
      arrows: ["A": [], "B": ["A"]],
      systemImports: [SystemImport("Glibc", in: "Sources/A/Files/", because: "files")])
    #expect(
      check.problems(in: []) == [
        "B may import A and does not: take the arrow away",
        "Sources/A/Files/ may import Glibc and does not: take the line away",
      ])
  }
}
