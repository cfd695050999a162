import Records
import Testing
import Text

@Suite struct DatePatternReadingTests {
  private func read(_ text: String, _ pattern: String, zone: TimeZoneRules = .utc) throws -> String
  {
    let pattern = try DatePattern(reading: pattern)
    let ticks = try withBytes(of: text) { bytes, _ in try pattern.parse(bytes, zone: zone) }
    return try written { scratch in try DateWriter.appendDateTime(ticks, to: scratch) }
  }

  private func problem(_ text: String, _ pattern: String) throws -> RecordProblem? {
    let pattern = try DatePattern(reading: pattern)
    return #expect(throws: RecordProblem.self) {
      try withBytes(of: text) { bytes, _ in _ = try pattern.parse(bytes) }
    }
  }

  @Test(arguments: [
    ("16-03-2020", "dd-MM-yyyy", "2020-03-16T00:00:00Z"),
    ("2020-03-16", "yyyy-MM-dd", "2020-03-16T00:00:00Z"),
    ("20200316073015", "yyyyMMddHHmmss", "2020-03-16T07:30:15Z"),
    ("29/2/2024", "d/M/yyyy", "2024-02-29T00:00:00Z"),
    ("29/02/2024", "d/M/yyyy", "2024-02-29T00:00:00Z"),
    ("3/16/2020 12:00:00 AM", "M/d/yyyy h:mm:ss tt", "2020-03-16T00:00:00Z"),
    ("3/16/2020 12:00:00 pm", "M/d/yyyy h:mm:ss tt", "2020-03-16T12:00:00Z"),
    ("3/16/2020 1:05 P", "M/d/yyyy h:mm t", "2020-03-16T13:05:00Z"),
    ("16-03-49", "dd-MM-yy", "2049-03-16T00:00:00Z"),
    ("16-03-50", "dd-MM-yy", "1950-03-16T00:00:00Z"),
    ("1-1-5", "d-M-y", "2005-01-01T00:00:00Z"),
    ("2020-03", "yyyy-MM", "2020-03-01T00:00:00Z"),
    ("13:05", "HH:mm", "0001-01-01T13:05:00Z"),
    ("20200316073015.5Z", "yyyyMMddHHmmss.fZ", "2020-03-16T07:30:15.5Z"),
    ("2020-03-16 07:30:15.1234567", "yyyy-MM-dd HH:mm:ss.fffffff", "2020-03-16T07:30:15.1234567Z"),
    ("2020-03-16 07:30:15.25", "yyyy-MM-dd HH:mm:ss.FFF", "2020-03-16T07:30:15.25Z"),
    ("2020-03-16 07:30:15", "yyyy-MM-dd HH:mm:ss.FFF", "2020-03-16T07:30:15Z"),
    ("2020-03-16T24:00:00", "yyyy-MM-ddTHH:mm:ss", "2020-03-17T00:00:00Z"),
    ("2020-03-16+01:00", "yyyy-MM-ddzzz", "2020-03-15T23:00:00Z"),
    ("2020-03-16-0730", "yyyy-MM-ddzzz", "2020-03-16T07:30:00Z"),
    ("2020-03-16 10 +1", "yyyy-MM-dd HH z", "2020-03-16T09:00:00Z"),
    ("2020-03-16 10 -11", "yyyy-MM-dd HH zz", "2020-03-16T21:00:00Z"),
    ("2020-03-16T10:00Z", "yyyy-MM-ddTHH:mmK", "2020-03-16T10:00:00Z"),
    ("2020-03-16T10:00+02:00", "yyyy-MM-ddTHH:mmK", "2020-03-16T08:00:00Z"),
    ("2020-03-16T10:00", "yyyy-MM-ddTHH:mmK", "2020-03-16T10:00:00Z"),
    ("d 16 o'clock, 3 2020", "'d 'dd\" o'clock, \"M yyyy", "2020-03-16T00:00:00Z"),
    ("16d3 2020", "d\\dM yyyy", "2020-03-16T00:00:00Z"),
    ("16 é 03 2020", "dd é MM yyyy", "2020-03-16T00:00:00Z"),
    ("03/16/2020", "d", "2020-03-16T00:00:00Z"),
    ("Mon, 16 Mar 2020 07:30:00 GMT", "R", "2020-03-16T07:30:00Z"),
    ("2020-03-16T07:30:15.1234567+01:00", "o", "2020-03-16T06:30:15.1234567Z"),
  ])
  func `reads texts in the form of a pattern`(
    _ text: String, _ pattern: String, _ expected: String
  ) throws {
    #expect(try read(text, pattern) == expected)
  }

  @Test(arguments: [
    ("16 maart 2020", "d MMMM yyyy"), ("16 MRT. 2020", "d MMM yyyy"),
    ("16 mars 2020", "d MMM yyyy"),
    ("maandag 16 mrt 2020", "dddd d MMM yyyy"), ("ma 16 maart 2020", "ddd d MMMM yyyy"),
    ("MÅNDAG 16. mars 2020", "dddd d. MMMM yyyy"), ("man. 16 mars 2020", "ddd d MMM yyyy"),
    ("Monday, March 16 2020", "dddd, MMMM d yyyy"), ("16.mar.2020", "dd.MMM.yyyy"),
  ])
  func `reads names in English, Dutch and Norwegian`(_ text: String, _ pattern: String) throws {
    #expect(try read(text, pattern) == "2020-03-16T00:00:00Z")
  }

  @Test(arguments: [
    ("31-02-2020", "dd-MM-yyyy", "date.impossible"),
    ("29-02-2023", "dd-MM-yyyy", "date.impossible"),
    ("01-13-2020", "dd-MM-yyyy", "date.impossible"),
    ("01-01-0000", "dd-MM-yyyy", "date.impossible"),
    ("2020-03-16 24:01", "yyyy-MM-dd HH:mm", "date.impossible"),
    ("2020-03-16 23:60", "yyyy-MM-dd HH:mm", "date.impossible"),
    ("2020-03-16 13:00 PM", "yyyy-MM-dd hh:mm tt", "date.impossible"),
    ("2020-03-16 00:00 AM", "yyyy-MM-dd hh:mm tt", "date.impossible"),
    ("16-03-2020 ", "dd-MM-yyyy", "date.unreadable"), ("", "dd-MM-yyyy", "date.unreadable"),
    ("16-3-2020", "dd-MM-yyyy", "date.unreadable"), ("16/03/2020", "dd-MM-yyyy", "date.unreadable"),
    ("16-03-20", "dd-MM-yyyy", "date.unreadable"),
    ("16 mert 2020", "d MMMM yyyy", "date.unreadable"),
    ("2020-03-16 10:00 +15:00", "yyyy-MM-dd HH:mm zzz", "date.unreadable"),
    ("2020-03-16T10:00+", "yyyy-MM-ddTHH:mmK", "date.unreadable"),
    ("2020-03-16 7.12", "yyyy-MM-dd H.fff", "date.unreadable"),
    ("dinsdag 16 maart 2020", "dddd d MMMM yyyy", "date.contradictory"),
    ("16 2020 17", "dd yyyy MM dd", "date.unreadable"),
    ("16 2020 03 17", "dd yyyy MM dd", "date.contradictory"),
    ("2020-03-16 13 02 PM", "yyyy-MM-dd HH hh tt", "date.contradictory"),
    ("0001-01-01 +01:00", "yyyy-MM-dd zzz", "date.outOfRange"),
    ("9999-12-31T24:00:00", "yyyy-MM-ddTHH:mm:ss", "date.outOfRange"),
  ])
  func `refuses what is not in the form or does not exist`(
    _ text: String, _ pattern: String, _ code: String
  ) throws {
    #expect(try problem(text, pattern)?.code.description == code)
  }

  @Test func `names what it expected and where, without the text itself`() throws {
    let problem = try #require(try problem("16-secret-2020", "dd-MM-yyyy"))
    #expect(problem.summary.contains("the month in 2 digits expected at character 4"))
    #expect(!problem.text.contains("secret"))
  }

  @Test func `takes a text without offset as time of the zone, but not behind a Z`() throws {
    let amsterdam = try TimeZoneRules(named: "Europe/Amsterdam")
    #expect(
      try read("16-07-2020", "dd-MM-yyyy", zone: amsterdam) == "2020-07-15T22:00:00Z")
    for pattern in ["yyyy-MM-ddTHH:mmZ", "yyyy-MM-dd'T'HH:mm'Z'"] {
      #expect(try read("2020-07-16T10:00Z", pattern, zone: amsterdam) == "2020-07-16T10:00:00Z")
    }
  }
}
