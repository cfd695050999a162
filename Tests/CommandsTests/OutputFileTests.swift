import Commands
import Foundation
import Records
import Testing

@Suite struct OutputFileTests {
  private let folder: TemporaryFolder
  private let interrupts = Interrupts()

  init() throws { folder = try TemporaryFolder() }

  private func open(
    _ name: String, access: OutputFile.Access = .asUsual
  ) throws(CommandError) -> OutputFile {
    try OutputFile(at: folder.path + "/" + name, access: access, interrupts: interrupts)
  }

  @Test func `a file appears under its name when it is whole`() throws {
    try folder.write("old", to: "out.txt")
    let file = try open("out.txt")
    try file.write("new ")
    try file.write("text")
    #expect(folder.names == ["out.txt", "out.txt.partial"])
    #expect(try folder.text(of: "out.txt") == "old")
    try file.commit()
    #expect(folder.names == ["out.txt"])
    #expect(try folder.text(of: "out.txt") == "new text")
  }

  @Test func `a file that is given up leaves the earlier one`() throws {
    try folder.write("old", to: "out.txt")
    do {
      let file = try open("out.txt")
      try file.write("new")
    }
    #expect(folder.names == ["out.txt"])
    #expect(try folder.text(of: "out.txt") == "old")
  }

  @Test func `an interrupt removes what is not whole`() throws {
    let whole = try open("whole.txt")
    try whole.commit()
    let half = try open("half.txt")
    try half.write("half")
    try folder.write("other", to: "other.tmp")
    interrupts.add(folder.path + "/other.tmp")
    var hasEnded = false
    interrupts.interrupt { hasEnded = true }
    #expect(hasEnded)
    #expect(folder.names == ["whole.txt"])
  }

  @Test func `left-over temporary files are not touched`() throws {
    try folder.write("somebody else's", to: "out.txt.partial")
    let file = try open("out.txt")
    #expect(folder.names == ["out.txt.partial", "out.txt.partial-2"])
    file.discard()
    #expect(folder.names == ["out.txt.partial"])
  }

  @Test func `files with people's data are for their owner only`() throws {
    try open("bundle.jsonl", access: .ownerOnly).commit()
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/bundle.jsonl")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a symbolic link keeps pointing at the new file`() throws {
    try folder.write("old", to: "real.txt")
    let link = folder.path + "/link.txt"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: folder.path + "/real.txt")
    let file = try open("link.txt")
    try file.write("new")
    try file.commit()
    #expect(try folder.text(of: "real.txt") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == folder.path + "/real.txt")
  }

  @Test func `a device is written and stays a device`() throws {
    let file = try OutputFile(at: "/dev/null", access: .ownerOnly, interrupts: interrupts)
    try file.write("text")
    try file.commit()
    let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type]
    #expect(type as? FileAttributeType == .typeCharacterSpecial)
  }

  @Test(arguments: [
    ("missing/out.txt", "No such file or directory", "make the folder first"),
    ("", "Is a directory", "name a file in it"),
  ])
  func `a place that cannot be written is told with its reason`(
    _ name: String, _ reason: String, _ advice: String
  ) {
    let path = folder.path + "/" + name
    let error = #expect(throws: CommandError.self) {
      try OutputFile(at: path, access: .asUsual, interrupts: interrupts)
    }
    #expect(error?.exitCode == .unwritableOutput)
    #expect(error?.diagnostics.map(\.summary) == ["cannot write \(path): \(reason)"])
    #expect(error?.diagnostics.map(\.advice) == [advice])
  }

  @Test func `a full disk is told with its own exit code`() throws {
    let file = try OutputFile(at: "/dev/full", access: .asUsual, interrupts: interrupts)
    let error = #expect(throws: CommandError.self) { try file.write("text") }
    #expect(error?.exitCode == .unwritableOutput)
    #expect(error?.diagnostics.first?.summary == "cannot write /dev/full: No space left on device")
  }
}
