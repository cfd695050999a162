import FoundationEssentials
import Records
import TestKit
import Testing

@testable import Formats

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct SpillFileTests {
  @Test func `keeps what is written and has no name`() throws {
    let folder = try TemporaryFolder()
    let file = try SpillFile(
      folder: folder.path, content: "the test", temporaryFiles: TemporaryFiles())
    try file.append(ByteSlice("Zoë is "))
    try file.append(ByteSlice("there"))
    #expect(try folder.names.isEmpty)
    #expect(try text(of: file, from: 5, count: 8) == "is there")
  }

  @Test func `reading behind the end is an error`() throws {
    let folder = try TemporaryFolder()
    let file = try SpillFile(
      folder: folder.path, content: "the test", temporaryFiles: TemporaryFiles())
    try file.append(ByteSlice("1234"))
    let problem = #expect(throws: Diagnostic.self) { try text(of: file, from: 2, count: 3) }
    #expect(problem?.code == "spill.failed")
    #expect(
      problem?.summary == "the test cannot be kept on disk in this folder: Input/output error")
  }

  @Test func `a name that is needed to create it goes at once`() throws {
    let folder = try TemporaryFolder()
    let leftover = ".spill.muster-\(getpid()).tmp"
    _ = try folder.file(leftover, "left by a killed process")
    let files = TemporaryFiles()
    let descriptor = try SpillFile.createAndUnlink(in: folder.path, noting: files)
    try descriptor.write(ByteSlice("kept"))
    #expect(try descriptor.status().size == 4)
    #expect(try folder.names == [leftover])
    #expect(files.all.isEmpty)
    try descriptor.close()
  }

  @Test func `the folder is the chosen one, or one that exists`() {
    #expect(SpillFolder.path(chosen: "/data/spill") == "/data/spill")
    #expect(SpillFolder.path(chosen: nil) == SpillFolder.path(chosen: ""))
    #expect(FileManager.default.isWritableFile(atPath: SpillFolder.path(chosen: nil)))
  }

  private func text(of file: SpillFile, from offset: Int, count: Int) throws -> String {
    var bytes = Array(repeating: UInt8(0), count: count)
    try unsafe bytes.withUnsafeMutableBytes { target throws in
      guard let start = target.baseAddress else { return }
      try unsafe file.read(count, at: offset, into: start)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
