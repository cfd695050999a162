import Formats
import Records

extension FormatUnderTest {
  /// CSV with a header.
  static let csv = FormatUnderTest(
    name: "CSV",
    open: { source, limits throws(Diagnostic) in
      var csv = CSVLimits()
      csv.maximumFieldSize = limits.field ?? csv.maximumFieldSize
      csv.maximumRecordSize = limits.record ?? csv.maximumRecordSize
      var settings = CSVSettings()
      settings.delimiter = .byte(UInt8(ascii: ","))
      settings.quote = .byte(UInt8(ascii: "\""))
      return try CSVReader(source, settings: settings, limits: csv)
    },
    write: { records in
      "id,note\n" + records.map { "\($0.id),\($0.note)\n" }.joined()
    },
    recordOverhead: 1, nested: nil, fieldTooLong: "csv.fieldTooLong",
    recordTooLong: "csv.recordTooLong",
    documents: [
      Document("only a header", "id,note\n", fields: ["id"], []),
      Document(
        "plain", "id,note\n‸1,one\n‸2,two\n", fields: ["note", "id"],
        [["\"one\"", "\"1\""], ["\"two\"", "\"2\""]]),
      Document("no line end at the end", "id\n‸1\n‸2", fields: ["id"], [["\"1\""], ["\"2\""]]),
      Document(
        "CRLF, a mark, letters of two to four bytes",
        "\u{FEFF}id,note\r\n‸1,Zoë €\r\n‸2,😀\r\n", fields: ["id", "note"],
        [["\"1\"", "\"Zoë €\""], ["\"2\"", "\"😀\""]]),
      Document(
        "line ends inside fields", "id,note\n‸1,\"a\nb\n\nc\"\n‸2,\"\"\"\n\"\"\"\n‸3,z\n",
        fields: ["note"], [["\"a\nb\n\nc\""], ["\"\"\n\"\""], ["\"z\""]]),
      Document(
        "empty lines are no records", "id\n\n\n‸1\n\n‸2\n\n", fields: ["id"],
        [["\"1\""], ["\"2\""]]),
      Document(
        "bad records between good ones", "id,note\n‸1,a\n‸2\n‸3,c,d\n‸4,x\"y\n‸5,\"z\"z\n‸6,f\n",
        fields: ["id"], [["\"1\""], [], [], [], [], ["\"6\""]],
        problems: [
          2: "csv.tooFewFields", 3: "csv.tooManyFields", 4: "csv.quoteInField",
          5: "csv.textAfterQuote",
        ]),
    ],
    brokenDocuments: [
      BrokenDocument("nothing", "", after: 0, "csv.noHeader"),
      BrokenDocument(
        "a quote that is not closed", "id,note\n1,a\n2,b\n3,‸\"c\n4,d\n", after: 2,
        "csv.unclosedQuote"),
    ])
}
