import Formats
import FoundationEssentials
import Records
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct InputSourceTests {
  @Test func `reads a file and knows its size`() throws {
    let folder = try TemporaryFolder()
    let source = try InputSource(path: folder.file("staff.csv", "naam\nZoë\n"))
    #expect(source.size == 10)
    #expect(source.name == folder.path + "/staff.csv")
    var bytes = ByteBuffer()
    #expect(try source.read(into: &bytes, upTo: 4) == 4)
    #expect(try source.read(into: &bytes, upTo: 100) == 6)
    #expect(try source.read(into: &bytes, upTo: 100) == 0)
    #expect(String(bytes.slice) == "naam\nZoë\n")
  }

  @Test func `reads a file again from where it began`() throws {
    let folder = try TemporaryFolder()
    let descriptor = unsafe open(try folder.file("staff.csv", "head\nbody\n"), O_RDONLY)
    defer { close(descriptor) }
    var head = ByteBuffer()
    #expect(try InputSource(path: "-", standardInput: descriptor).read(into: &head, upTo: 5) == 5)
    // The shell's next command begins where this one stopped.
    let source = try InputSource(path: "-", standardInput: descriptor)
    for _ in 0..<3 {
      var bytes = ByteBuffer()
      #expect(try source.read(into: &bytes, upTo: 100) == 5)
      #expect(String(bytes.slice) == "body\n")
      try source.rewind()
    }
  }

  @Test func `reads a pipe, which has no size`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("pipe")
    try #require(unsafe mkfifo(path, 0o600) == 0)
    let writer = unsafe open(path, O_RDWR)
    defer { close(writer) }
    #expect(unsafe write(writer, "Zoë", 4) == 4)
    let source = try InputSource(path: path)
    #expect(source.size == nil)
    var bytes = ByteBuffer()
    #expect(try source.read(into: &bytes, upTo: 100) == 4)
    #expect(String(bytes.slice) == "Zoë")
  }

  @Test func `names the file that was probably meant`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("staff.csv", "")
    let problem = try problem(folder.path + "/stafff.csv")
    #expect(problem.code == "input.missing")
    #expect(problem.advice == "did you mean \"\(folder.path)/staff.csv\"?")
    #expect(problem.place?.file == folder.path + "/stafff.csv")
    #expect(
      try self.problem(folder.path + "/other.xml").advice?.hasPrefix("check the path") == true)
    let inFile = try self.problem(folder.path + "/staff.csv/x")
    #expect(inFile.code == "input.missing")
    #expect(inFile.advice?.contains("there is no folder") == true)
  }

  @Test func `refuses a folder`() throws {
    let folder = try TemporaryFolder()
    #expect(try problem(folder.path).code == "input.directory")
  }

  @Test(.disabled(if: isRoot, "root may read everything"))
  func `says that a file may not be read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.file("staff.csv", "naam")
    try folder.setPermissions(0, of: "staff.csv")
    #expect(try problem(path).code == "input.permission")
  }

  @Test func `says what the system says when reading fails`() throws {
    // Address 0 of a process's memory cannot be read, not even by root.
    let source = try InputSource(path: "/proc/self/mem")
    var bytes = ByteBuffer()
    let problem = #expect(throws: Diagnostic.self) { try source.read(into: &bytes, upTo: 10) }
    #expect(problem?.code == "input.unreadable")
    #expect(problem?.summary == "the input cannot be read: Input/output error")
    #expect(bytes.slice.isEmpty)
  }

  private func problem(_ path: String) throws -> Diagnostic {
    try #require(throws: Diagnostic.self) { try InputSource(path: path) }
  }
}
