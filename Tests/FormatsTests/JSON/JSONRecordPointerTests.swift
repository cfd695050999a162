import Formats
import Records
import Testing

@Suite struct JSONRecordPointerTests {
  @Test(arguments: [
    ("", #"[{"id":1},{"id":2}]"#, ["1", "2"]),
    ("/", #"[{"id":1}]"#, ["1"]),
    ("/*", #"[{"id":1},{"id":2}]"#, ["1", "2"]),
    ("/a", #"{"a":[{"id":1},{"id":2}],"b":[{"id":3}]}"#, ["1", "2"]),
    ("/a/*", #"{"a":[{"id":1},{"id":2}]}"#, ["1", "2"]),
    ("/a", #"{"a":{"id":1}}"#, ["1"]),
    ("/a/1", #"{"a":[{"id":0},{"id":1},{"id":2}]}"#, ["1"]),
    ("/a/1/*", #"{"a":[[{"id":0}],[{"id":1}],[{"id":2}]]}"#, ["1"]),
    ("/1", #"{"1":{"id":1}}"#, ["1"]),
    ("/*/head", #"[{"head":{"id":1}},{"none":0},{"head":{"id":2}}]"#, ["1", "2"]),
    ("/*/*", #"[[{"id":1}],[],[{"id":2},{"id":3}]]"#, ["1", "2", "3"]),
    ("/*", #"{"*":{"id":1}}"#, ["1"]),
    ("/a~1b/~0/*", #"{"a/b":{"~":[{"id":1}]}}"#, ["1"]),
    ("/ë", "{\"\\u00eb\":[{\"id\":1}]}", ["1"]),
    ("/a//*", #"{"a":{"":[{"id":1}]}}"#, ["1"]),
  ])
  func `leads to records`(_ pointer: String, _ text: String, _ ids: [String]) {
    let records = JSONRecords(text.utf8, .document, fields: ["id"], records: pointer)
    #expect(records.problem == nil)
    #expect(records.reading.firstCells == ids)
  }

  @Test(arguments: [
    ("/a/*", #"{"b":[]}"#, "correct --records or source.records"),
    ("/a/b/*", #"{"a":{"c":[]}}"#, "there is something at /a:"),
    ("/a/*", #"{"a":5}"#, "there is something at /a:"),
    ("/a/7", #"{"a":[{"id":1}]}"#, "there is something at /a:"),
    ("/a/x", #"{"a":[{"id":1}]}"#, "there is something at /a:"),
    ("/a", #"[{"id":1}]"#, "correct --records"),
  ])
  func `says how far a way leads that leads nowhere`(
    _ pointer: String, _ text: String, _ advice: String
  ) throws {
    let records = JSONRecords(text.utf8, .document, fields: ["id"], records: pointer)
    let failure = try #require(records.reading.failure)
    #expect(failure.code == "json.noRecords" && failure.summary.contains(pointer))
    #expect(failure.advice?.hasPrefix(advice) == true)
  }

  @Test(arguments: ["/a/*", "/b/*/c"])
  func `an array without elements is no mistake`(_ pointer: String) {
    let records = JSONRecords(
      #"{"a":[],"b":[{"c":[]}]}"#.utf8, .document, fields: ["id"], records: pointer)
    #expect(records.reading == RecordReading())
  }

  @Test(arguments: ["a", "a/*", "/a~", "/a~2", "#/a"])
  func `refuses what is no pointer`(_ text: String) {
    #expect {
      try JSONRecordPointer(text)
    } throws: { error in
      let problem = error as? Diagnostic
      return problem?.code == "json.badPointer" && problem?.advice != nil
    }
  }
}
