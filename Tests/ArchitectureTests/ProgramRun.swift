import Foundation

/// A command line as a shell runs it, with muster as the tests' build made it.
struct ProgramRun {
  /// What it printed to standard output and standard error, in the order of its writes.
  let output: String
  /// Its exit code.
  let status: Int32

  /// The folder of the programs of this build; the tests run from there.
  private static let programs: String? = {
    let tests = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return tests.map { URL(filePath: $0).deletingLastPathComponent().path }
  }()

  /// Runs a line in a folder.
  ///
  /// - Parameter path: Where programs are looked up; by default in this build, then as usual.
  init(_ line: String, in folder: String, path: String? = nil) throws {
    let inherited = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = [
      "PATH": path ?? (Self.programs.map { $0 + ":" } ?? "") + inherited, "HOME": folder,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let printed = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    output = String(decoding: printed, as: UTF8.self)
    status = process.terminationStatus
  }
}
