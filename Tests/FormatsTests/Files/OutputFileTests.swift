import Formats
import FoundationEssentials
import Records
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct OutputFileTests {
  @Test(arguments: [true, false])
  func `a file has its name when it is whole, and is private`(_ synchronises: Bool) throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    var output = try OutputFile(path: folder.file("out.csv"), temporaryFiles: files)
    try output.write("naam\n")
    #expect(try folder.names == [".out.csv.muster-\(getpid()).tmp"])
    #expect(files.all == [folder.path + "/.out.csv.muster-\(getpid()).tmp"])
    let isStream = output.isStream
    #expect(!isStream)
    try output.finish(synchronises: synchronises)
    try output.finish()
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "naam\n")
    #expect(try folder.permissions(of: "out.csv") == 0o600)
    let byteCount = output.byteCount
    #expect(byteCount == 5)
    #expect(files.all.isEmpty)
  }

  @Test func `an existing file stays until the new one is whole`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    var output = try OutputFile(path: path)
    try output.write("new")
    #expect(try folder.text("out.csv") == "old")
    try output.finish()
    #expect(try folder.text("out.csv") == "new")
  }

  @Test func `an output that is discarded or dropped leaves nothing`() throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    var discarded = try OutputFile(path: folder.file("a.csv"), temporaryFiles: files)
    try discarded.write("a")
    discarded.discard()
    discarded.discard()
    do {
      var dropped = try OutputFile(path: folder.file("b.csv"), temporaryFiles: files)
      try dropped.write("b")
    }
    #expect(try folder.names.isEmpty)
    #expect(files.all.isEmpty)
  }

  @Test func `an interrupt removes what is unfinished`() throws {
    let folder = try TemporaryFolder()
    let files = TemporaryFiles()
    var output = try OutputFile(path: folder.file("a.csv"), temporaryFiles: files)
    try output.write("a")
    files.removeAll()
    #expect(try folder.names.isEmpty)
    let failure = #expect(throws: OutputFailure.self) { try output.finish() }
    #expect(failure?.cause == .missingFolder)
    #expect(try folder.names.isEmpty)
  }

  @Test func `leftovers are stepped over, and two outputs of one name do not mix`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file(".a.csv.muster-\(getpid()).tmp", "left by a killed process")
    var first = try OutputFile(path: folder.file("a.csv"))
    var second = try OutputFile(path: folder.file("a.csv"))
    try first.write("first")
    try second.write("second")
    try first.finish()
    #expect(try folder.text("a.csv") == "first")
    try second.finish()
    #expect(try folder.text("a.csv") == "second")
    #expect(try folder.text(".a.csv.muster-\(getpid()).tmp") == "left by a killed process")
  }

  @Test func `long names have room for the temporary one`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "é", count: 125) + ".csv"
    var output = try OutputFile(path: folder.file(name))
    try output.finish()
    #expect(try folder.names == [name])
  }

  @Test func `small and large writes arrive in order`() throws {
    let folder = try TemporaryFolder()
    var output = try OutputFile(path: folder.file("a"))
    var expected = ""
    for round in 0..<40 {
      let part = String(repeating: "\(round % 10)", count: round % 13 == 12 ? 300_000 : 9_000)
      expected += part
      try output.write(part)
    }
    let byteCount = output.byteCount
    #expect(byteCount == expected.utf8.count)
    try output.finish()
    #expect(try folder.text("a") == expected)
  }

  @Test func `a symbolic link stays and its file is replaced`() throws {
    let folder = try TemporaryFolder()
    let target = try folder.file("target.csv", "old")
    let link = try folder.file("link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    var output = try OutputFile(path: link)
    try output.write("new")
    try output.finish()
    #expect(try folder.text("target.csv") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  }

  @Test func `pipes and open descriptors are written to directly`() throws {
    signal(SIGPIPE, SIG_IGN)
    let folder = try TemporaryFolder()
    let path = try folder.file("pipe")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let reader = unsafe open(path, O_RDWR)
    let source = try InputSource(path: path)
    defer { close(reader) }
    for name in [path, "/dev/fd/\(reader)"] {
      var output = try OutputFile(path: name)
      let isStream = output.isStream
      #expect(isStream)
      try output.write("Zoë")
      try output.flush()
      var bytes = ByteBuffer()
      #expect(try source.read(into: &bytes, upTo: 100) == 4)
      try output.finish()
    }
    #expect(try folder.names == ["pipe"])
    var missing = try OutputFile(path: "/dev/null")
    try missing.write("gone")
    try missing.finish()
  }

  @Test func `a broken pipe is told apart from failures`() throws {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    close(ends[0])
    defer { close(ends[1]) }
    var output = try OutputFile(path: "/dev/fd/\(ends[1])")
    try output.write("Zoë")
    let failure = #expect(throws: OutputFailure.self) { try output.finish() }
    #expect(failure?.cause == .brokenPipe)
  }

  @Test func `a full device is named as such`() throws {
    var output = try OutputFile(path: "/dev/full")
    try output.write("small")
    let failure = #expect(throws: OutputFailure.self) { try output.finish() }
    #expect(failure?.cause == .full)
    #expect(failure?.diagnostic.code == "output.full")
    #expect(
      failure?.diagnostic.summary == "the output cannot be written: No space left on device")

    var large = try OutputFile(path: "/dev/full")
    let bytes = String(repeating: "x", count: 300_000)
    #expect(throws: OutputFailure.self) { try large.write(bytes) }
  }

  @Test(.enabled(if: SmallDisk.canMount, "mounting a tmpfs needs the right to do so"))
  func `a full disk leaves the old file and no other`() throws {
    let folder = try TemporaryFolder()
    let disk = try SmallDisk(at: folder.path)
    let path = try folder.file("out.csv", "old")
    var output = try OutputFile(path: path)
    let failure = #expect(throws: OutputFailure.self) {
      try output.write(String(repeating: "x", count: 300_000))
      try output.finish()
    }
    #expect(failure?.cause == .full)
    output.discard()
    #expect(try folder.names == ["out.csv"])
    #expect(try folder.text("out.csv") == "old")
    disk.unmount()
  }

  @Test func `says before the work that a name cannot be written`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("file", "")
    for (path, cause) in [
      (folder.path, OutputFailure.Cause.directory), (folder.path + "/", .directory),
      (folder.path + "/missing/out.csv", .missingFolder), (folder.path + "/file/x", .missingFolder),
      ("", .missingFolder), ("/dev/fd/987654", .other),
    ] {
      let failure = #expect(throws: OutputFailure.self, "\(path)") {
        var output = try OutputFile(path: path)
        try output.write("x")
        try output.finish()
      }
      #expect(failure?.cause == cause, "\(path)")
      #expect(failure?.diagnostic.advice != nil)
    }
    #expect(try folder.names == ["file"])
  }

  @Test(.disabled(if: isRoot, "root may write everywhere"))
  func `protected folders and files are not written`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("out.csv", "old")
    try folder.setPermissions(0o400, of: "out.csv")
    let file = #expect(throws: OutputFailure.self) { _ = try OutputFile(path: path) }
    #expect(file?.cause == .permission)
    try folder.setPermissions(0o500)
    defer { try? folder.setPermissions(0o700) }
    let other = #expect(throws: OutputFailure.self) {
      _ = try OutputFile(path: folder.path + "/other.csv")
    }
    #expect(other?.cause == .permission)
  }
}

extension OutputFile {
  fileprivate mutating func write(_ text: String) throws {
    try withSlice(text.utf8) { try write($0) }
  }
}
