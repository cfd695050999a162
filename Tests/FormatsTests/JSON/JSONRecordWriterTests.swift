import Formats
import Records
import Testing

@Suite struct JSONRecordWriterTests {
  private let row: [Value] = [
    "Zoë \"Z\"\n", nil, .number("-1.50"), .boolean(true), .list(["x", nil, .list([.number("1")])]),
    .nested(#"{"k":[]}"#), .cleared, "",
  ]
  private let names = ["name", "a \"b\"", "n", "t", "l", "o", "c", "e"]
  private let json =
    #"{"name":"Zoë \"Z\"\n","a \"b\"":null,"n":-1.50,"t":true,"l":["x",null,[1]],"o":{"k":[]},"#
    + #""c":null,"e":""}"#

  @Test func `writes an array with a record a line`() {
    let writer = JSONRecordWriter(.fields(names), as: .array)
    #expect(WrittenRecords([row, row], writer).text == "[\n\(json),\n\(json)\n]\n")
    #expect(WrittenRecords([row], writer).text == "[\n\(json)\n]\n")
    #expect(WrittenRecords([], writer).text == "[\n]\n")
  }

  @Test func `writes lines`() {
    let writer = JSONRecordWriter(.fields(names), as: .lines)
    #expect(WrittenRecords([row, row], writer).text == "\(json)\n\(json)\n")
    #expect(WrittenRecords([], writer).text == "")
  }

  @Test func `writes whole records as they are`() {
    let objects = [#"{"a":{"b":[1,2]}}"#, "{}"]
    #expect(
      WrittenRecords(objects: objects, JSONRecordWriter(.object, as: .array)).text
        == "[\n{\"a\":{\"b\":[1,2]}},\n{}\n]\n")
    #expect(
      WrittenRecords(objects: objects, JSONRecordWriter(.object, as: .lines)).text
        == "{\"a\":{\"b\":[1,2]}}\n{}\n")
  }

  @Test func `a record without fields is an empty object`() {
    #expect(WrittenRecords([[]], JSONRecordWriter(.fields([]), as: .lines)).text == "{}\n")
  }
}
