public import JSON
import Records
public import Targets

/// A compiled mapping: what every worker needs to turn records into requests.
///
/// Memory: immutable and shared; each worker makes a `RecordMapper` of its own.
public final class Mapping: Sendable {
  /// The mapping's file.
  public let source: SourceText
  /// What it says about itself.
  public let description: String
  /// The API that its requests are for; a mapping of columns needs none.
  public let target: Target?
  /// What it says about the source.
  public let settings: SourceSettings
  /// The source's fields that it uses: the projection.
  public let fields: [MappedField]
  /// The shapes of its requests, in the order of the mapping.
  public let shapes: [RequestShape]
  /// The names of its requests' values.
  public let names: ValueNames
  /// The formulas of `unique`, for messages.
  public let uniqueFormulas: [String]
  /// The names of the columns that each record becomes; nil in a mapping of requests.
  public let columnNames: [String]?
  /// Whether records have to be mapped one after the other, because they look at earlier ones.
  public let mapsInOrder: Bool
  /// Whether keys are made from values that messages must not show.
  public let hasConfidentialKey: Bool
  /// Whether its formulas draw random values, such as passwords, so that each run needs a seed of its own.
  public let drawsRandomValues: Bool
  /// Checksum of the mapping and its tables.
  public let digest: UInt64
  /// Bytes of tables held in memory.
  public let tableByteCount: Int

  let program: Program
  let key: ValuePlan?
  let unique: [ValuePlan]
  let skip: ValuePlan?
  let requests: [RequestPlan]
  let columns: [ValuePlan]
  /// The folder that `File` reads from.
  public let files: FilesFolder?
  let tests: [MappingDocument.Test]

  /// A field of the source that a mapping uses.
  public struct MappedField: Sendable {
    /// Its name: a CSV header, or a path in JSON and XML.
    public var name: String
    /// Whether the source may lack it.
    public var isOptional: Bool
    /// Where in the mapping's file it is used first.
    public var offset: Int
  }

  init(_ parts: consuming MappingParts) {
    source = parts.document.source
    description = parts.document.description
    target = parts.target
    settings = parts.document.settings
    fields = parts.fields
    shapes = parts.shapes
    names = parts.names
    uniqueFormulas = parts.unique.map { $0.formula ?? $0.label }
    program = parts.program
    mapsInOrder = parts.program.uniqueSlots > 0
    hasConfidentialKey = parts.hasConfidentialKey
    drawsRandomValues = parts.drawsRandomValues
    digest = parts.digest
    tableByteCount = parts.tableByteCount
    key = parts.key
    unique = parts.unique
    skip = parts.skip
    requests = parts.requests
    columns = parts.columns
    columnNames = parts.document.columns?.map(\.key)
    files = parts.files
    tests = parts.document.tests
  }
}

/// What the compiler makes a mapping of.
struct MappingParts {
  var document: MappingDocument
  var target: Target?
  var fields: [Mapping.MappedField]
  var shapes: [RequestShape]
  var names: ValueNames
  var program: Program
  var key: ValuePlan?
  var unique: [ValuePlan]
  var skip: ValuePlan?
  var requests: [RequestPlan]
  var columns: [ValuePlan]
  var files: FilesFolder?
  var hasConfidentialKey: Bool
  var drawsRandomValues: Bool
  var digest: UInt64
  var tableByteCount: Int
}
