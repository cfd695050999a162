import Bundles
import Records
import Testing

@Suite struct BundleStreamTests {
  private static let header = BundleHeader(
    target: "anewspring", mappingName: "users \"1\".json5", mappingDigest: 0xAB,
    sourceName: "staff.csv", now: "2026-02-01T08:00:00Z", seed: .max, tool: "muster 0")

  /// The bundle of two requests, given in groups of so many.
  private static func bundle(inGroupsOf size: Int) -> String {
    var lines = ByteBuffer()
    var ends = GrowingTable<Int>()
    lines.append(",\"a\":1}\n")
    ends.append(lines.count)
    lines.append(",\"b\":22}\n")
    ends.append(lines.count)

    var output = ByteBuffer()
    var stream = BundleStream()
    stream.begin(header, to: &output)
    for first in stride(from: 0, to: 2, by: size) {
      stream.append(lines.slice, ends: ends, first..<first + size, to: &output)
    }
    stream.end(records: 3, rejected: 1, sourceDigest: 0x10, to: &output)
    return String(output.slice)
  }

  @Test func `begins with the header, numbers the requests and ends with the sums`() throws {
    let lines = Self.bundle(inGroupsOf: 2).split(separator: "\n")
    #expect(
      lines.first ?? "" == #"{"muster":"bundle","version":1,"target":"anewspring","#
        + #""mapping":{"name":"users \"1\".json5","digest":"00000000000000ab"},"#
        + #""source":{"name":"staff.csv"},"now":"2026-02-01T08:00:00Z","#
        + #""seed":18446744073709551615,"tool":"muster 0"}"#)
    #expect(lines.dropFirst().dropLast() == [#"{"n":1,"a":1}"#, #"{"n":2,"b":22}"#])
    #expect(
      (lines.last ?? "").hasPrefix(
        #"{"end":true,"requests":2,"records":3,"rejected":1,"sourceDigest":"0000000000000010","#))
  }

  @Test func `is the same however the requests are grouped`() {
    #expect(Self.bundle(inGroupsOf: 1) == Self.bundle(inGroupsOf: 2))
  }

  @Test func `carries the checksum of all lines before the last`() throws {
    let bundle = Self.bundle(inGroupsOf: 1)
    let end = try #require(bundle.firstRange(of: "{\"end\""))
    var before = ByteBuffer()
    before.append(String(bundle[..<end.lowerBound]))
    let digest = Checksum.text(Checksum.of(before.slice))
    #expect(bundle.hasSuffix(",\"digest\":\"\(digest)\"}\n"))
  }

  @Test func `adds nothing for no requests`() {
    var output = ByteBuffer()
    var stream = BundleStream()
    stream.append(ByteSlice(""), ends: GrowingTable<Int>(), 0..<0, to: &output)
    let (requests, bytes) = (stream.requestCount, output.count)
    #expect(requests == 0)
    #expect(bytes == 0)
  }
}
