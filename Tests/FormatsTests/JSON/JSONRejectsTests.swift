import Formats
import Records
import Testing

@Suite struct JSONRejectsTests {
  /// What is written when every record of an input is rejected.
  private static func rejects(
    of text: String, _ layout: JSONLayout, records: String = ""
  ) throws -> String {
    var settings = JSONRecordSettings()
    settings.layout = layout
    settings.records = try JSONRecordPointer(records)
    let reader = try JSONRecordReader(ChunkedSource(Array(text.utf8)), settings: settings)
    var rejects = reader.makeRejects()
    var output = ByteBuffer()
    rejects.begin(to: &output)
    let batch = reader.makeBatch(fields: [])
    while try reader.read(into: batch) {
      try batch.decode()
      for number in 0..<batch.count {
        let place = batch.places[number]
        rejects.append(
          batch.bytes.slice[place.raw], line: place.line, reason: "no", in: reader.encoding,
          to: &output)
      }
    }
    rejects.end(to: &output)
    return String(output.slice)
  }

  private static let own = #""muster:line":1,"muster:reason":"no""#

  @Test(arguments: [
    (#"{"a":1}"#, #"{OWN,"a":1}"#),
    (#"{}"#, #"{OWN}"#),
    (#" { "a" : 1 , "b":{ } } "#, #"{OWN, "a" : 1 , "b":{ } }"#),
    (#"{"a":1,"a":2}"#, #"{OWN,"a":1,"a":2}"#),
    (#"{"a":[1,{"b":"},\"{"}],"c":","}"#, #"{OWN,"a":[1,{"b":"},\"{"}],"c":","}"#),
    (#"{"a":1,"muster:line":7,"b":2,"muster:reason":"old"}"#, #"{OWN,"a":1,"b":2}"#),
    (#"{"muster:line":7,"muster:reason":"x"}"#, #"{OWN}"#),
    (#"{"a":}"#, #"{OWN,"muster:record":"{\"a\":}"}"#),
    (#"{"a":"x"#, #"{OWN,"muster:record":"{\"a\":\"x"}"#),
    (#"[1, "é"]"#, #"{OWN,"muster:record":"[1, \"é\"]"}"#),
    ("nonsense\u{1}", #"{OWN,"muster:record":"nonsense\u0001"}"#),
    (#"{"muster:line":7,"muster:record":"5"}"#, #"{OWN,"muster:record":"5"}"#),
  ])
  func `a line carries its reason, or is carried as text`(
    _ line: String, _ want: String
  ) throws {
    let written = try Self.rejects(of: line + "\n", .lines)
    #expect(written == want.replacing("OWN", with: Self.own) + "\n")
    // What was written is written the same way again.
    #expect(try Self.rejects(of: written, .lines) == written)
  }

  @Test(arguments: [
    ("", "[R,R]", "[\nR,\nR\n]\n"),
    ("", "R", "R\n"),
    ("/*", "[R]", "[\nR\n]\n"),
    (
      "/data/employees/*", #"{"x":[],"data":{"employees":[R,R]}}"#,
      "{\"data\":{\"employees\":[\nR,\nR\n]}}\n"
    ),
    ("/data/employees", #"{"data":{"employees":[R]}}"#, "{\"data\":{\"employees\":[\nR\n]}}\n"),
    ("/a~1b", #"{"a/b":R}"#, "{\"a/b\":\nR\n}\n"),
    ("/ë/2/*", #"{"ë":[0,1,[R]]}"#, "{\"\\u00eb\":[null,null,[\nR\n]]}\n"),
    (
      "/*/staff/*", #"[{"staff":[R,R]},{"staff":[R]}]"#,
      "[{\"staff\":[\nR,\nR,\nR\n]}]\n"
    ),
    (
      "/d/*/head", #"{"d":[{"head":R},{},{"head":R}]}"#,
      "{\"d\":[\n{\"head\":R},\n{\"head\":R}\n]}\n"
    ),
  ])
  func `a document of rejects is read by the same pointer`(
    _ pointer: String, _ text: String, _ want: String
  ) throws {
    let written = try Self.rejects(
      of: text.replacing("R", with: #"{"id":1}"#), .document, records: pointer)
    #expect(
      written.replacing(#/"muster:line":\d+/#, with: "\"muster:line\":1")
        == want.replacing("R", with: "{\(Self.own),\"id\":1}"))
    let before = JSONRecords(
      text.replacing("R", with: #"{"id":1}"#).utf8, .document, records: pointer)
    let after = JSONRecords(written.utf8, .document, records: pointer)
    #expect(after.problem == nil)
    #expect(after.reading.records.map(\.cells) == before.reading.records.map(\.cells))
  }
}
