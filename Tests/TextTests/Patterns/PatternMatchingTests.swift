import Records
import Testing
import Text

@Suite struct PatternMatchingTests {
  @Test(arguments: PatternCases.literals + PatternCases.escapes)
  func `finds literals and escapes`(_ example: PatternCase) throws { try check(example) }

  @Test(arguments: PatternCases.classes + PatternCases.properties)
  func `finds classes of characters`(_ example: PatternCase) throws { try check(example) }

  @Test(arguments: PatternCases.anchors)
  func `holds anchors and word boundaries to their places`(_ example: PatternCase) throws {
    try check(example)
  }

  @Test(arguments: PatternCases.repetitions + PatternCases.alternatives)
  func `prefers as Perl does`(_ example: PatternCase) throws { try check(example) }

  @Test(arguments: PatternCases.groups)
  func `remembers where groups matched`(_ example: PatternCase) throws { try check(example) }

  @Test(arguments: PatternCases.flags)
  func `reads flags inside the pattern`(_ example: PatternCase) throws { try check(example) }

  private func check(_ example: PatternCase) throws {
    let run = try PatternRun(example.pattern)
    for machine in Pattern.Machine.allCases {
      #expect(run.find(example.text, machine: machine) == example.groups, "\(machine)")
    }
    #expect(run.isMatch(example.text) == (example.groups != "none"))
    #expect(run.memory.range(of: 0) == nil)
  }

  @Test(
    arguments: [
      ("abc", .caseInsensitive, "ABC", "0-3"), ("a.c", .dotMatchesLineFeed, "a\nc", "0-3"),
      ("^b", .anchorsMatchLines, "a\nb", "2-3"), ("a+", .swapsGreed, "aaa", "0-1"),
      ("(?-i)abc", .caseInsensitive, "ABC", "none"),
      ("a.C", [.caseInsensitive, .dotMatchesLineFeed], "A\nc", "0-3"),
    ] as [(String, PatternOptions, String, String)])
  func `takes flags from outside`(
    _ pattern: String, _ options: PatternOptions, _ text: String, _ groups: String
  ) throws {
    #expect(try PatternRun(pattern, options: options).find(text) == groups)
  }

  @Test(arguments: [
    ("a|ab", "ab", "0-2"), ("a|ab", "abc", "none"), ("a*?", "aaa", "0-3"), ("", "", "0-0"),
    ("", "a", "none"), ("(a|ab)(c|bcd)?", "abcd", "0-4 0-1 1-4"), ("b", "ab", "none"),
    ("(a+)(a*)", "aaa", "0-3 0-3 3-3"), ("^a$|b", "b", "0-1"), ("(?m)a$", "a\n", "none"),
    (".*", "é\n", "none"),
  ])
  func `matches the whole text or nothing`(
    _ pattern: String, _ text: String, _ groups: String
  ) throws {
    let run = try PatternRun(pattern)
    for machine in Pattern.Machine.allCases {
      #expect(run.findWhole(text, machine: machine) == groups, "\(machine)")
    }
  }

  @Test(arguments: [
    ("a", "aba", 1, "2-3"), ("^a", "aa", 1, "none"), (#"\ba"#, "ba a", 1, "3-4"),
    ("(?m)^a", "b\na", 1, "2-3"), ("$", "ab", 2, "2-2"), ("a", "ab", 2, "none"),
    ("", "ab", 1, "1-1"), ("^", "ab", 1, "none"), ("x*", "éx", 2, "2-3"), ("b|", "ab", 1, "1-2"),
  ])
  func `searches from a position and still sees what lies before it`(
    _ pattern: String, _ text: String, _ position: Int, _ groups: String
  ) throws {
    let run = try PatternRun(pattern)
    for machine in Pattern.Machine.allCases {
      #expect(run.find(text, from: position, machine: machine) == groups, "\(machine)")
    }
  }

  @Test(
    arguments: [
      (".", [0xFF], "0-1"), ("..", [0xC3, 0x28], "0-2"), ("\u{FFFD}", [0x41, 0xC3], "1-2"),
      ("[^a]", [0x61, 0xE2, 0x82], "1-2"), ("a", [0xFF, 0xC3, 0x61], "2-3"),
      ("é", [0xC3, 0xC3, 0xA9], "1-3"), (#"\pL"#, [0xFF, 0xFE], "none"),
      ("^.{3}$", [0xF0, 0x9F, 0x98], "0-3"), ("[\u{FFFC}-\u{FFFE}]b", [0x80, 0x62], "0-2"),
    ] as [(String, [UInt8], String)])
  func `takes a byte that is no UTF-8 for a replacement character`(
    _ pattern: String, _ bytes: [UInt8], _ groups: String
  ) throws {
    let run = try PatternRun(pattern)
    for byte in bytes { run.scratch.append(byte) }
    let text = run.scratch.finish()
    for machine in Pattern.Machine.allCases {
      #expect(run.find(text, machine: machine) == groups, "\(machine)")
    }
  }

  @Test func `names and counts groups`() throws {
    let pattern = try PatternRun("(a)(?P<b>x)(?:c)((?<d_1>y))").pattern
    #expect(pattern.groupCount == 4)
    #expect(pattern.groupNames == [nil, nil, "b", nil, "d_1"])
    #expect(pattern.group(named: ByteSlice("b")) == 2)
    #expect(pattern.group(named: ByteSlice("d_1")) == 4)
    #expect(pattern.group(named: ByteSlice("c")) == nil)
  }

  @Test func `gives no range for groups that are not there`() throws {
    let run = try PatternRun("(a)")
    #expect(run.memory.range(of: 0) == nil)
    #expect(run.find("a") == "0-1 0-1")
    #expect(run.memory.range(of: 2) == nil)
    #expect(run.memory.range(of: -1) == nil)
    #expect(run.find("b") == "none")
    #expect(run.memory.range(of: 0) == nil)
  }

  @Test func `one memory serves patterns of any size in turn`() throws {
    let memory = PatternMemory()
    let sources = ["(a)(b)(c)", "x", String(repeating: "(?:ab?)", count: 200), "(x)|(y)"]
    for machine in Pattern.Machine.allCases {
      for _ in 0..<3 {
        for source in sources {
          let run = try PatternRun(source)
          let text = run.scratch.copy("xabc" + String(repeating: "a", count: 200))
          #expect(run.pattern.firstMatch(in: text, from: 0, memory: memory, machine: machine))
          let alone = run.find(text, machine: machine)
          let range = memory.range(of: 0)
          #expect(alone.hasPrefix("\(range?.lowerBound ?? -1)-\(range?.upperBound ?? -1)"))
        }
      }
    }
  }
}
