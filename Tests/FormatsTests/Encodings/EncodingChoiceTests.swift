import Formats
import Records
import Testing

@Suite struct EncodingChoiceTests {
  @Test(
    arguments: [
      ("auto", .automatic), ("UTF-8", .known(.utf8)), ("utf8", .known(.utf8)),
      ("utf-8-sig", .known(.utf8)), ("utf-16", .utf16), ("UTF_16LE", .known(.utf16LittleEndian)),
      ("utf-16be", .known(.utf16BigEndian)), ("Windows 1252", .known(.windows1252)),
      ("cp1252", .known(.windows1252)), ("ANSI", .known(.windows1252)),
      ("latin1", .known(.iso8859Part1)), ("Latin-1", .known(.iso8859Part1)),
      ("ISO_8859-1", .known(.iso8859Part1)), ("iso8859-15", .known(.iso8859Part15)),
      ("latin-9", .known(.iso8859Part15)), ("ascii", .known(.usASCII)),
    ] as [(String, EncodingChoice)])
  func `knows encodings by their usual names`(_ name: String, _ choice: EncodingChoice) throws {
    #expect(try EncodingChoice(named: name) == choice)
  }

  @Test(arguments: TextEncoding.allCases)
  func `knows every encoding by its own name`(_ encoding: TextEncoding) throws {
    #expect(try EncodingChoice(named: encoding.name) == .known(encoding))
    #expect(try TextEncoding(writing: encoding.name) == encoding)
  }

  @Test(arguments: [
    ("windws-1252", "did you mean \"windows-1252\"?"),
    ("isoo-8859-15", "did you mean \"iso-8859-15\"?"),
    ("utf-18le", "convert the file first"), ("windows-1250", "convert the file first"),
    ("iso-8859-2", "convert the file first"), ("shift_jis", "convert the file first"),
    ("", "convert the file first"),
  ])
  func `suggests a name, but never another encoding`(_ name: String, _ advice: String) throws {
    let problem = try #require(throws: Diagnostic.self) { try EncodingChoice(named: name) }
    #expect(problem.code == "encoding.unknownName")
    #expect(problem.advice?.hasPrefix(advice) == true)
  }

  @Test func `writes UTF-16 low byte first and refuses to write a guess`() throws {
    #expect(try TextEncoding(writing: "utf-16") == .utf16LittleEndian)
    let problem = #expect(throws: Diagnostic.self) { try TextEncoding(writing: "auto") }
    #expect(problem?.code == "encoding.unknownName")
  }
}
