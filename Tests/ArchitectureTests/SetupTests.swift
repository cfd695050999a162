import FoundationEssentials
import TestKit
import Testing

/// Runs `.ci/setup` on a machine made of stand-ins that write down how they are called.
@Suite struct SetupTests {
  private let machine: TemporaryFolder

  /// A machine where nothing is missing, and its user is root.
  init() throws {
    machine = try TemporaryFolder()
    for name in ["ls", "env"] {
      try FileManager.default.createSymbolicLink(
        atPath: machine.file(name), withDestinationPath: "/usr/bin/" + name)
    }
    for name in ["swift", "git", "pkg-config"] { try add(name) }
    try add("id", "echo 0")
    try add("apt-get", #"echo "apt-get $*""#)
  }

  private func add(_ name: String, _ script: String = "exit 0") throws {
    _ = try machine.file(name, "#!/bin/sh\n" + script + "\n")
    try machine.setPermissions(0o755, of: name)
  }

  private func remove(_ names: String...) throws {
    for name in names { try FileManager.default.removeItem(atPath: machine.path + "/" + name) }
  }

  private func run() throws -> ProgramRun {
    try ProgramRun(
      Repository.url(of: ".ci/setup").path, in: machine.path, path: machine.path)
  }

  @Test func `is silent when nothing is missing`() throws {
    let run = try run()
    #expect(run.output == "")
    #expect(run.status == 0)
  }

  @Test func `installs what is missing, and no more`() throws {
    try remove("git", "pkg-config")
    let run = try run()
    #expect(
      run.output == """
        apt-get -qq update
        apt-get -qq install -y --no-install-recommends git pkg-config libxml2-dev

        """)
    #expect(run.status == 0)
  }

  @Test func `installs a library whose development files are missing`() throws {
    try add("pkg-config", "exit 1")
    #expect(try run().output.hasSuffix(" libxml2-dev\n"))
  }

  @Test func `goes through sudo for other users`() throws {
    try remove("git")
    try add("id", "echo 1000")
    try add("sudo", #"echo sudo; "$@""#)
    let run = try run()
    #expect(run.output.hasPrefix("sudo\napt-get -qq update\nsudo\napt-get -qq install"))
    #expect(run.status == 0)
  }

  @Test func `installs although the list of packages cannot be refreshed`() throws {
    try remove("git")
    try add("apt-get", #"echo "$2"; [ "$2" = install ]"#)
    let run = try run()
    #expect(run.output == "update\ninstall\n")
    #expect(run.status == 0)
  }

  @Test func `says what to install where it may not`() throws {
    try remove("git")
    try add("id", "echo 1000")
    let run = try run()
    #expect(run.output == ".ci/setup: run as root: apt-get install git\n")
    #expect(run.status == 1)
  }

  @Test func `says what to install on other systems`() throws {
    try remove("git", "apt-get")
    let run = try run()
    #expect(run.output == ".ci/setup: install what provides: git\n")
    #expect(run.status == 1)
  }

  @Test func `says what to install when the packages cannot be had`() throws {
    try remove("git")
    try add("apt-get", "exit 100")
    let run = try run()
    #expect(run.output == ".ci/setup: install by hand: git\n")
    #expect(run.status == 1)
  }

  @Test func `asks for Swift first`() throws {
    try remove("swift")
    let run = try run()
    #expect(run.output.contains("install Swift"))
    #expect(run.status == 1)
  }
}
