import Records
import Testing
import Text

@Suite struct PatternProblemTests {
  @Test(arguments: [
    ("a(b", "pattern.unclosedGroup", 1), ("(", "pattern.unclosedGroup", 0),
    ("a(?i", "pattern.unclosedGroup", 1), ("(?:a", "pattern.unclosedGroup", 0),
    (#"(\Qa)"#, "pattern.unclosedGroup", 0),
    ("a)", "pattern.unmatchedParenthesis", 1), ("(a))b", "pattern.unmatchedParenthesis", 3),
    ("[a", "pattern.unclosedClass", 0), ("x[]", "pattern.unclosedClass", 1),
    ("[a-", "pattern.unclosedClass", 0), ("[^]", "pattern.unclosedClass", 0),
    ("é[z-a]", "pattern.range", 3), (#"[a-\d]"#, "pattern.range", 1),
    ("[[:alfa:]]", "pattern.unknownClass", 1), ("[a[:x:]]", "pattern.unknownClass", 2),
    ("[a-z-[aeiou]]", "pattern.classSubtraction", 4),
    ("*a", "pattern.nothingToRepeat", 0), ("a|+", "pattern.nothingToRepeat", 2),
    ("(?)", "pattern.unknownFlag", 2), ("(?:?)", "pattern.nothingToRepeat", 3),
    ("({2})", "pattern.nothingToRepeat", 1), ("(?i)*", "pattern.nothingToRepeat", 4),
    (#"\Q\E*"#, "pattern.nothingToRepeat", 4),
    ("a**", "pattern.repeatedRepetition", 2), ("a+*", "pattern.repeatedRepetition", 2),
    ("a{2}{3}", "pattern.repeatedRepetition", 4), ("a*??", "pattern.repeatedRepetition", 3),
    ("a*?+", "pattern.repeatedRepetition", 3),
    ("a{1001}", "pattern.repetitionTooLarge", 1), ("a{0,1001}", "pattern.repetitionTooLarge", 1),
    ("a{99999999999999999999}", "pattern.repetitionTooLarge", 1),
    ("a{1001,}", "pattern.repetitionTooLarge", 1), ("ab{3,2}", "pattern.repetitionReversed", 2),
    (#"a\"#, "pattern.trailingBackslash", 1), (#"[a\"#, "pattern.trailingBackslash", 2),
    (#"\q"#, "pattern.unknownEscape", 0), (#"a\Z"#, "pattern.unknownEscape", 1),
    (#"\G"#, "pattern.unknownEscape", 0), (#"\é"#, "pattern.unknownEscape", 0),
    (#"\E"#, "pattern.unknownEscape", 0), (#"[\b]"#, "pattern.unknownEscape", 1),
    (#"\u0041"#, "pattern.unknownEscape", 0), (#"\C"#, "pattern.unknownEscape", 0),
    (#"\x4"#, "pattern.hexadecimal", 0), (#"a\x{}"#, "pattern.hexadecimal", 1),
    (#"\x{41"#, "pattern.hexadecimal", 0), (#"\xg0"#, "pattern.hexadecimal", 0),
    (#"\x{110000}"#, "pattern.noScalar", 0), (#"[\x{D800}]"#, "pattern.noScalar", 1),
    (#"\p"#, "pattern.unclosedProperty", 0), (#"\p{Lu"#, "pattern.unclosedProperty", 2),
    (#"a\p{Klingon}"#, "pattern.unknownProperty", 1), (#"\pX"#, "pattern.unknownProperty", 0),
    (#"[\P{Lx}]"#, "pattern.unknownProperty", 1), (#"\p{}"#, "pattern.unknownProperty", 0),
    ("(?P<>a)", "pattern.groupName", 4), ("(?<1a>a)", "pattern.groupName", 3),
    ("(?P<a b>a)", "pattern.groupName", 4), ("(?P<a", "pattern.groupName", 4),
    ("(?<n>a)(?<n>b)", "pattern.duplicateGroupName", 10),
    ("(?k)", "pattern.unknownFlag", 2), ("a(?i-k)", "pattern.unknownFlag", 5),
    ("(?i-)", "pattern.unknownFlag", 3), ("(?i--s)", "pattern.unknownFlag", 4),
    ("(?#x)", "pattern.unknownGroup", 0), ("(?|a)", "pattern.unknownGroup", 0),
    ("(?'n'a)", "pattern.unknownGroup", 0), ("(?x)a", "pattern.unknownGroup", 0),
  ])
  func `says what is wrong and where`(_ pattern: String, _ code: String, _ offset: Int) {
    expectProblem(pattern, code, offset)
  }

  @Test(arguments: [
    ("a(?=b)", "pattern.lookAround", 1), ("(?!a)", "pattern.lookAround", 0),
    ("(?<=a)b", "pattern.lookAround", 0), ("é(?<!a)b", "pattern.lookAround", 2),
    (#"(a)\1"#, "pattern.backReference", 3), (#"(a)\9"#, "pattern.backReference", 3),
    (#"(?<n>a)\k<n>"#, "pattern.backReference", 7), (#"\g{1}"#, "pattern.backReference", 0),
    ("(?P<n>a)(?P=n)", "pattern.backReference", 8),
    ("a++", "pattern.possessive", 2), ("a*+", "pattern.possessive", 2),
    ("a?+", "pattern.possessive", 2), ("a{2}+", "pattern.possessive", 4),
    ("x(?>a)", "pattern.atomicGroup", 1), ("(?(1)a|b)", "pattern.conditional", 0),
    ("(?R)", "pattern.recursion", 0), ("(a)(?1)", "pattern.recursion", 3),
    ("(?&n)", "pattern.recursion", 0), ("(?P>n)", "pattern.recursion", 0),
  ])
  func `names what linear time rules out`(_ pattern: String, _ code: String, _ offset: Int) {
    let problem = expectProblem(pattern, code, offset)
    #expect(problem?.summary.contains("not supported") == true)
    #expect(problem?.summary.contains("time linear in the text") == true)
    #expect(problem?.advice != nil)
  }

  @Test(arguments: [
    "((a{100}){100}){100}", "(?:(?:(?:(?:){1000}){1000}){1000}){1000}", #"(\pL{1000}){11}"#,
    "(?:(?:a|){999}){999}", String(repeating: "(a{9})", count: 300),
    String(repeating: "abcdefghij", count: 1001),
  ])
  func `refuses patterns that grow too large`(_ pattern: String) {
    expectProblem(pattern, "pattern.tooLarge", 0)
  }

  @Test func `bounds the nesting of groups`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(?:", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try PatternRun(nested(200)).find("ba") == "1-2")
    expectProblem(nested(201), "pattern.tooDeep", 603)
    expectProblem(String(repeating: "(", count: 100_000), "pattern.tooDeep", 201)
  }

  @Test func `refuses a pattern that is not UTF-8`() {
    let scratch = Scratch()
    for byte in [0x61, 0x28, 0xC3] as [UInt8] { scratch.append(byte) }
    let problem = #expect(throws: PatternProblem.self) { try Pattern(scratch.finish()) }
    #expect(problem?.code == "pattern.invalidUTF8")
    #expect(problem?.offset == 2)
  }

  @Test func `suggests the script that was meant`() {
    let problem = #expect(throws: PatternProblem.self) { try PatternRun(#"\p{Greak}"#) }
    #expect(problem?.advice == "did you mean \"Greek\"?")
  }

  @discardableResult
  private func expectProblem(_ pattern: String, _ code: String, _ offset: Int) -> PatternProblem? {
    let problem = #expect(throws: PatternProblem.self) { try PatternRun(pattern) }
    #expect(problem?.code.description == code)
    #expect(problem?.offset == offset)
    return problem
  }
}
