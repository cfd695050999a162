import JSON
public import Records

/// The first line of a bundle: what it is for and what it was made from.
///
/// No base URL and no credential: a bundle can be sent to any tenant of its target.
/// Source: DESIGN.md section 7.
public struct BundleHeader: Sendable, Equatable {
  /// The target's name.
  public var target: String
  /// The mapping's name, without its folder.
  public var mappingName: String
  /// The checksum of the mapping and its tables.
  public var mappingDigest: UInt64
  /// The source's name, without its folder.
  public var sourceName: String
  /// The moment that formulas saw as now, as RFC 3339 text.
  public var now: String
  /// The seed of random values.
  public var seed: UInt64
  /// The program and its version.
  public var tool: String

  /// A header.
  public init(
    target: String, mappingName: String, mappingDigest: UInt64, sourceName: String, now: String,
    seed: UInt64, tool: String
  ) {
    self.target = target
    self.mappingName = mappingName
    self.mappingDigest = mappingDigest
    self.sourceName = sourceName
    self.now = now
    self.seed = seed
    self.tool = tool
  }

  /// Adds the line.
  public func append(to output: inout ByteBuffer) {
    output.append("{\"muster\":\"bundle\",\"version\":1,\"target\":")
    output.appendJSONString(target)
    output.append(",\"mapping\":{\"name\":")
    output.appendJSONString(mappingName)
    output.append(",\"digest\":\"")
    output.append(Checksum.text(mappingDigest))
    output.append("\"},\"source\":{\"name\":")
    output.appendJSONString(sourceName)
    output.append("},\"now\":")
    output.appendJSONString(now)
    output.append(",\"seed\":")
    output.append(String(seed))
    output.append(",\"tool\":")
    output.appendJSONString(tool)
    output.append("}\n")
  }
}

/// The last line of a bundle: what it holds, so that a cut or changed one is noticed.
public struct BundleTrailer: Sendable, Equatable {
  /// How many requests there are.
  public var requests: Int
  /// How many records were read.
  public var records: Int
  /// How many of them were rejected.
  public var rejected: Int
  /// The checksum of the source's bytes.
  public var sourceDigest: UInt64
  /// The checksum of all lines before this one.
  public var digest: UInt64

  /// A trailer.
  public init(requests: Int, records: Int, rejected: Int, sourceDigest: UInt64, digest: UInt64) {
    self.requests = requests
    self.records = records
    self.rejected = rejected
    self.sourceDigest = sourceDigest
    self.digest = digest
  }

  /// Adds the line.
  public func append(to output: inout ByteBuffer) {
    output.append("{\"end\":true,\"requests\":")
    output.append(decimal: requests)
    output.append(",\"records\":")
    output.append(decimal: records)
    output.append(",\"rejected\":")
    output.append(decimal: rejected)
    output.append(",\"sourceDigest\":\"")
    output.append(Checksum.text(sourceDigest))
    output.append("\",\"digest\":\"")
    output.append(Checksum.text(digest))
    output.append("\"}\n")
  }
}
