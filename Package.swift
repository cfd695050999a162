// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// What release builds are compiled with besides.
///
/// The byte loops live in small modules of one program: let the optimiser see through their borders.
/// Exclusive access to the fields of classes is checked in debug builds, and so by the tests; in release
/// builds that check would double the cost of cutting CSV fields.
let optimised: [SwiftSetting] = [
  .unsafeFlags(
    ["-cross-module-optimization", "-enforce-exclusivity=unchecked"],
    .when(configuration: .release))
]

let package = Package(
  name: "muster",
  products: [
    .executable(name: "muster", targets: ["muster"]),
    .executable(name: "Benchmarks", targets: ["Benchmarks"]),
  ],
  targets: [
    .systemLibrary(name: "CVectors"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "Records", dependencies: ["CVectors"]),
    .target(name: "JSON", dependencies: ["CVectors", "Records"]),
    .target(name: "Formats", dependencies: ["CLibXML2", "CVectors", "JSON", "Records"]),
    .target(name: "Text", dependencies: ["CVectors", "Records"]),
    .target(name: "Mapping", dependencies: ["Formats", "JSON", "Records", "Targets", "Text"]),
    .target(
      name: "Targets", dependencies: ["Records", "JSON", "Text"], plugins: ["CatalogPlugin"]),
    .plugin(
      name: "CatalogPlugin", capability: .buildTool(), dependencies: ["catalog-generator"],
      path: "Sources/Tools/CatalogPlugin"),
    .executableTarget(name: "catalog-generator", path: "Sources/Tools/catalog-generator"),
    .target(name: "Bundles", dependencies: ["JSON", "Records", "Targets"]),
    .target(name: "Reporting", dependencies: ["JSON", "Records"]),
    .target(
      name: "Commands",
      dependencies: [
        "Bundles", "Formats", "JSON", "Mapping", "Records", "Reporting", "Targets", "Text",
      ]),
    .executableTarget(name: "muster", dependencies: ["Commands"]),
    .target(name: "TestKit", dependencies: ["Records"], path: "Tests/TestKit"),
    .testTarget(
      name: "ArchitectureTests",
      dependencies: ["Commands", "Mapping", "Records", "Targets", "TestKit"],
      exclude: ["diagnostic-codes.txt"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "TestKit"]),
    .testTarget(
      name: "FormatsTests", dependencies: ["CLibXML2", "Formats", "JSON", "Records", "TestKit"]),
    .testTarget(name: "TextTests", dependencies: ["Text", "Records", "TestKit"]),
    .executableTarget(
      name: "Benchmarks", dependencies: ["CLibXML2", "Records"], path: "Tests/Benchmarks",
      exclude: ["README.md", "benchmark-mapping.json5", "compare.py", "Peers"]),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks", "Records"]),
    .testTarget(
      name: "MappingTests",
      dependencies: ["Mapping", "Formats", "JSON", "Records", "TestKit", "Text"]),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "Records", "TestKit"]),
    .testTarget(name: "TargetsTests", dependencies: ["Targets", "Records", "Text"]),
    .testTarget(name: "BundlesTests", dependencies: ["Bundles", "Records", "Targets"]),
    .testTarget(name: "ReportingTests", dependencies: ["Records", "Reporting"]),
    .testTarget(
      name: "CommandsTests",
      dependencies: ["Commands", "Formats", "Records", "Reporting", "TestKit"],
      exclude: ["Cases"]),
  ]
)

for target in package.targets where target.type != .plugin && target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings + optimised
}
