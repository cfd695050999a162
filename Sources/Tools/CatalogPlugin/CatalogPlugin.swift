import PackagePlugin

/// Runs the catalogue generator before `Targets` is compiled.
///
/// It lists all files of the module that are not Swift, so that SwiftPM takes them as known and a
/// changed document runs the generator again.
@main
struct CatalogPlugin: BuildToolPlugin {
  func createBuildCommands(
    context: PluginContext, target: any PackagePlugin.Target
  ) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let files = module.sourceFiles.filter { $0.type != .source }.map(\.url)
    let documents = files.filter { $0.lastPathComponent.hasSuffix(".openapi.json") }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedDocuments.swift")
    return [
      .buildCommand(
        displayName: "Embedding the documents of \(documents.count) targets",
        executable: try context.tool(named: "catalog-generator").url,
        arguments: [output.path()] + documents.map { $0.path() }, inputFiles: files,
        outputFiles: [output])
    ]
  }
}
