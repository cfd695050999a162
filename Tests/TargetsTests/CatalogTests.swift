import FoundationEssentials
import Records
import Targets
import Testing

@Suite struct CatalogTests {
  private static let module = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/Targets")

  /// The documents in the folders of the module.
  private static func documents() throws -> [URL] {
    let manager = FileManager.default
    return try manager.contentsOfDirectory(atPath: module.path()).sorted().flatMap { name in
      let folder = module.appending(path: name)
      let files = (try? manager.contentsOfDirectory(atPath: folder.path())) ?? []
      return files.filter { $0.hasSuffix(".openapi.json") }.map { folder.appending(path: $0) }
    }
  }

  @Test func `holds each document of the folders, byte for byte`() throws {
    let documents = try Self.documents()
    #expect(!documents.isEmpty)
    #expect(documents.count == TargetCatalog.names.count)
    for document in documents {
      let name = String(document.lastPathComponent.prefix { $0 != "." })
      let embedded = try #require(TargetCatalog.document(of: name), "\(name) is not embedded")
      #expect(try Array(embedded) == Array(Data(contentsOf: document)))
    }
  }

  @Test func `finds a readme beside each document`() throws {
    for document in try Self.documents() {
      let readme = document.deletingLastPathComponent().appending(path: "README.md")
      #expect(FileManager.default.fileExists(atPath: readme.path()))
    }
  }

  @Test(arguments: TargetCatalog.names)
  func `reads each document without a remark`(_ name: String) throws {
    let reading = try #require(TargetCatalog.reading(of: name))
    #expect(reading.diagnostics.map(\.text) == [])
    let target = try #require(reading.target)
    #expect(target.identifier == name)
    #expect(target.hasSemantics)
  }

  @Test(arguments: TargetCatalog.names)
  func `compiles the rules of each body without a remark`(_ name: String) throws {
    let target = try TargetCatalog.target(named: name)
    var problems: [Diagnostic] = []
    for content in target.operations.flatMap({ $0.body?.contents ?? [] }) {
      _ = ValueRule(
        content.schema.resolved(with: SettingValues(of: target)), as: .init(content.encoding),
        problems: &problems)
    }
    #expect(problems.map(\.text) == [])
  }

  @Test(arguments: TargetCatalog.names)
  func `resolves the source of each fact`(_ name: String) throws {
    let target = try TargetCatalog.target(named: name)
    let known = Set(target.sources.map(\.key))
    let texts =
      target.operations.map(\.details) + target.settings.map(\.summary) + target.notSupported
      + target.operations.flatMap { $0.responses.map(\.summary) + $0.parameters.map(\.summary) }
      + target.operations.flatMap { operation in
        (operation.body?.contents ?? []).flatMap { $0.schema.properties.map(\.schema.summary) }
      }
    for text in texts {
      for bracket in text.split(separator: "[").dropFirst() {
        for key in bracket.prefix(while: { $0 != "]" }).split(separator: " ") {
          #expect(known.contains(String(key)), "\(key) in: \(text)")
        }
      }
    }
  }

  @Test func `suggests the target that was probably meant`() {
    #expect {
      _ = try TargetCatalog.target(named: "anewsprnig")
    } throws: { error in
      (error as? Diagnostic)?.text
        == "error: there is no target \"anewsprnig\" [target.unknown]\n  did you mean \"anewspring\"?"
    }
  }
}
