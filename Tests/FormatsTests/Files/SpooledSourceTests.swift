import Formats
import Records
import TestKit
import Testing

@Suite struct SpooledSourceTests {
  @Test func `what was read can be read again`() throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let source = try SpooledSource(
      ChunkedSource(bytes, sizes: [1, 7, 40_000, 3]), folder: folder.path, temporaryFiles: files)
    var first = ByteBuffer()
    while first.count < 50_000, try source.read(into: &first, upTo: 65_536) > 0 {}
    #expect(first.count < bytes.count)
    for _ in 0..<2 {
      let copy = source.again()
      #expect(copy.name == "staff.csv")
      var second = ByteBuffer()
      while try copy.read(into: &second, upTo: 999) > 0 {}
      #expect(Array(second.slice) == Array(bytes.prefix(first.count)))
    }
    #expect(try folder.names.isEmpty)
    #expect(files.all.isEmpty)
  }

  @Test func `a folder that is not there is named`() throws {
    #expect {
      try SpooledSource(
        ChunkedSource([]), folder: "/nowhere/at/all", temporaryFiles: TemporaryFiles())
    } throws: { ($0 as? Diagnostic)?.code == "spill.missingFolder" }
  }
}
