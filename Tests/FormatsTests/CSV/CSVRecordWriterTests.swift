import Formats
import Records
import Testing

@Suite struct CSVRecordWriterTests {
  private func written(_ value: Value, _ style: CSVStyle = CSVStyle()) throws -> String {
    let text = WrittenRecords([[value, "."]], try CSVRecordWriter(["a", "b"], as: style)).text
    return String(text.dropFirst("a,b\r\n".count).dropLast(",.\r\n".count))
  }

  @Test(arguments: [
    ("plain", "plain"), ("with space", "with space"), (" at the ends ", " at the ends "),
    ("Zoë", "Zoë"), ("", "\"\""), (",", "\",\""), ("a,b", "\"a,b\""), ("\"", "\"\"\"\""),
    ("say \"hi\", Bo", "\"say \"\"hi\"\", Bo\""), ("a\nb", "\"a\nb\""), ("a\rb", "\"a\rb\""),
    ("a\r\nb", "\"a\r\nb\""), ("a;b", "\"a;b\""), ("a\tb", "\"a\tb\""), ("a|b", "\"a|b\""),
    ("'a'", "\"'a'\""), ("it's", "it's"), ("\u{7}", "\"\u{7}\""), ("\u{FEFF}a", "\"\u{FEFF}a\""),
    ("a longer text without anything", "a longer text without anything"),
    ("a longer text with a comma,", "\"a longer text with a comma,\""),
    ("12345678\"", "\"12345678\"\"\""), ("=1+1", "=1+1"), ("😀", "😀"),
  ])
  func `quotes what has to be quoted, and what another dialect would cut`(
    _ text: String, _ want: String
  ) throws {
    #expect(try written(.text(text)) == want)
  }

  @Test(arguments: [
    (Value.none, ""), (.cleared, ""), (.number("-12.50e3"), "-12.50e3"), (.boolean(true), "true"),
    (.boolean(false), "false"), (.nested(#"{"a":[1,"x"]}"#), #""{""a"":[1,""x""]}""#),
    (.list([]), "[]"),
    (.list(["x", .number("1"), nil, .boolean(false)]), #""[""x"",1,null,false]""#),
  ])
  func `writes values of every kind`(_ value: Value, _ want: String) throws {
    #expect(try written(value) == want)
  }

  @Test func `keeps no value and empty text apart for a reader that wants to know`() throws {
    let rows: [[Value]] = [[nil, ""], ["", nil]]
    let written = WrittenRecords(rows, try CSVRecordWriter(["a", "b"]))
    #expect(written.text == "a,b\r\n,\"\"\r\n\"\",\r\n")
    var limits = CSVLimits()
    limits.emptyCells = .quoted
    let reader = try CSVReader(
      ChunkedSource(written.bytes), settings: CSVSettings(), limits: limits)
    let batch = reader.makeBatch(fields: ["a", "b"])
    #expect(try reader.read(into: batch))
    try batch.decode()
    #expect(batch.fields(of: 0)[0].kind == .null && batch.fields(of: 0)[1].kind == .text)
    #expect(batch.fields(of: 1)[0].kind == .text && batch.fields(of: 1)[1].kind == .null)
  }

  @Test func `no row is an empty line, which would be no record`() throws {
    let rows: [[Value]] = [[nil], ["x"], [""]]
    #expect(WrittenRecords(rows, try CSVRecordWriter(["a"])).text == "a\r\n\"\"\r\nx\r\n\"\"\r\n")
    #expect(WrittenRecords([], try CSVRecordWriter([""])).text == "\"\"\r\n")
  }

  @Test func `records without fields are refused where there are no columns`() throws {
    let written = WrittenRecords([[]], try CSVRecordWriter([]))
    #expect(written.bytes == [] && written.problems == ["record: csv.noColumns"])
  }

  @Test func `writes another delimiter and quotes for it`() throws {
    var style = CSVStyle()
    style.delimiter = try CSVStyle.delimiter(of: "tab")
    #expect(
      WrittenRecords([["x\ty", "1"]], try CSVRecordWriter(["a", "b"], as: style)).text
        == "a\tb\r\n\"x\ty\"\t1\r\n")
    style.delimiter = UInt8(ascii: ".")
    let numbers = WrittenRecords(
      [[.number("1.5"), "x"]], try CSVRecordWriter(["a", "b"], as: style))
    #expect(numbers.text == "a.b\r\n\"1.5\".x\r\n")
  }

  @Test(arguments: ["\"", "", "ab", "é", "auto", "none", "\n"])
  func `refuses what cannot be a delimiter`(_ text: String) {
    #expect(throws: Diagnostic.self) { try CSVStyle.delimiter(of: text) }
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+31612345678", "\"'+31612345678\""), ("-x", "\"'-x\""),
    ("-", "\"'-\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("\tx", "\"'\tx\""), ("\rx", "\"'\rx\""),
    ("\nx", "\"'\nx\""), ("-12", "-12"), ("-12,50", "\"-12,50\""), ("-1.5", "-1.5"),
    ("-1.5.2", "\"'-1.5.2\""), ("-1+2", "\"'-1+2\""), ("a=b", "a=b"), ("", "\"\""),
    ("'=1", "\"'=1\""),
  ])
  func `makes text harmless that a spreadsheet would run, if asked to`(
    _ text: String, _ want: String
  ) throws {
    var style = CSVStyle()
    style.isExcelSafe = true
    #expect(try written(.text(text), style) == want)
  }

  @Test func `a header is text that a spreadsheet would run, too`() throws {
    var style = CSVStyle()
    style.isExcelSafe = true
    #expect(
      WrittenRecords([], try CSVRecordWriter(["=a", "b"], as: style)).text == "\"'=a\",b\r\n")
  }

  @Test(arguments: ["<a>", "[id]", " {x}"])
  func `a file does not begin as another format`(_ name: String) throws {
    let written = WrittenRecords([[.text(name), "b"]], try CSVRecordWriter([name, name + "2"]))
    #expect(written.text == "\"\(name)\",\(name)2\r\n\(name),b\r\n")
  }

  @Test func `writes other encodings with their marks`() throws {
    func bytes(_ name: String) throws -> [UInt8] {
      var style = CSVStyle()
      try style.setEncoding(named: name)
      return WrittenRecords([["ë€"]], try CSVRecordWriter(["ë"], as: style)).bytes
    }
    #expect(try bytes("windows-1252") == [0xEB, 13, 10, 0xEB, 0x80, 13, 10])
    #expect(try bytes("utf-8") == Array("ë\r\në€\r\n".utf8))
    #expect(try bytes("utf-8-bom") == Array("\u{FEFF}ë\r\në€\r\n".utf8))
    #expect(try bytes("utf-16") == utf16("\u{FEFF}ë\r\në€\r\n", highByteFirst: false))
    #expect(try bytes("utf-16be") == utf16("\u{FEFF}ë\r\në€\r\n", highByteFirst: true))
  }

  @Test func `a record with a character that the encoding lacks is refused, and its column named`()
    throws
  {
    var style = CSVStyle()
    try style.setEncoding(named: "windows-1252")
    let writer = try CSVRecordWriter(["a", "b"], as: style)
    let written = WrittenRecords(
      [["x", "y"], ["Zoë", "Łukasz"], [.list(["Ł"]), nil], ["é", ""]], writer)
    #expect(written.problems == ["b: encoding.unencodable", "a: encoding.unencodable"])
    #expect(written.bytes == Array("a,b\r\nx,y\r\n".utf8) + [0xE9] + Array(",\"\"\r\n".utf8))
    #expect(throws: Diagnostic.self) { try CSVRecordWriter(["Ł"], as: style) }
  }

  @Test func `text with a NUL character is refused, as readers refuse it`() throws {
    let written = WrittenRecords(
      [["a\u{0}b", "x"], ["y", "z"]], try CSVRecordWriter(["a", "b"]))
    #expect(written.text == "a,b\r\ny,z\r\n")
    #expect(written.problems == ["a: csv.nulCharacter"])
    #expect(throws: Diagnostic.self) { try CSVRecordWriter(["\u{0}"]) }
  }
}
