import Records
import Testing
import Text

/// The promise of linear time, held against counted steps: time on a machine proves nothing.
@Suite struct PatternTimeTests {
  @Test(arguments: [
    ("(a+)+$", String(repeating: "a", count: 60) + "b"),
    ("(a*)*b", String(repeating: "a", count: 60)),
    ("(x+x+)+y", String(repeating: "x", count: 60)),
    ("^(([a-z])+.)+[A-Z]([a-z])+$", String(repeating: "a", count: 60)),
    ("(?:a?){30}a{30}b", String(repeating: "a", count: 30)),
    ("(.*)(.*)(.*)(.*)(.*)[^a]", String(repeating: "a", count: 60)),
  ])
  func `what makes others backtrack for ever takes no step twice`(
    _ pattern: String, _ text: String
  ) throws {
    let run = try PatternRun(pattern)
    for machine in Pattern.Machine.allCases {
      _ = run.find(text, machine: machine)
      #expect(run.memory.stepCount > 0)
      // A simulation looks at an instruction once to add a thread and once to run it.
      #expect(run.memory.stepCount <= 2 * run.pattern.programSize * (text.utf8.count + 1))
    }
  }

  @Test(arguments: ["(a+)+$", "(a*)*b", "(x+x+)+y", "(?i)(k|[a-x]*)*z", #"(\pL|a)*\d"#])
  func `twice the text takes twice the steps`(_ pattern: String) throws {
    let run = try PatternRun(pattern)
    let letter = pattern.contains("x+") ? "x" : "a"
    var counts: [Int] = []
    for length in [10_000, 20_000, 40_000] {
      #expect(run.find(String(repeating: letter, count: length) + "!") == "none")
      counts.append(run.memory.stepCount)
      #expect(run.memory.stepCount <= 2 * run.pattern.programSize * (length + 2))
    }
    #expect(counts[1] <= counts[0] * 2 + 100)
    #expect(counts[2] <= counts[1] * 2 + 100)
  }

  @Test func `long texts find the match at their end`() throws {
    let run = try PatternRun("(x+x+)+y")
    let text = String(repeating: "x", count: 30_000) + "y"
    #expect(run.find(text) == "0-30001 0-30000")
  }

  @Test(arguments: ["needle", "n[aeiou]{2}dle", "(?:needle|nadel)", "[n]eedle$"])
  func `skips what cannot begin a match`(_ pattern: String) throws {
    let run = try PatternRun(pattern)
    let text = String(repeating: "-", count: 50_000) + "needle"
    for machine in Pattern.Machine.allCases {
      #expect(run.find(text, machine: machine) == "50000-50006")
      #expect(run.memory.stepCount < 100)
    }
  }
}
