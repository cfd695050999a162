import Formats
import Records

extension FormatUnderTest {
  /// Opens XML with records at a path.
  private static func opener(
    _ records: String, namespaces: [String: String] = [:]
  ) -> @Sendable (any ByteSource, Limits) throws(Diagnostic) -> any RecordReader {
    { source, limits throws(Diagnostic) in
      var xml = XMLLimits()
      xml.maximumFieldSize = limits.field ?? xml.maximumFieldSize
      xml.maximumRecordSize = limits.record ?? xml.maximumRecordSize
      xml.maximumDepth = limits.nesting ?? xml.maximumDepth
      var settings = XMLSettings()
      settings.records = try XMLElementPath(records)
      settings.namespaces = XMLNamespaces(namespaces)
      return try XMLRecordReader(source, settings: settings, limits: xml)
    }
  }

  private static func element(_ name: String, _ id: String, _ note: String) -> String {
    "<\(name)><id>\(id)</id><note>\(note)</note></\(name)>"
  }

  private static func nested(_ depth: Int, in head: String, _ tail: String) -> String {
    head + String(repeating: "<id>", count: depth) + String(repeating: "</id>", count: depth) + tail
  }

  /// The children of the root.
  static let xml = FormatUnderTest(
    name: "XML", open: opener("/*/*"),
    write: { records in
      "<r>\n" + records.map { element("p", $0.id, $0.note) + "\n" }.joined() + "</r>\n"
    },
    recordOverhead: element("p", "", "").utf8.count,
    nested: { nested($0 - 2, in: "<r><p>", "</p></r>") }, fieldTooLong: "xml.fieldTooLong",
    recordTooLong: "xml.recordTooLong", guessesEncodings: false,
    documents: [
      Document("an empty root", "<r/>", fields: ["id"], []),
      Document("a root without records", "<?xml version='1.0'?>\n<r> </r>\n", fields: ["id"], []),
      Document(
        "plain", "<r>‸<p><id>1</id><note>one</note></p>\n‸<p><note/><id>2</id></p></r>",
        fields: ["note", "id"], [["\"one\"", "\"1\""], ["\"\"", "\"2\""]]),
      Document(
        "CRLF, a mark, letters of two to four bytes",
        "\u{FEFF}<r>\r\n‸<p><id>Zoë\r\n€</id></p>\r\n‸<p><id>😀</id></p>\r\n</r>", fields: ["id"],
        [["\"Zoë\n€\""], ["\"😀\""]]),
      Document(
        "tags of several lines", "<r\n>\n‸<p\n a='1'\n>\n<id\n>x</id\n></p\n>‸<q\n/>‸<p/>\n</r>",
        fields: ["id", "@a"], [["\"x\"", "\"1\""], ["absent", "absent"], ["absent", "absent"]]),
      Document(
        "all that is no record",
        "<?xml version='1.0'?>\n<!-- <p/> -->\n<?p?><r a='<!--' b='>'>text\n<![CDATA[<p/>\n]]>"
          .replacing("'<!--'", with: "'x'")
          + "‸<p><id>1</id></p>text<!--\n<p/>\n--><?p\n?>\n‸<p><id>2</id></p></r>\n<!-- <p/> -->\n",
        fields: ["id"], [["\"1\""], ["\"2\""]]),
      Document(
        "every kind",
        "<r>‸<p i='1'><t>x &amp; &#233;</t><e/><z nil='true'/><l>1</l><o><a b='c'/>d</o><l>2</l></p></r>",
        fields: ["t", "e", "z", "l", "o", "@i", "l/1", "o/a/@b", "o/*", "missing"],
        [
          [
            "\"x & é\"", "\"\"", "null", "[\"1\",\"2\"]", "{\"a\":{\"@b\":\"c\"},\"#text\":\"d\"}",
            "\"1\"", "\"2\"", "\"c\"", "[\"\"]", "absent",
          ]
        ]),
      Document(
        "what muster wrote is read over",
        "<r xmlns:m='urn:muster:record'>‸<p m:line='9' m:reason='x'><id>1</id></p></r>",
        fields: ["id", "", "@m:line"], [["\"1\"", "{\"id\":\"1\"}", "absent"]]),
    ],
    brokenDocuments: [
      BrokenDocument("nothing", "", after: 0, "xml.empty"),
      BrokenDocument("white space", " \n\n ", after: 0, "xml.empty"),
      BrokenDocument("text", "\n‸staff", after: 0, "xml.noMarkup"),
      BrokenDocument(
        "a DOCTYPE", "<?xml version='1.0'?>\n‸<!DOCTYPE r><r><p/></r>", after: 0, "xml.doctype",
        namesColumn: true),
      BrokenDocument(
        "cut between records", "<r>\n<p/>\n<p/>\n‸", after: 2, "xml.truncated", namesColumn: true),
      BrokenDocument(
        "cut in a text", "<r>\n<p/>\n<p><id>Zoë‸", after: 1, "xml.truncated", namesColumn: true),
      BrokenDocument(
        "cut in a tag", "<r>\n<p/>\n<p><id‸", after: 1, "xml.truncated", namesColumn: true),
      BrokenDocument(
        "a wrong end tag", "<r>\n<p/>\n<p><id>é</if>‸</p><p/></r>", after: 1, "xml.malformed",
        namesColumn: true),
      BrokenDocument(
        "a missing end tag", "<r>\n<p/><p><id></p>‸<p/>\n</r>", after: 1, "xml.malformed",
        namesColumn: true),
      BrokenDocument(
        "a stray ampersand", "<r>\n<p/>\n<p>é ‸& b</p><p/></r>", after: 1, "xml.entity",
        namesColumn: true),
      BrokenDocument(
        "a second root", "<r>\n<p/>\n</r>\n‸<r><p/></r>", after: 1, "xml.malformed",
        namesColumn: true),
      BrokenDocument(
        "an attribute twice", "<r>\n<p/>\n<p a='1' a='2'‸/></r>", after: 1, "xml.malformed",
        namesColumn: true),
      BrokenDocument(
        "a prefix without a namespace", "<r>\n<p/>\n<q:p‸/></r>", after: 1, "xml.namespace",
        namesColumn: true),
    ])

  /// Elements far from the root, in namespaces.
  static let xmlAtPath = FormatUnderTest(
    name: "XML at a path",
    open: opener("/s:staff/*/s:person", namespaces: ["s": "urn:staff"]),
    write: { records in
      "<a:staff xmlns:a='urn:staff'><other/>\n<list>"
        + records.map { element("a:person", $0.id, $0.note) + "\n" }.joined()
        + "</list>\n</a:staff>\n"
    },
    recordOverhead: element("a:person", "", "").utf8.count,
    nested: {
      nested(
        $0 - 3, in: "<staff xmlns='urn:staff'><x><person xmlns:y='urn:y'>",
        "</person></x></staff>")
    }, fieldTooLong: "xml.fieldTooLong", recordTooLong: "xml.recordTooLong",
    guessesEncodings: false,
    documents: [
      Document("no such elements", "<staff><x><person/></x></staff>", fields: ["id"], []),
      Document(
        "elsewhere and here",
        """
        <staff xmlns="urn:staff">
          <person/>
          <x>
            ‸<person xmlns=""><id>none</id></person>
            ‸<q:person xmlns:q="urn:staff" xmlns=""><id>1</id></q:person>
            <y><person/></y>
          </x>
          <z xmlns="urn:z"><person/><s:person xmlns:s="urn:other"/>
            ‸<s:person xmlns:s="urn:staff"><id>2</id><s:id>3</s:id></s:person></z>
        </staff>
        """.replacing("‸<person xmlns=\"\">", with: "<person xmlns=\"\">"),
        fields: ["id", "s:id"], [["\"1\"", "absent"], ["\"2\"", "\"3\""]]),
    ], brokenDocuments: [])
}
