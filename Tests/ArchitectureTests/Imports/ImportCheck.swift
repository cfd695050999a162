/// Compares the imports of files with those that are allowed.
struct ImportCheck {
  private let arrows: [String: [String]]
  private let folders: [String: String]
  private let systemImports: [SystemImport]

  init(
    arrows: [String: [String]] = ModuleArrows.imports,
    folders: [String: String] = ModuleArrows.folders,
    systemImports: [SystemImport] = ModuleArrows.systemImports
  ) {
    self.arrows = arrows
    self.folders = folders
    self.systemImports = systemImports
  }

  /// The modules that a file imports, in order.
  static func imports(of file: RepositoryFile) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let start = words.firstIndex(of: "import"), start + 1 < words.count,
        words[..<start].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
      else { return nil }
      let isOneDeclaration = declarationKinds.contains(words[start + 1])
      return words.dropFirst(isOneDeclaration ? start + 2 : start + 1).first
        .map { String($0.prefix { $0 != "." }) }
    }
  }

  private static let accessLevels: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let declarationKinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]

  /// The imports that nothing allows, and the permissions that nothing uses.
  func problems(in files: [RepositoryFile]) -> [String] {
    var problems: [String] = []
    var used: Set<String> = []
    var usedSystemImports: Set<Int> = []
    for file in files {
      for module in Self.imports(of: file) {
        if let folder = folders[module], !file.path.hasPrefix(folder) {
          problems.append("\(file.path) imports \(module), which only \(folder) may")
        } else if arrows[module] != nil {
          if arrows[file.module, default: []].contains(module) {
            used.insert(Self.arrow(file.module, module))
          } else {
            problems.append("\(file.path) imports \(module), which \(file.module) may not")
          }
        } else if let number = systemImports.firstIndex(where: { $0.allows(module, in: file) }) {
          usedSystemImports.insert(number)
        } else {
          problems.append("\(file.path) imports \(module), for which no reason is given")
        }
      }
    }
    for (module, targets) in arrows.sorted(by: { $0.key < $1.key }) {
      for target in targets where !used.contains(Self.arrow(module, target)) {
        problems.append("\(module) may import \(target) and does not: take the arrow away")
      }
    }
    for (number, permission) in systemImports.enumerated()
    where !usedSystemImports.contains(number) {
      problems.append(
        "\(permission.path) may import \(permission.module) and does not: take the line away")
    }
    return problems
  }

  private static func arrow(_ module: String, _ target: String) -> String {
    module + " → " + target
  }
}
