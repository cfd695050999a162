import Formats
import Records
import Testing

@Suite struct XMLRecordWriterTests {
  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<records>\n"
  private static let own = "xmlns:muster=\"urn:muster:record\" muster:kind"

  /// What is between the tags of the only record.
  private func contents(_ written: WrittenRecords) -> String {
    let lines = written.text.dropFirst(Self.head.count).dropLast("\n</records>\n".count)
    return lines == "<record/>"
      ? "" : String(lines.dropFirst("<record>".count).dropLast("</record>".count))
  }

  private func written(_ value: Value, as name: String = "a") throws -> String {
    contents(WrittenRecords([[value]], try XMLRecordWriter(.fields([name]))))
  }

  private func written(object: String) throws -> String {
    contents(WrittenRecords(objects: [object], try XMLRecordWriter(.object)))
  }

  @Test func `writes a document with a record a line`() throws {
    let writer = try XMLRecordWriter(.fields(["id", "name"]))
    let rows: [[Value]] = [["1", "Zoë"], [.number("2"), nil], [.boolean(true), .cleared]]
    #expect(
      WrittenRecords(rows, writer).text == Self.head + """
        <record><id>1</id><name>Zoë</name></record>
        <record><id>2</id><name nil="true"/></record>
        <record><id>true</id><name nil="true"/></record>
        </records>

        """)
    #expect(WrittenRecords([], writer).text == Self.head + "</records>\n")
  }

  @Test(arguments: [
    ("", ""), ("a < b > c & d", "a &lt; b &gt; c &amp; d"), ("]]>", "]]&gt;"), ("\"'", "\"'"),
    ("a\nb\tc\rd\r\n", "a\nb\tc&#13;d&#13;\n"), (" \n ", " \n "),
    ("\u{FFFD}\u{F000}", "\u{FFFD}\u{F000}"),
    ("0123456789<0123456789&", "0123456789&lt;0123456789&amp;"),
    ("\u{7F}\u{85}\u{2028}", "\u{7F}\u{85}\u{2028}"),
    ("😀 ＝ｘ", "😀 ＝ｘ"), ("&amp;", "&amp;amp;"), ("<![CDATA[x]]>", "&lt;![CDATA[x]]&gt;"),
  ])
  func `escapes what is markup, and what a parser would change`(
    _ text: String, _ want: String
  ) throws {
    #expect(try written(.text(text)) == "<a>\(want)</a>")
    #expect(try written(object: "{\"a\":\(json(text))}") == "<a>\(want)</a>")
  }

  private func json(_ text: String) -> String {
    var escaped = "\""
    for unit in text.utf16 {
      let digits = String(unit, radix: 16)
      escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return escaped + "\""
  }

  @Test(arguments: [
    "\u{0}", "a\u{1}", "\u{B}", "\u{1F}x", "\u{FFFE}", "12345678\u{FFFF}", "\u{1B}[31m",
  ])
  func `refuses records with characters that no XML document holds`(_ text: String) throws {
    let rows = WrittenRecords(
      [["x", .text(text)], ["y", "z"]], try XMLRecordWriter(.fields(["a", "b"])))
    #expect(rows.problems == ["b: xml.forbiddenCharacter"])
    #expect(rows.text == Self.head + "<record><a>y</a><b>z</b></record>\n</records>\n")
    let objects = WrittenRecords(
      objects: ["{\"o\":{\"b\":\(json(text))}}", "{\"@id\":\(json(text))}", "{\(json(text)):1}"],
      try XMLRecordWriter(.object))
    #expect(objects.problems.count == 3 && objects.problems[0] == "b: xml.forbiddenCharacter")
    #expect(objects.text == Self.head + "</records>\n")
    #expect(throws: Diagnostic.self) { try XMLRecordWriter(.fields([text])) }
  }

  @Test(arguments: [
    "a", "_a", "a-b.c_1", "Voornaam", "naïve", "Ærø", "名前", "a\u{B7}", "e\u{301}", "x", "xm",
    "item",
  ])
  func `names that XML allows are elements`(_ name: String) throws {
    #expect(try written("v", as: name) == "<\(name)>v</\(name)>")
    #expect(try written(object: "{\"\(name)\":\"v\"}") == "<\(name)>v</\(name)>")
  }

  @Test(arguments: [
    ("E-mail 2", "E-mail 2"), ("1a", "1a"), ("-a", "-a"), (".a", ".a"), ("p:a", "p:a"), ("", ""),
    ("xmlns", "xmlns"), ("XMLa", "XMLa"), ("field", "field"), ("a/b", "a/b"), ("#text", "#text"),
    ("@", "@"),
    ("@a b", "@a b"), ("@nil", "@nil"), ("@xml", "@xml"), ("\u{301}a", "\u{301}a"),
    ("\u{B7}a", "\u{B7}a"),
    ("a<\"&\n", "a&lt;&quot;&amp;&#10;"), ("a×b", "a×b"),
  ])
  func `other names stand in an attribute`(_ name: String, _ want: String) throws {
    #expect(try written("v", as: name) == "<field name=\"\(want)\">v</field>")
    #expect(try written(nil, as: name) == "<field name=\"\(want)\" nil=\"true\"/>")
    #expect(try written(object: "{\(json(name)):\"v\"}") == "<field name=\"\(want)\">v</field>")
  }

  @Test func `names with an at sign are attributes where their values are simple`() throws {
    let names = RecordShape.fields(["a", "@id", "@n"])
    let rows: [[Value]] = [["x", "1 < 2\n\"", .number("3")], [nil, nil, .list(["y"])]]
    #expect(
      WrittenRecords(rows, try XMLRecordWriter(names)).text == Self.head + """
        <record id="1 &lt; 2&#10;&quot;" n="3"><a>x</a></record>
        <record><a nil="true"/><field name="@id" nil="true"/><field name="@n" \(Self.own)="element">y</field></record>
        </records>

        """)
    #expect(
      WrittenRecords(
        objects: [#"{"a":"x","@id":"1","b":{"c":"y","@d":true,"@e":null}}"#],
        try XMLRecordWriter(.object)
      ).text == Self.head
        + #"<record id="1"><a>x</a><b d="true"><c>y</c><field name="@e" nil="true"/></b></record>"#
        + "\n</records>\n")
  }

  @Test(arguments: [
    (#"{"a":{"b":"x","c":{"d":1}}}"#, "<a><b>x</b><c><d>1</d></c></a>"),
    (#"{"a":["x","y",null]}"#, "<a>x</a><a>y</a><a nil=\"true\"/>"),
    (#"{"a":[{"b":1},{"b":2}]}"#, "<a><b>1</b></a><a><b>2</b></a>"),
    (#"{"a":["x"]}"#, "<a \(own)=\"element\">x</a>"),
    (#"{"a":[null]}"#, "<a \(own)=\"element\" nil=\"true\"/>"),
    (#"{"a":[{"b":1}]}"#, "<a \(own)=\"element\"><b>1</b></a>"),
    (#"{"a":[]}"#, "<a \(own)=\"list\"></a>"),
    (
      #"{"a":[["x","y"],"z"]}"#,
      "<a \(own)=\"list\"><item \(own)=\"list\"><item>x</item><item>y</item></item><item>z</item></a>"
    ),
    (#"{"a":[{}]}"#, "<a \(own)=\"list\"><item \(own)=\"object\"/></a>"),
    (#"{"a":{}}"#, "<a \(own)=\"object\"/>"),
    (#"{"a":[{},{}]}"#, "<a \(own)=\"object\"/><a \(own)=\"object\"/>"),
    (#"{"a":{"@id":"1"}}"#, "<a id=\"1\"/>"),
    (##"{"a":{"@id":"1","#text":"x"}}"##, "<a id=\"1\">x</a>"),
    (##"{"a":{"#text":"x","b":"y"}}"##, "<a>x<b>y</b></a>"),
    (##"{"a":{"#text":"x"}}"##, "<a><field name=\"#text\">x</field></a>"),
    (##"{"a":{"#text":" x ","b":1}}"##, "<a> x <b>1</b></a>"),
    (##"{"a":{"#text":" \n","b":1}}"##, "<a><field name=\"#text\"> \n</field><b>1</b></a>"),
    (##"{"a":{"#text":null,"b":1}}"##, "<a><field name=\"#text\" nil=\"true\"/><b>1</b></a>"),
    (##"{"#text":"x","b":1}"##, "<field name=\"#text\">x</field><b>1</b>"),
    (
      #"{"field":{"@name":"x","@id":2}}"#,
      "<field name=\"field\" id=\"2\"><field name=\"@name\">x</field></field>"
    ),
    (#"{"\u0061\n":"\ud83d\ude00\/\\"}"#, "<field name=\"a&#10;\">😀/\\</field>"),
    ("{}", ""),
  ])
  func `writes nested values as elements that can be told apart`(
    _ object: String, _ want: String
  ) throws {
    #expect(try written(object: object) == want)
  }

  @Test(arguments: [
    (Value.list(["x"]), "<a>x</a>"), (.list([]), "<a nil=\"true\"/>"),
    (.nested("{}"), "<a nil=\"true\"/>"),
    (.list([.list(["x"]), .list([])]), "<a><item><item>x</item></item><item nil=\"true\"/></a>"),
  ])
  func `marks nothing where nobody reads it back`(_ value: Value, _ want: String) throws {
    let writer = try XMLRecordWriter(.fields(["a"]), marksKinds: false)
    #expect(contents(WrittenRecords([[value]], writer)) == want)
  }

  @Test func `writes lists and nested values among fields`() throws {
    #expect(try written(.list(["x", .number("2")])) == "<a>x</a><a>2</a>")
    #expect(try written(.nested(#"{"b":["x"]}"#)) == "<a><b \(Self.own)=\"element\">x</b></a>")
    #expect(try written(.list([])) == "<a \(Self.own)=\"list\"></a>")
  }
}
