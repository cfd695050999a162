import Formats
import Records
import TestKit
import Testing

@Suite struct JSONRecordReaderTests {
  private static func lines(
    _ lines: [String], fields: [String] = ["id"], limits: FormatUnderTest.Limits = .init()
  ) -> RecordReading {
    RecordReading(
      .jsonLines, lines.joined(separator: "\n").utf8, fields: fields, limits: limits)
  }

  @Test func `takes numbers of the limit, and rejects the record of one digit more`() {
    let digits = String(repeating: "7", count: 1_024)
    let reading = Self.lines(["{\"id\":\(digits)}", "{\"x\":\(digits)7}", "{\"id\":[-\(digits)]}"])
    #expect(reading.codes == [nil, "json.numberTooLong", "json.numberTooLong"])
    #expect(reading.firstCells == [digits])
  }

  @Test(arguments: [
    "\"\(String(repeating: "n", count: 100))\"", "[\(String(repeating: "1", count: 98))]",
    "[\"\(String(repeating: "n", count: 96))\"]", "{\"n\":\(String(repeating: "1", count: 94))}",
  ])
  func `counts the bytes of fields of every kind`(_ value: String) {
    let longer = value.replacing("1111", with: "11111").replacing("nnnn", with: "nnnnn")
    for (text, code) in [(value, nil), (longer, "json.fieldTooLong")]
      as [(String, DiagnosticCode?)]
    {
      #expect(Self.lines(["{\"id\":\(text)}"], limits: .init(field: 100)).codes.first == code)
      #expect(Self.lines(["{\"x\":\(text)}"], limits: .init(field: 100)).codes == [nil])
    }
  }

  @Test func `lists of long arrays stop at the limit`() {
    let elements = "[" + Array(repeating: "{\"v\":1}", count: 60).joined(separator: ",") + "]"
    let fields = ["id/*/v", "other"]
    let limits = FormatUnderTest.Limits(field: 100)
    #expect(
      Self.lines(["{\"id\":\(elements)}"], fields: fields, limits: limits).codes
        == ["json.fieldTooLong"])
    #expect(
      Self.lines(["{\"other\":[[1],\(elements)]}"], fields: fields, limits: limits).codes
        == ["json.fieldTooLong"])
    #expect(Self.lines(["{\"more\":\(elements)}"], fields: fields, limits: limits).codes == [nil])
  }

  @Test func `finds names that are there twice among any number of members`() {
    for count in [1, 2, 9, 300, 5_000] {
      let members = (0..<count).map { "\"name \($0)\":\($0)" }
      let fine = "{" + members.joined(separator: ",") + "}"
      let turned = "{" + members.reversed().joined(separator: ",") + "}"
      for twice in Set([0, count / 2, count - 1]) {
        let more = members + ["\"name \\u00\(twice % 10 + 30)\":1", "\"name \(twice)\":2"]
        let reading = Self.lines(
          [fine, turned, "{" + more.joined(separator: ",") + "}", fine, turned],
          fields: ["name 0", "name \(count - 1)"])
        #expect(
          reading.codes.map { $0?.description } == [nil, nil, "json.duplicateKey", nil, nil])
        #expect(reading.firstCells == ["0", "0", "0", "0"])
      }
    }
  }

  @Test(arguments: [
    #"{"a":1,"a":2}"#, #"{"x":{"a":1,"b":2,"a":3}}"#, #"{"x":[{},{"a":1,"\u0061":2}]}"#,
    #"{"x":[[{"a":{"a":{"a":1},"a":2}}]]}"#, #"{"":1,"":2}"#, #"{"a":1,"b":{"a":1},"a":2}"#,
  ])
  func `finds names that are there twice at any depth`(_ record: String) throws {
    let reading = Self.lines([record, record, #"{"id":1,"x":{"id":2,"x":[{"id":3},{"id":4}]}}"#])
    #expect(reading.codes == ["json.duplicateKey", "json.duplicateKey", nil])
    #expect(reading.records[0].problem?.summary.contains("twice in one object") == true)
  }

  @Test func `records of ever new names are read in the memory of a few`() throws {
    let lines = (0..<30_000).map { "{\"n\($0)\":{\"m\($0)\":\($0)},\"id\":\($0)}" }
    let reading = Self.lines(lines)
    #expect(reading.failure == nil && reading.codes.allSatisfy { $0 == nil })
    #expect(reading.firstCells == (0..<30_000).map { "\($0)" })
  }

  @Test(arguments: [JSONLayout.lines, .document])
  func `a batch holds no more records than their problems have room for`(
    _ layout: JSONLayout
  ) throws {
    let numbers = Array(repeating: "1", count: 100_000)
    let objects = Array(repeating: "{}", count: 100_000)
    for records in [numbers, objects] {
      let text =
        layout == .lines
        ? records.joined(separator: "\n") : "[" + records.joined(separator: ",") + "]"
      var settings = JSONRecordSettings()
      settings.layout = layout
      let reader = try JSONRecordReader(ChunkedSource(Array(text.utf8)), settings: settings)
      let batch = reader.makeBatch(fields: [])
      var ordinals = 0
      while try reader.read(into: batch) {
        #expect(batch.count <= 8_192 && batch.places[0].ordinal == ordinals + 1)
        ordinals += batch.count
      }
      #expect(ordinals == 100_000)
    }
  }

  @Test func `white space may stand wherever it may`() {
    let tokens = #"{|"id"|:|[|1|,|{|"a"|:|true|}|]|,|"n"|:|{|}|}"#.split(separator: "|")
    let seed = UInt64.random(in: 0 ... .max)
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<400 {
      let text = tokens.reduce("") { text, token in
        let space = ["", "", " ", "\t \r", "      ", "\n"].randomElement(using: &generator) ?? ""
        return text + space + token
      }
      let reading = RecordReading(
        .jsonArray, "[\(text),\(text) ]".utf8, fields: ["id", "n", ""])
      #expect(reading.failure == nil, "seed \(seed): \(text)")
      let cells = ["[1,{\"a\":true}]", "{}", "{\"id\":[1,{\"a\":true}],\"n\":{}}"]
      #expect(reading.records.map(\.cells) == [cells, cells], "seed \(seed): \(text)")
    }
  }

  @Test func `positions count characters, on long lines too`() {
    let letters = String(repeating: "ë€😀x", count: 40_000)
    let marked = MarkedText(
      "[{\"id\":\"\(letters)\"},\n {\"id\":\"\(letters)\"},{\"id\":\"ë\",\"é\":‸oops}]")
    for size in [7, 100_000, Int.max] {
      let reading = RecordReading(
        .jsonArray, marked.text.utf8, sizes: [size], fields: ["id"])
      #expect(reading.records.count == 2)
      #expect(reading.failure?.place?.line == 2)
      #expect(reading.failure?.place?.column == marked.columns[0])
    }
  }

  @Test(
    .enabled(
      if: ConformanceFolder("naughty-strings").isPresent, "needs shared/conformance"))
  func `naughty strings come through as they are, as values and as names`() throws {
    let bytes = try ConformanceFolder("naughty-strings").bytes(of: "blns.json")
    let file = RecordReading(
      .jsonLines, "{\"all\":".utf8 + bytes.filter { $0 != 0x0A } + "}".utf8, fields: ["all", ""])
    #expect(file.failure == nil && file.codes == [nil])
    let strings = try #require(TreeOracle.strings(of: bytes))
    #expect(strings.count > 500)
    for string in strings where !string.isEmpty && !string.hasPrefix("muster:") {
      let quoted = TreeOracle.quoted(string)
      let text = "{\(quoted):{\"v\":\(quoted)},\"list\":[\(quoted)]}"
      for layout in [JSONLayout.lines, .document] {
        let reading = JSONRecords(text.utf8, layout, fields: ["list/0", "list"]).reading
        #expect(reading.failure == nil && reading.codes == [nil])
        #expect(reading.records.first?.cells == ["\"\(string)\"", "[\"\(string)\"]"])
        // A name with a slash is found whole.
        let named = JSONRecords("{\(quoted):1}".utf8, layout, fields: [string]).reading
        #expect(named.firstCells == ["1"])
      }
    }
  }
}
