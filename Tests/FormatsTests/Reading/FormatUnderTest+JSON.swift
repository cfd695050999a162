import Formats
import Records

extension FormatUnderTest {
  /// Opens JSON of a layout.
  private static func opener(
    _ layout: JSONLayout, records: String = ""
  ) -> @Sendable (any ByteSource, Limits) throws(Diagnostic) -> any RecordReader {
    { source, limits throws(Diagnostic) in
      var json = JSONRecordLimits()
      json.maximumFieldSize = limits.field ?? json.maximumFieldSize
      json.maximumRecordSize = limits.record ?? json.maximumRecordSize
      json.maximumDepth = limits.nesting ?? json.maximumDepth
      var settings = JSONRecordSettings()
      settings.layout = layout
      settings.records = try JSONRecordPointer(records)
      return try JSONRecordReader(source, settings: settings, limits: json)
    }
  }

  private static func object(_ id: String, _ note: String) -> String {
    "{\"id\":\"\(id)\",\"note\":\"\(note)\"}"
  }

  private static func nested(_ depth: Int) -> String {
    "{\"id\":" + String(repeating: "[", count: depth - 1)
      + String(repeating: "]", count: depth - 1) + "}"
  }

  /// One record on each line.
  static let jsonLines = FormatUnderTest(
    name: "JSON Lines", open: opener(.lines),
    write: { records in records.map { object($0.id, $0.note) + "\n" }.joined() },
    recordOverhead: object("", "").utf8.count, nested: { nested($0) + "\n" },
    fieldTooLong: "json.fieldTooLong", recordTooLong: "json.recordTooLong",
    documents: [
      Document("nothing", "", fields: ["id"], []),
      Document(
        "plain", #"‸{"id":"1","note":"one"}\#n‸{"id":2,"note":null}\#n"#, fields: ["note", "id"],
        [["\"one\"", "\"1\""], ["null", "2"]]),
      Document(
        "no line end at the end", "‸{\"id\":1}\n‸{\"id\":2}", fields: ["id"], [["1"], ["2"]]),
      Document(
        "CRLF, a mark, letters of two to four bytes",
        "\u{FEFF}‸{\"id\":\"Zoë €\"}\r\n‸{\"id\":\"😀\"}\r\n", fields: ["id"],
        [["\"Zoë €\""], ["\"😀\""]]),
      Document(
        "escapes", #"‸{"id":"a\nb\u00e9\ud83d\ude00\\\"\/\b\f\r\t\u0000"}"#, fields: ["id"],
        [["\"a\nbé😀\\\"/\u{8}\u{C}\r\t\u{0}\""]]),
      Document(
        "empty lines are no records", "\n \n‸{\"id\":1}\n\r\n\t‸{\"id\":2}  \n", fields: ["id"],
        [["1"], ["2"]]),
      Document(
        "every kind",
        #"‸{"t":"x","n":-1.50e+3,"b":true,"f":false,"z":null,"a":[1,"2",[],{"c" : 3}],"o":{ "p": [ 1 ] }}"#,
        fields: ["t", "n", "b", "f", "z", "a", "o", "missing"],
        [
          [
            "\"x\"", "-1.50e+3", "true", "false", "null", "[1,\"2\",[],{\"c\":3}]", "{\"p\":[1]}",
            "absent",
          ]
        ]),
      Document(
        "paths", #"‸{"n":{"f":"a"},"e":[{"v":1},{"v":2},{"w":3}],"n/f":"literal","q/r":5}"#,
        fields: ["n/f", "e/0/v", "e/1", "e/*/v", "e/*/w", "e/9", "n", "q/r", "n/f/x"],
        [
          [
            "\"literal\"", "1", "{\"v\":2}", "[1,2]", "[3]", "absent", "{\"f\":\"a\"}", "5",
            "absent",
          ]
        ]),
      Document(
        "bad records between good ones",
        """
        ‸{"id":1}
        ‸{"id":2,"id":3}
        ‸{"id":}
        ‸[4]
        ‸{"id":"5
        ‸"}
        ‸{"id":"\u{7}"}
        ‸{"id":1} {"id":2}
        ‸nul
        ‸{"id":01}
        ‸{"id":"\\ud800"}
        ‸{"id":"\\x"}
        ‸{"id":1,}
        ‸{"id" 1}
        ‸{"id":1 "x":2}
        ‸{'id':1}
        ‸{"id":10}
        """, fields: ["id"],
        [["1"]] + Array(repeating: [], count: 15) + [["10"]],
        problems: [
          2: "json.duplicateKey", 3: "json.unexpected", 4: "json.notAnObject", 5: "json.truncated",
          6: "json.truncated", 7: "json.controlCharacter", 8: "json.textAfterValue",
          9: "json.truncated", 10: "json.leadingZeros", 11: "json.loneSurrogate",
          12: "json.badEscape", 13: "json.strayComma", 14: "json.missingColon",
          15: "json.missingComma", 16: "json.missingKey",
        ]),
      Document(
        "what muster wrote is read over",
        #"""
        ‸{"muster:line":9,"muster:reason":"x","id":1}
        ‸{"muster:line":9,"muster:reason":"x","muster:record":"{\"id\":2}"}
        ‸{"muster:line":9,"muster:reason":"x","muster:record":"{\"id\":"}
        """#, fields: ["id", "", "muster:line"],
        [["1", "{\"id\":1}", "absent"], ["2", "{\"id\":2}", "absent"], []],
        problems: [3: "json.truncated"]),
      Document(
        "the whole record", "‸{ \"id\" : [ 1 , \" \" ] }\n‸{}", fields: [""],
        [["{\"id\":[1,\" \"]}"], ["{}"]]),
    ],
    brokenDocuments: [])

  /// The elements of the array that is the document.
  static let jsonArray = FormatUnderTest(
    name: "JSON array", open: opener(.document),
    write: { records in
      "[" + records.map { object($0.id, $0.note) }.joined(separator: ",\n") + "]\n"
    },
    recordOverhead: object("", "").utf8.count, nested: { "[" + nested($0) + "]" },
    fieldTooLong: "json.fieldTooLong", recordTooLong: "json.recordTooLong",
    documents: [
      Document("an empty array", " [ ] \n", fields: ["id"], []),
      Document(
        "plain", #"[‸{"id":1,"note":"one"},‸{"note":"two","id":2}]"#, fields: ["id", "note"],
        [["1", "\"one\""], ["2", "\"two\""]]),
      Document(
        "one object", " \n‸{\"id\":1,\n\"note\":[\n]}\n", fields: ["id", "note"], [["1", "[]"]]),
      Document(
        "on several lines",
        """
        [
          ‸{
            "id": "a",
            "note": { "x": 1 }
          },
          ‸{
            "id": "b"
          }
        ]

        """, fields: ["id", "note"], [["\"a\"", "{\"x\":1}"], ["\"b\"", "absent"]]),
      Document(
        "braces, quotes and backslashes in text",
        #"[‸{"id":"}{][\"\\"},‸{"id":"\\\\","note":"\\\"}"},‸{"id":"]"}]"#, fields: ["id"],
        [["\"}{][\"\\\""], ["\"\\\\\""], ["\"]\""]]),
      Document(
        "records that are none",
        #"[‸{"id":1},‸2,‸"x",‸null,‸[{"id":3}],‸{"id":4,"id":4},‸{"id":5}]"#,
        fields: ["id"], [["1"], [], [], [], [], [], ["5"]],
        problems: [
          2: "json.notAnObject", 3: "json.notAnObject", 4: "json.notAnObject",
          5: "json.notAnObject", 6: "json.duplicateKey",
        ]),
      Document(
        "a long record among short ones",
        "[‸{\"id\":1},‸{\"id\":2,\"note\":\"" + String(repeating: "x{", count: 200)
          + "\"}  ,  ‸{\"id\":3}]", fields: ["id"], [["1"], ["2"], ["3"]]),
    ],
    brokenDocuments: [
      BrokenDocument("nothing", "‸", after: 0, "json.empty", namesColumn: true),
      BrokenDocument("white space", " \n\n ‸", after: 0, "json.empty", namesColumn: true),
      BrokenDocument("a number", "‸42", after: 0, "json.noRecords", namesColumn: true),
      BrokenDocument(
        "a word that is none", "‸nul1", after: 0, "json.unknownWord", namesColumn: true),
      BrokenDocument(
        "cut between records", #"[{"id":1},{"id":2},‸"#, after: 2, "json.truncated",
        namesColumn: true),
      BrokenDocument(
        "cut in a record", "[{\"id\":1},\n{\"id\":2},\n{\"id\":\"Zo‸", after: 2, "json.truncated",
        namesColumn: true),
      BrokenDocument(
        "cut behind a record", #"[{"id":1}‸"#, after: 1, "json.truncated", namesColumn: true),
      BrokenDocument(
        "one object cut", #"{"id":1,"note":[1,‸"#, after: 0, "json.truncated", namesColumn: true),
      BrokenDocument(
        "a comma is missing", "[{\"id\":1},\n{\"id\":2} ‸{\"id\":3}]", after: 2,
        "json.missingComma", namesColumn: true),
      BrokenDocument(
        "a comma too many", "[{\"id\":1}‸,\n]", after: 1, "json.strayComma", namesColumn: true),
      BrokenDocument(
        "a wrong bracket", #"[{"id":1},{"id":2‸]}]"#, after: 1, "json.missingComma",
        namesColumn: true),
      BrokenDocument(
        "a brace that closes nothing", #"[{"id":1}‸},{"id":2}]"#, after: 1, "json.missingComma",
        namesColumn: true),
      BrokenDocument(
        "a value is missing", "[{\"id\":1},\n {\"é\":1,\"id\":‸}, {\"id\":3}]", after: 1,
        "json.unexpected", namesColumn: true),
      BrokenDocument(
        "a quote is missing", #"[{"id":"1"},{"id":"2},{"‸id":"3"},{"id":"4"}]"#, after: 1,
        "json.missingComma", namesColumn: true),
      BrokenDocument(
        "a quote is missing on its line", "[{\"id\":1},\n{\"id\":\"2},‸\n{\"id\":\"3\"}]", after: 1,
        "json.controlCharacter", namesColumn: true),
      BrokenDocument(
        "more behind the end", "[{\"id\":1}]\n‸{\"id\":2}", after: 1, "json.textAfterValue",
        namesColumn: true),
      BrokenDocument(
        "one record on each line", "{\"id\":1}\n‸{\"id\":2}\n", after: 1, "json.textAfterValue",
        namesColumn: true),
      BrokenDocument(
        "a comment", "[{\"id\":1},‸// x\n{\"id\":2}]", after: 1, "json.unexpected",
        namesColumn: true),
    ])

  /// The elements of arrays deeper in a document.
  static let jsonAtPointer = FormatUnderTest(
    name: "JSON at a pointer", open: opener(.document, records: "/data/*/staff~1all/*"),
    write: { records in
      #"{"skipped":[1,{"data":[]}],"data":[{"staff/all":["#
        + records.map { object($0.id, $0.note) }.joined(separator: " , ")
        + #"]}],"more":"x"}"#
    },
    recordOverhead: object("", "").utf8.count,
    nested: { #"{"data":[{"staff/all":["# + nested($0) + "]}]}" },
    fieldTooLong: "json.fieldTooLong", recordTooLong: "json.recordTooLong",
    documents: [
      Document(
        "nested arrays",
        """
        { "meta": { "data": [ { "staff/all": [ { "id": 0 } ] } ] },
          "data": [
            { "name": "one", "staff/all": [ ‸{ "id": 1 }, ‸{ "id": 2 } ] },
            { "staff/all": [] },
            { "other": [ { "id": 9 } ] },
            7,
            { "staff\\/all": [
              ‸{ "id": 3 }
            ], "behind": [[[]]] }
          ]
        }
        """, fields: ["id"], [["1"], ["2"], ["3"]]),
      Document(
        "records that are none", #"{"data":[{"staff/all":[‸{"id":1},‸2,‸{"id":3}]}]}"#,
        fields: ["id"], [["1"], [], ["3"]], problems: [2: "json.notAnObject"]),
    ],
    brokenDocuments: [
      BrokenDocument("nothing there", #"{"data":[{"staff":[]}]}"#, after: 0, "json.noRecords"),
      BrokenDocument("an array at the top", #"[{"id":1}]"#, after: 0, "json.noRecords"),
      BrokenDocument(
        "the way is there twice", #"{"data":[{"staff/all":[{"id":1}]}],‸"data":[]}"#, after: 1,
        "json.duplicateKey", namesColumn: true),
      BrokenDocument(
        "broken behind the records", "{\"data\":[{\"staff/all\":[{\"id\":1}]}],\n\"x\":‸tru}",
        after: 1, "json.unknownWord", namesColumn: true),
      BrokenDocument(
        "broken in front of the records", #"{"x":"‸\q","data":[{"staff/all":[{"id":1}]}]}"#,
        after: 0, "json.badEscape", namesColumn: true),
      BrokenDocument(
        "cut behind the records", #"{"data":[{"staff/all":[{"id":1}]}‸"#, after: 1,
        "json.truncated", namesColumn: true),
    ])
}
