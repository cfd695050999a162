import Records
import TestKit
import Testing

@testable import Formats

/// What fields of XML records are.
@Suite struct XMLFieldTests {
  /// A field of the only record of a document whose root is `<r>`.
  struct Example: CustomTestStringConvertible, Sendable {
    var record: String
    var field: String
    var want: String
    var namespaces: [String: String] = [:]
    var root = ""

    init(
      _ record: String, _ field: String, _ want: String, _ namespaces: [String: String] = [:],
      root: String = ""
    ) {
      self.record = record
      self.field = field
      self.want = want
      self.namespaces = namespaces
      self.root = root
    }

    var testDescription: String { "[\(field)] of \(record)" }

    func read() throws -> XMLReading {
      try XMLReading("<r\(root)>\(record)</r>", fields: [field], namespaces: namespaces)
    }
  }

  private func check(_ example: Example) throws {
    let reading = try example.read()
    #expect(reading.failure == nil)
    #expect(reading.records == [[example.want]])
  }

  static let people = "<p><name><first>Ada</first><last>Byron</last></name></p>"
  static let mails =
    "<p><emails><email type='work'>a@x</email><email>b@x</email><fax>1</fax></emails></p>"

  @Test(arguments: [
    Example("<p><a>x</a></p>", "a", "'x'"),
    Example("<p><a>x</a></p>", "b", "-"),
    Example(people, "name/first", "'Ada'"),
    Example(people, "name/middle", "-"),
    Example(people, "first", "-"),
    Example(people, "name/first/last", "-"),
    Example("<p id='7'/>", "@id", "'7'"),
    Example("<p id='7'/>", "id", "-"),
    Example("<p><a id='7'>x</a></p>", "a/@id", "'7'"),
    Example("<p><a id='7'>x</a></p>", "a", "'x'"),
    Example("<p><a>1</a><b/><a>2</a></p>", "a", "['1' '2']"),
    Example(mails, "emails/email", "['a@x' 'b@x']"),
    Example(mails, "emails/email/0", "'a@x'"),
    Example(mails, "emails/email/1", "'b@x'"),
    Example(mails, "emails/email/2", "-"),
    Example(mails, "emails/email/99999999999999999999", "-"),
    Example(mails, "emails/email/0/@type", "'work'"),
    Example(mails, "emails/email/@type", "'work'"),
    Example(mails, "emails/*", "['a@x' 'b@x' '1']"),
    Example(mails, "*/email", "['a@x' 'b@x']"),
    Example(mails, "emails/*/2", "'1'"),
    Example(mails, "emails/0/email/1", "'b@x'"),
    Example("<p><m><v>1</v></m><m/><m><v>2</v></m></p>", "m/v", "['1' '2']"),
    Example("<p><m><v>1</v></m><m/><m><v>2</v></m></p>", "m/2/v", "'2'"),
    Example("<p><m><v>1</v></m></p>", "m/*", "['1']"),
    Example("<p><m><v>1</v></m></p>", "*/v", "['1']"),
    Example("<p><m/></p>", "m/*", "-"),
    Example("<p><m><x>1</x><x>2</x></m><m><x>3</x></m></p>", "m/x/0", "['1' '3']"),
    Example("<p><a><a>inner</a></a></p>", "a/a", "'inner'"),
    Example("<p><0/></p>".replacing("0", with: "_0"), "_0", "''"),
  ]) func `finds fields by their paths`(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("<p><a></a></p>", "a", "''"),
    Example("<p><a/></p>", "a", "''"),
    Example("<p><a>  </a></p>", "a", "'  '"),
    Example("<p><a nil='true'/></p>", "a", "null"),
    Example("<p><a nil='1'></a></p>", "a", "null"),
    Example("<p><a nil='false'/></p>", "a", "''"),
    Example("<p><a nil='true'>x</a></p>", "a", "'x'"),
    Example("<p><a nil='true'><!-- --></a></p>", "a", "null"),
    Example(
      "<p xmlns:i='http://www.w3.org/2001/XMLSchema-instance'><a i:nil='true'/></p>", "a", "null"),
    Example("<p xmlns:i='urn:other'><a i:nil='true'/></p>", "a", "''"),
    Example("<p><a>1</a><a nil='true'/></p>", "a", "['1' null]"),
  ]) func `keeps empty text and no value apart`(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("<p><a>x &amp; y &lt; &gt; &quot;&apos;</a></p>", "a", "'x & y < > \"''"),
    Example("<p><a>&#233;&#xE9;&#x1F600;&#0000065;</a></p>", "a", "'éé😀A'"),
    Example("<p><a>one\r\ntwo\rthree&#13;</a></p>", "a", "'one\ntwo\nthree\r'"),
    Example("<p><a>x<![CDATA[<&amp;]]>y</a></p>", "a", "'x<&amp;y'"),
    Example("<p><a><![CDATA[]]]]><![CDATA[>]]></a></p>", "a", "']]>'"),
    Example("<p><a>x<!-- no --><?no no?>y</a></p>", "a", "'xy'"),
    Example("<p><a b='x&#10;y\n\r\n\tz &lt;'/></p>", "a/@b", "'x\ny   z <'"),
    Example("<p><a b=\"it's\" c = 'd>e' /></p>", "a/@b", "'it's'"),
    Example("<p><a b=\"it's\" c = 'd>e' /></p>", "a/@c", "'d>e'"),
    Example("<p><x y='/>'><z/></x><a>1</a></p>", "a", "'1'"),
    Example("<p><!-- <a>0</a> --><a >1</a ></p>", "a", "'1'"),
    Example("<p>\n  <a\n>1</a\n>\n</p>", "a", "'1'"),
  ]) func `reads text as XML means it`(_ example: Example) throws { try check(example) }

  @Test(arguments: [
    Example("<p><a>x<b>y</b>z</a></p>", "a", ##"{"b":"y","#text":"xz"}"##),
    Example("<p><a>x<b>y</b>z</a></p>", "a/#text", "'xz'"),
    Example("<p><a>x<b>y</b>z</a></p>", "a/b", "'y'"),
    Example("<p><a> <b>y</b>\n</a></p>", "a", #"{"b":"y"}"#),
    Example("<p><a> <b>y</b>\n</a></p>", "a/#text", "-"),
    Example("<p><a>x</a></p>", "a/#text", "'x'"),
    Example("<p>x<a/>&amp;</p>", "#text", "'x&'"),
    Example("<p><a><b>1</b><c/><b>2</b></a></p>", "a", #"{"b":["1","2"],"c":""}"#),
    Example(
      "<p><a i='1'><b j='2'>x</b><b j='3'/></a></p>", "a",
      ##"{"@i":"1","b":[{"@j":"2","#text":"x"},{"@j":"3"}]}"##),
    Example(
      "<p><a><b nil='true'/><c nil='true' d='1'/></a></p>", "a",
      #"{"b":null,"c":{"@nil":"true","@d":"1"}}"#),
    Example("<p><a><b>\"\\\n\t</b></a></p>", "a", #"{"b":"\"\\\n\t"}"#),
    Example("<p><a><b><![CDATA[ ]]></b><b> </b></a></p>", "a", #"{"b":[" "," "]}"#),
    Example("<p i='1'>t<a>x</a></p>", "", ##"{"@i":"1","a":"x","#text":"t"}"##),
    Example("<p>x</p>", "", ##"{"#text":"x"}"##),
    Example("<p/>", "", "{}"),
    Example("<p><a><b/></a><a>x</a></p>", "a", #"[{"b":""} 'x']"#),
  ]) func `gives what has elements in it as JSON`(_ example: Example) throws {
    try check(example)
  }

  @Test(arguments: [
    Example("<p><field name='E-mail 2'>x</field></p>", "E-mail 2", "'x'"),
    Example("<p><field name='a/b'>x</field><a><b>y</b></a></p>", "a/b", "'x'"),
    Example("<p><a><b>y</b></a></p>", "a/b", "'y'"),
    Example("<p><field name='@id'>x</field></p>", "@id", "'x'"),
    Example("<p><field name='1'>x</field></p>", "1", "'x'"),
    Example("<p><field name='a&amp;b'>x</field></p>", "a&b", "'x'"),
    Example("<p><field name='a'>x</field></p>", "field", "-"),
    Example("<p><field name='a'>x</field></p>", "a", "'x'"),
    Example("<p><field>x</field></p>", "field", "'x'"),
    Example("<p><b><field name='c d' t='1'>x</field></b></p>", "b/c d", "'x'"),
    Example("<p><b><field name='c d' t='1'>x</field></b></p>", "b/c d/@t", "'1'"),
    Example("<p><field name='x y' nil='true'/></p>", "x y", "null"),
    Example("<p><field name='a b'>1</field><field name='a b'>2</field></p>", "a b", "['1' '2']"),
    Example("<p><b><field name='c'>1</field></b></p>", "b", #"{"c":"1"}"#),
    Example("<p><field name='@i'>1</field></p>", "", #"{"@i":"1"}"#),
    Example("<p i='0'><field name='@i'>1</field></p>", "", #"{"@i":["0","1"]}"#),
    Example("<p>t<field name='#text'>1</field></p>", "", ##"{"#text":"1"}"##),
    Example("<p><field name='//'>1</field></p>", "//", "'1'"),
    Example(
      "<p><field name='a much longer name'>1</field><a>2</a></p>", "",
      #"{"a much longer name":"1","a":"2"}"#),
    Example("<p><field name='a much longer name'>1</field><a>2</a></p>", "a", "'2'"),
    Example("<p><field name='a'><field name='b'/></field><c/></p>", "", #"{"a":{"b":""},"c":""}"#),
  ]) func `takes field with a name for an element of that name`(_ example: Example) throws {
    try check(example)
  }

  @Test(arguments: [
    Example("<p><a/></p>", "a", "''", root: " xmlns='urn:x'"),
    Example("<p><a/></p>", "a", "-", ["x": "urn:x"], root: " xmlns='urn:x'"),
    Example("<p><a/></p>", "x:a", "''", ["x": "urn:x"], root: " xmlns='urn:x'"),
    Example("<p><a/></p>", "a", "''", ["": "urn:x"], root: " xmlns='urn:x'"),
    Example("<p><a/></p>", "a", "-", ["": "urn:x"], root: " xmlns='urn:y'"),
    Example("<p><q:a/></p>", "x:a", "''", ["x": "urn:x"], root: " xmlns:q='urn:x'"),
    Example("<p><q:a/></p>", "q:a", "''", root: " xmlns:q='urn:x'"),
    Example("<p><q:a/></p>", "a", "-", root: " xmlns:q='urn:x'"),
    Example("<p><q:a/></p>", "q:a", "-", ["q": "urn:z"], root: " xmlns:q='urn:x'"),
    Example("<p><a xmlns='urn:x'><b/></a></p>", "x:a/x:b", "''", ["x": "urn:x"]),
    Example("<p><a xmlns='urn:x'><b/></a></p>", "a/b", "''"),
    Example("<p><q:a xmlns:q='urn:x'/><q:a xmlns:q='urn:y'/></p>", "x:a", "''", ["x": "urn:x"]),
    Example("<p q:i='1' i='2'/>", "@x:i", "'1'", ["x": "urn:x"], root: " xmlns:q='urn:x'"),
    Example(
      "<p q:i='1' i='2'/>", "@i", "'2'", ["x": "urn:x"], root: " xmlns='urn:x' xmlns:q='urn:x'"),
    Example("<p q:i='1'/>", "@q:i", "'1'", root: " xmlns:q='urn:x'"),
    Example("<p xml:lang='nl'/>", "@xml:lang", "'nl'"),
    Example("<p><q:a/></p>", "", #"{"q:a":""}"#, root: " xmlns:q='urn:x'"),
    Example("<p xmlns:q='urn:x'><q:a q:i='1'/></p>", "", #"{"q:a":{"@q:i":"1"}}"#),
  ]) func `compares namespaces where a prefix is declared, and names elsewhere`(
    _ example: Example
  ) throws { try check(example) }

  static let own = " xmlns:muster='urn:muster:record'"

  @Test(arguments: [
    Example("<p muster:line='3' muster:reason='x' i='1'/>", "", #"{"@i":"1"}"#, root: own),
    Example("<p><a muster:kind='element'>1</a></p>", "a", "['1']", root: own),
    Example("<p><a muster:kind='element'>1</a></p>", "", #"{"a":["1"]}"#, root: own),
    Example(
      "<p><a muster:kind='list'><i>1</i><i nil='true'/></a></p>", "a", "['1' null]", root: own),
    Example("<p><a muster:kind='list'/></p>", "a", "[]", root: own),
    Example("<p><a muster:kind='list'/></p>", "", #"{"a":[]}"#, root: own),
    Example(
      "<p><a muster:kind='list'><i muster:kind='list'><i>1</i></i><i><b/></i></a></p>", "a",
      #"[["1"] {"b":""}]"#, root: own),
    Example("<p><a muster:kind='object'/></p>", "a", "{}", root: own),
    Example("<p><a muster:kind='object'/></p>", "", #"{"a":{}}"#, root: own),
    Example(
      "<p><a m:kind='list'/></p>", "", #"{"a":{"@m:kind":"list"}}"#, root: " xmlns:m='urn:m'"),
  ]) func `reads what muster itself says about an element`(_ example: Example) throws {
    try check(example)
  }

  @Test func `cuts many fields at once, in the order asked for`() throws {
    let fields = ["last", "@id", "tel/1", "first", "tel", "name", "", "adr/city", "adr"]
    let reading = try XMLReading(
      "<r><p id='1'><first>A</first><last>B</last><tel>1</tel><tel>2</tel>"
        + "<adr><city>C</city></adr></p><p><last/></p></r>", fields: fields)
    #expect(
      reading.records == [
        [
          "'B'", "'1'", "'2'", "'A'", "['1' '2']", "-",
          #"{"@id":"1","first":"A","last":"B","tel":["1","2"],"adr":{"city":"C"}}"#, "'C'",
          #"{"city":"C"}"#,
        ], ["''", "-", "-", "-", "-", "-", #"{"last":""}"#, "-", "-"],
      ])
  }

  @Test func `finds names of every length`() throws {
    for length in [1, 7, 8, 9, 15, 16, 17, 31, 32, 33, 64, 1000] {
      let name = String(repeating: "n", count: length)
      let text =
        "<r>" + String(repeating: "<p><\(name)>x</\(name)><\(name)n/></p>", count: 3) + "</r>"
      let reading = try XMLReading(text, fields: [name, name + "n", name + "nn"])
      #expect(reading.records == Array(repeating: ["'x'", "''", "-"], count: 3))
    }
  }

  @Test func `finds each record's own elements, whatever those before it had`() throws {
    var generator = SeededGenerator(seed: 11)
    let names = (0..<12).map { "e\($0)" }
    var text = "<r>"
    var want: [[String]] = []
    for _ in 0..<200 {
      let present = names.filter { _ in Bool.random(using: &generator) }.shuffled(using: &generator)
      text += "<p>" + present.map { "<\($0)>\($0)</\($0)>" }.joined() + "</p>"
      want.append(names.map { present.contains($0) ? "'\($0)'" : "-" })
    }
    #expect(try XMLReading(text + "</r>", fields: names).records == want)
  }
}
