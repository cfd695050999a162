/// Which module may import which; the README's section on architecture shows the same table.
enum ModuleArrows {
  /// The modules of this package that a module imports.
  static let imports: [String: [String]] = [
    "CLibXML2": [],
    "CVectors": [],
    "Records": ["CVectors"],
    "JSON": ["CVectors", "Records"],
    "Formats": ["CLibXML2", "CVectors", "JSON", "Records"],
    "Text": ["CVectors", "Records"],
    "Targets": ["JSON", "Records", "Text"],
    "Mapping": ["Formats", "JSON", "Records", "Targets", "Text"],
    "Bundles": ["JSON", "Records", "Targets"],
    "Reporting": ["JSON", "Records"],
    "Commands": [
      "Bundles", "Formats", "JSON", "Mapping", "Records", "Reporting", "Targets", "Text",
    ],
    "muster": ["Commands"],
    "Tools": [],
  ]

  /// The modules that only files below one folder may import, arrow or not.
  static let folders = ["CLibXML2": "Sources/Formats/XML/"]

  /// The toolchain's modules, and where they may be imported.
  static let systemImports: [SystemImport] = [
    SystemImport("Synchronization", in: "Sources/", because: "locks and atomics need no reason"),
    SystemImport("Glibc", in: "Sources/Records/Bytes/", because: "memory, its copies and searches"),
    SystemImport("Glibc", in: "Sources/Formats/Files/", because: "files and pipes"),
    SystemImport("Glibc", in: "Sources/Formats/Index/", because: "memory that begins as zeros"),
    SystemImport(
      "Glibc", in: "Sources/Mapping/Evaluate/FilesFolder.swift",
      because: "where links lead, which File() must know"),
    SystemImport("Glibc", in: "Sources/Commands/", because: "streams, signals and clocks"),
    SystemImport("Glibc", in: "Sources/muster/", because: "the exit code of the process"),
    SystemImport(
      "FoundationEssentials", in: "Sources/Formats/Files/InputSource.swift",
      because: "lists a folder, for the name that was probably meant"),
    SystemImport(
      "FoundationEssentials", in: "Sources/Tools/catalog-generator/",
      because: "runs at build time, where start-up does not count"),
    SystemImport(
      "Foundation", in: "Sources/Text/Dates/ZoneDatabase.swift",
      because: "the names of time zones are in no smaller module"),
    SystemImport(
      "PackagePlugin", in: "Sources/Tools/CatalogPlugin/", because: "this is what makes a plugin"),
  ]
}

/// A module of the toolchain that files below a path may import.
struct SystemImport {
  let module: String
  /// A folder with a slash behind it, or a file.
  let path: String
  let reason: String

  init(_ module: String, in path: String, because reason: String) {
    self.module = module
    self.path = path
    self.reason = reason
  }

  /// Whether it allows a file to import a module.
  func allows(_ module: String, in file: RepositoryFile) -> Bool {
    module == self.module && file.path.hasPrefix(path)
  }
}
