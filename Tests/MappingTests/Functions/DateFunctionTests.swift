import Records
import Testing
import Text

@testable import Mapping

@Suite struct DateFunctionTests {
  private func amsterdam() throws -> RunConditions {
    FixedRun.conditions(zone: try TimeZoneRules(named: "Europe/Amsterdam"))
  }

  @Test(
    arguments: [
      ValueCase(#"CDate("2024-01-15")"#, #""1/14/2024 11:00:00 PM""#),
      ValueCase(#"CDate("2024-07-15T12:00")"#, #""7/15/2024 10:00:00 AM""#),
      ValueCase(#"CDate("2024-07-15T12:00Z")"#, #""7/15/2024 12:00:00 PM""#),
      ValueCase(#"Date("15-01-2024", "dd-MM-yyyy")"#, #""1/14/2024 11:00:00 PM""#),
      ValueCase("Today()", #""1/14/2024 11:00:00 PM""#),
      ValueCase("Now()", #""1/15/2024 9:30:00 AM""#),
      ValueCase(
        #"FormatDateTime(Now(), , , "yyyy-MM-dd HH:mm zzz")"#, #""2024-01-15 10:30 +01:00""#),
      ValueCase(#"FormatDateTime(Date("2024-07-15"), , , "yyyy-MM-dd")"#, #""2024-07-15""#),
      ValueCase(#"NumFromDate("2012-01-02")"#, "129699324000000000"),
      ValueCase(#"DateAdd("d", 1, Date("2024-03-30T12:00"))"#, #""3/31/2024 10:00:00 AM""#),
      ValueCase(#"DateDiff("d", Date("2024-03-30"), Date("2024-04-01"))"#, "2"),
      ValueCase(#"DateDiff("h", Date("2024-03-30"), Date("2024-04-01"))"#, "47"),
      // With an offset the zone's clocks show something else than the text.
      ValueCase(
        #"FormatDateTime("2024-07-15T23:30Z", , "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd HH:mm")"#,
        #""2024-07-16 01:30""#),
      ValueCase(
        #"FormatDateTime("2024-07-15 23:30", , "yyyy-MM-dd HH:mm", "HH:mmzzz")"#, #""23:30+02:00""#),
      ValueCase(
        #"FormatDateTime("2024-07-15 23:30", "AssumeUniversal", "yyyy-MM-dd HH:mm", "HH:mm")"#,
        #""01:30""#),
      ValueCase(
        #"FormatDateTime("2024-07-15 23:30", "AdjustToUniversal", "yyyy-MM-dd HH:mm", "HH:mm")"#,
        #""21:30""#),
      // Clocks skipped this time, and the first day of all lies in the year 0 in UTC.
      ValueCase(
        #"FormatDateTime("2024-03-31 02:30", , "yyyy-MM-dd HH:mm", "dd-MM-yyyy HH:mm")"#,
        #""31-03-2024 02:30""#),
      ValueCase(
        #"FormatDateTime("01-01-0001", , "dd-MM-yyyy", "yyyy-MM-dd")"#, #""0001-01-01""#),
    ])
  func `dates without a zone have that of the run`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, conditions: amsterdam()) == `case`.value)
  }

  @Test(
    arguments: [
      ValueCase(
        #"FormatDateTime([d], , [in], "yyyy-MM-dd")"#, #""2024-02-01""#,
        for: #"{"d": "01/02/2024", "in": "dd/MM/yyyy"}"#),
      ValueCase(
        #"FormatDateTime([d], [s], , [out])"#, #""02""#,
        for: #"{"d": "2024-02-01", "s": "DateTimeStyles.None", "out": "MM"}"#),
      ValueCase(#"FormatDateTime([d], , , [out])"#, "", for: #"{"d": "2024-02-01"}"#),
      ValueCase(#"FormatDateTime([d], , "dd-MM-yyyy", "yyyy")"#, "", for: #"{"d": ""}"#),
      ValueCase(
        #"FormatDateTime([d], "AllowLeadingWhite, AllowTrailingWhite", "yyyy", "yy")"#, #""24""#,
        for: #"{"d": " 2024 "}"#),
      ValueCase(
        #"Date([d], [in])"#, #""2/1/2024 12:00:00 AM""#,
        for: #"{"d": "1.2.24", "in": "d.M.yy"}"#),
      ValueCase(#"Date([d], [in])"#, #""2/1/2024 12:00:00 AM""#, for: #"{"d": "2024-02-01"}"#),
      ValueCase(
        #"DateAdd([i], 1, Date([d]))"#, #""3/1/2024 12:00:00 AM""#,
        for: #"{"d": "2024-02-01", "i": "M"}"#),
      ValueCase(
        #"Date(Date([d]), "yyyy")"#, #""2/1/2024 12:00:00 AM""#, for: #"{"d": "2024-02-01"}"#),
      ValueCase("DateFromNum([n])", #""1/1/1601 12:00:00 AM""#, for: #"{"n": 0}"#),
      ValueCase(
        "CDate([d])", #"["2/1/2024 12:00:00 AM",null]"#, for: #"{"d": ["2024-02-01", ""]}"#),
      ValueCase(
        #"Date([d]) < Now() and Date([d]) = Date("20240101")"#, "true",
        for: #"{"d": "2024-01-01"}"#),
    ])
  func `patterns, styles and intervals may come from the record`(_ case: ValueCase) throws {
    #expect(try FixedRun.value(of: `case`.expression, record: `case`.record) == `case`.value)
  }

  @Test func `more patterns than are remembered still each read their own dates`() throws {
    let formula = try Formula(
      #"FormatDateTime([d], , [in], "yyyy-MM-dd")"#, conditions: FixedRun.conditions)
    for round in 0..<3 {
      for number in 0..<11 {
        let mark = String(repeating: ".", count: number)
        let record = #"{"d": "2\#(round)\#(mark)02\#(mark)2024", "in": "dd\#(mark)MM\#(mark)yyyy"}"#
        #expect(try formula.value(of: FixedRun.tree(of: record)) == #""2024-02-2\#(round)""#)
      }
    }
  }

  @Test(
    arguments: [
      (#"FormatDateTime([d], , "dd-MM-yyyy", "yyyy")"#, #"{"d": "31-02-2024"}"#, "date.impossible"),
      (#"FormatDateTime([d], , "dd-MM-yyyy", "yyyy")"#, #"{"d": "2024"}"#, "date.unreadable"),
      (#"FormatDateTime([d], , , "yyyy")"#, #"{"d": "01-02-2024"}"#, "date.ambiguous"),
      (#"FormatDateTime([d], , , "yyyy")"#, #"{"d": 2024}"#, "expression.kind"),
      (#"FormatDateTime("2024", , [in], "yyyy")"#, #"{"in": "jjjj"}"#, "date.pattern"),
      (#"FormatDateTime("2024", [s], "yyyy", "yyyy")"#, #"{"s": "Local"}"#, "date.style"),
      (#"DateAdd([i], 1, Now())"#, #"{"i": "q"}"#, "date.unknownInterval"),
      (#"DateAdd("d", [n], Now())"#, #"{"n": 1.5}"#, "number.notWhole"),
      (#"DateAdd("d", 1, [d])"#, #"{"d": "2024-01-01"}"#, "expression.kind"),
      ("DateFromNum([n])", #"{"n": "soon"}"#, "number.notWhole"),
    ])
  func `rejects what is no date, pattern, style or interval`(
    _ expression: String, _ record: String, _ code: String
  ) throws {
    #expect(try FixedRun.rejection(of: expression, record: record) == code)
  }

  @Test func `a pattern from a record is not quoted in the problem`() throws {
    let problem = try #require(throws: RecordProblem.self) {
      try FixedRun.value(of: #"Date("2024", [in])"#, record: #"{"in": "secret"}"#)
    }
    #expect(!problem.text.contains("secret"))
  }
}
