import Records
import Testing
import Text

@Suite struct DateReaderTests {
  @Test(arguments: [
    ("2020-03-16", "2020-03-16T00:00:00Z"), (" 20200316\t", "2020-03-16T00:00:00Z"),
    ("2020-03-16-07:00", "2020-03-16T07:00:00Z"), ("2020-03-16+01:00", "2020-03-15T23:00:00Z"),
    ("2020-03-16Z", "2020-03-16T00:00:00Z"), ("2020-03-16T07:30", "2020-03-16T07:30:00Z"),
    ("2020-03-16t07:30:15z", "2020-03-16T07:30:15Z"),
    ("2020-03-16 07:30:15", "2020-03-16T07:30:15Z"),
    ("2020-03-16T07:30:15.123456789Z", "2020-03-16T07:30:15.1234567Z"),
    ("2020-03-16T07:30:15,5+05:30", "2020-03-16T02:00:15.5Z"),
    ("2020-03-16 07:30:15 +0100", "2020-03-16T06:30:15Z"),
    ("2020-03-16T07:30-03", "2020-03-16T10:30:00Z"),
    ("20200316T073015Z", "2020-03-16T07:30:15Z"), ("20200316 07:30:15", "2020-03-16T07:30:15Z"),
    ("20200316T0730+0100", "2020-03-16T06:30:00Z"), ("2020-12-31T24:00:00", "2021-01-01T00:00:00Z"),
    ("3/16/2020 7:30:00 AM", "2020-03-16T07:30:00Z"),
    ("03/04/2020 12:00:00 am", "2020-03-04T00:00:00Z"),
    ("12/31/2020 11:59:59 PM", "2020-12-31T23:59:59Z"),
    ("3/16/2020 7:30 PM", "2020-03-16T19:30:00Z"),
    ("3/16/2020 7:30:00\u{202F}PM", "2020-03-16T19:30:00Z"), ("0001-01-01", "0001-01-01T00:00:00Z"),
    ("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999Z"),
  ])
  func `reads ISO 8601 and Entra's own form`(_ text: String, _ expected: String) throws {
    let ticks = try withBytes(of: text) { bytes, _ in try DateReader.instant(of: bytes) }
    #expect(try written { try DateWriter.appendDateTime(ticks, to: $0) } == expected)
  }

  @Test(arguments: [
    ("16-03-2020", "date.ambiguous"), ("3/16/2020", "date.ambiguous"),
    ("03.04.2020", "date.ambiguous"),
    ("3/4/20", "date.ambiguous"), ("03/04/2020 10:00", "date.ambiguous"),
    ("1 2 2020", "date.ambiguous"),
    ("", "date.unreadable"), ("2020", "date.unreadable"), ("2020-03", "date.unreadable"),
    ("2020-3-16", "date.unreadable"), ("2020/03/16", "date.unreadable"),
    ("43906", "date.unreadable"),
    ("2020-03-16T", "date.unreadable"), ("2020-03-16T7:30", "date.unreadable"),
    ("2020-03-16T07:30:", "date.unreadable"), ("2020-03-16T07:30:15.", "date.unreadable"),
    ("2020-03-16T07:30 CET", "date.unreadable"), ("2020-03-16 -07:00", "date.unreadable"),
    ("2020-03-16T07:30+14:01", "date.unreadable"), ("2020-03-16x", "date.unreadable"),
    ("2020-W12-1", "date.unreadable"), ("16 maart 2020", "date.unreadable"),
    ("2020-02-30", "date.impossible"), ("2020-13-01", "date.impossible"),
    ("20201301", "date.impossible"),
    ("2020-03-16T25:00", "date.impossible"), ("2020-03-16T23:59:60", "date.impossible"),
    ("13/16/2020 7:30:00 AM", "date.impossible"), ("3/16/2020 0:30:00 AM", "date.impossible"),
    ("0000-01-01", "date.impossible"), ("0001-01-01+01:00", "date.outOfRange"),
  ])
  func `refuses what is none, and what could be two dates`(_ text: String, _ code: String) {
    let problem = #expect(throws: RecordProblem.self) {
      try withBytes(of: text) { bytes, _ in _ = try DateReader.instant(of: bytes) }
    }
    #expect(problem?.code.description == code)
  }

  @Test func `writes days, times and Entra's text`() throws {
    let zone = try TimeZoneRules(named: "Europe/Amsterdam")
    let instant = try withBytes(of: "2020-07-15T22:05:06.1234567Z") { bytes, _ in
      try DateReader.instant(of: bytes)
    }
    #expect(try written { try DateWriter.appendDate(instant, to: $0) } == "2020-07-15")
    #expect(try written { try DateWriter.appendDate(instant, zone: zone, to: $0) } == "2020-07-16")
    #expect(
      try written { try DateWriter.appendDateTime(instant, zone: zone, to: $0) }
        == "2020-07-16T00:05:06.1234567+02:00")
    #expect(
      try written { try DateWriter.appendEntraText(instant, to: $0) } == "7/15/2020 10:05:06 PM")
    #expect(
      try written { try DateWriter.appendEntraText(instant, zone: zone, to: $0) }
        == "7/16/2020 12:05:06 AM")
  }
}
