import Records
import Testing
import Text

@Suite struct ReplacementTests {
  @Test(arguments: [
    ("a", "banana", "o", "bonono"), ("x", "banana", "o", "banana"), ("a", "aaa", "", ""),
    (#"(\w+) (\w+)"#, "Jan Jansen", "$2, $1", "Jansen, Jan"),
    (#"(?P<first>\w+) (?<last>\w+)"#, "Jan Jansen", "${last}.${first}", "Jansen.Jan"),
    (#"\d+"#, "7 and 42", "<$0>", "<7> and <42>"), ("a", "cab", "$$1", "c$1b"),
    ("(a)", "ab", "$10", "a0b"), ("(a)", "ab", "${1}0", "a0b"),
    ("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)", "abcdefghij", "$10$1", "ja"),
    ("(a)|(b)", "ab", "[$1$2]", "[a][b]"), ("(a)|(b)", "b", "$1-", "-"),
    (
      #"^\+(?P<land>\d{2}) (?P<rest>\d+)$"#, "+31 612345678", "0${rest} (${land})",
      "0612345678 (31)"
    ),
    (#"^0(\d)"#, "0612", "+31 $1", "+31 612"), (#"^0(\d)"#, "1060", "+31 $1", "1060"),
    ("é", "éé", "e", "ee"), (#"\s+"#, " a  b ", "", "ab"), ("(?i)zoë", "ZOË zoë", "Zoe", "Zoe Zoe"),
  ])
  func `replaces every match by the template`(
    _ pattern: String, _ text: String, _ template: String, _ expected: String
  ) throws {
    #expect(try PatternRun(pattern).replaceAll(text, with: template) == expected)
  }

  @Test(arguments: [
    ("", "ab", "-a-b-"), ("", "", "-"), ("x*", "aé😀", "-a-é-😀-"), ("a*", "baaac", "-b-c-"),
    ("a*?", "aa", "-a-a-"), ("$", "ab", "ab-"), ("^", "ab", "-ab"), ("(?m)^", "a\nb", "-a\n-b"),
    (#"\b"#, "ab cd", "-ab- -cd-"), ("a|", "aba", "-b-"), ("(?:)", "éé", "-é-é-"),
  ])
  func `empty matches advance by one character`(
    _ pattern: String, _ text: String, _ expected: String
  ) throws {
    #expect(try PatternRun(pattern).replaceAll(text, with: "-") == expected)
  }

  @Test(arguments: [
    (#"(\d+)-(\d+)"#, "1-2 3-4", 1, "x", "x-2 x-4"), (#"(\d+)-(\d+)"#, "1-2 3-4", 2, "", "1- 3-"),
    (#"(\d+)-(\d+)"#, "1-2 3-4", 0, "x", "x x"), ("(a)|b", "abab", 1, "-", "-b-b"),
    ("(a)|b", "bb", 1, "-", "bb"), ("a()b", "abab", 1, "-", "a-ba-b"),
    ("(a)", "bbb", 1, "x", "bbb"), ("(?:(a)b)+", "abab", 1, "x", "abxb"),
    ("(a)", "aa", 5, "x", "aa"), ("()a", "aa", 1, "é", "éaéa"),
  ])
  func `replaces only one group of each match`(
    _ pattern: String, _ text: String, _ group: Int, _ replacement: String, _ expected: String
  ) throws {
    #expect(try PatternRun(pattern).replaceAll(text, group: group, with: replacement) == expected)
  }

  @Test func `gives the text itself when nothing matches`() throws {
    let run = try PatternRun("x")
    let text = ByteSlice("banana")
    let template = try ReplacementTemplate(ByteSlice("y"), for: run.pattern)
    let result = try run.pattern.replaceAll(
      in: text, with: template, memory: run.memory, scratch: run.scratch)
    #expect(unsafe result.start == text.start)
    #expect(run.scratch.pieceCount == 0)
  }

  @Test func `a text that would grow beyond a field is a problem of the record`() throws {
    let run = try PatternRun("a")
    let text = run.scratch.copy(String(repeating: "a", count: 2000))
    let long = run.scratch.copy(String(repeating: "b", count: 1000))
    let template = try ReplacementTemplate(long, for: run.pattern)
    let byTemplate = #expect(throws: RecordProblem.self) {
      _ = try run.pattern.replaceAll(
        in: text, with: template, memory: run.memory, scratch: run.scratch)
    }
    let byGroup = #expect(throws: RecordProblem.self) {
      _ = try run.pattern.replaceAll(
        in: text, group: 0, with: long, memory: run.memory, scratch: run.scratch)
    }
    #expect(byTemplate?.code == "text.tooLong" && byGroup?.code == "text.tooLong")
    #expect(run.scratch.pieceCount == 0)
  }

  @Test func `writes one match into an open piece`() throws {
    let run = try PatternRun("(?<day>[0-9]+)/(?<month>[0-9]+)")
    let text = ByteSlice("on 24/12")
    let template = try ReplacementTemplate(ByteSlice("${month}-$1"), for: run.pattern)
    #expect(run.pattern.firstMatch(in: text, memory: run.memory))
    run.scratch.append("<")
    template.write(matchIn: text, memory: run.memory, into: run.scratch)
    run.scratch.append(">")
    #expect(run.scratch.finish() == "<12-24>")
  }

  @Test(arguments: [
    ("a$", "template.loneDollar", 1), ("$", "template.loneDollar", 0),
    ("$$$", "template.loneDollar", 2), ("US$ 5", "template.loneDollar", 2),
    ("$name", "template.loneDollar", 0), ("$&", "template.loneDollar", 0),
    ("é${b", "template.unclosedReference", 2), ("$3", "template.unknownGroup", 0),
    ("a$9b", "template.unknownGroup", 1), ("${3}", "template.unknownGroup", 0),
    ("${}", "template.unknownGroup", 0), ("-${nam}", "template.unknownGroup", 1),
    ("${99999999999999999999}", "template.unknownGroup", 0),
  ])
  func `says what is wrong with a template`(_ template: String, _ code: String, _ offset: Int)
    throws
  {
    let run = try PatternRun("(a)(?<name>b)")
    let problem = #expect(throws: PatternProblem.self) {
      try ReplacementTemplate(run.scratch.copy(template), for: run.pattern)
    }
    #expect(problem?.code.description == code)
    #expect(problem?.offset == offset)
    #expect(problem?.advice != nil)
  }
}
