import Commands
import Foundation

/// What a command printed and wrote, by the name of the file that holds it in a case's folder.
struct CaseOutcome: Equatable {
  private(set) var files: [String: [UInt8]] = [:]

  /// What a case expects.
  init(expectedBy example: CommandCase) {
    for name in FileTree.names(below: example.folder) where name.hasPrefix("expected.") {
      files[name] = example.bytes(of: name)
    }
  }

  /// What running a case brings about.
  init(running example: CommandCase, with table: CommandTable) async throws {
    let folder = try TemporaryFolder()
    let inputs = FileTree.names(below: example.folder).filter { !CommandCase.isPartOfCase($0) }
    for name in inputs {
      try folder.write(example.bytes(of: name), to: name)
    }
    let places = CasePlaces(caseFolder: folder.path)
    let arguments = String(decoding: example.bytes(of: "arguments"), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let stdin = example.folder + "/stdin"
    let input = FileHandle(
      forReadingAtPath: FileManager.default.fileExists(atPath: stdin) ? stdin : "/dev/null")
    let world = TestWorld(input: input?.fileDescriptor ?? -1)
    let status = await world.run(arguments.map { places.expand(String($0)) }, table)

    set("expected.stdout", places.collapse(world.output.bytes))
    set("expected.stderr", places.collapse(world.messages.bytes))
    files["expected.status"] = Array("\(status.rawValue)\n".utf8)
    for name in inputs where !folder.names.contains(name) {
      files["expected.files/" + name + ".removed"] = []
    }
    for name in folder.names {
      let bytes = try folder.bytes(of: name)
      if !inputs.contains(name) || bytes != example.bytes(of: name) {
        files["expected.files/" + name] = bytes
      }
    }
  }

  /// Keeps what was printed, unless it is nothing.
  private mutating func set(_ name: String, _ bytes: [UInt8]) {
    if !bytes.isEmpty { files[name] = bytes }
  }

  /// How this differs from what was expected, file by file and line by line; nothing when it does not.
  func differences(from expected: CaseOutcome) -> String {
    var text = ""
    for name in Set(files.keys).union(expected.files.keys).sorted() {
      switch (expected.files[name], files[name]) {
      case (let wanted?, let given?) where wanted != given:
        text += "\(name) differs:\n" + LineDifference.text(from: wanted, to: given)
      case (nil, let given?):
        text += "\(name) is not expected:\n" + LineDifference.text(from: [], to: given)
      case (_?, nil): text += "\(name) is expected and was not written\n"
      default: break
      }
    }
    return text
  }

  /// Makes this what a case expects from now on.
  func record(in example: CommandCase) throws {
    for name in FileTree.names(below: example.folder) where name.hasPrefix("expected.") {
      try FileManager.default.removeItem(atPath: example.folder + "/" + name)
    }
    for (name, bytes) in files {
      try FileTree.write(bytes, to: example.folder + "/" + name)
    }
  }
}
