import Records
import Testing
import Text

@Suite struct DatePatternWritingTests {
  private func ticks(_ text: String) throws -> Int64 {
    try withBytes(of: text) { bytes, _ in try DateReader.instant(of: bytes) }
  }

  @Test(arguments: [
    ("d dd ddd dddd", "5 05 Mon Monday"), ("%d", "5"), ("M MM MMM MMMM", "4 04 Apr April"),
    ("y yy yyy yyyy yyyyy", "4 04 2004 2004 02004"), ("H HH h hh", "15 15 3 03"),
    ("m mm s ss", "7 07 9 09"), ("f ff fff ffffff fffffff", "0 02 025 025000 0250000"),
    ("ss.F", "09"), ("ss.FF", "09.02"), ("ss.FFFFFFF", "09.025"), ("ss,FFF", "09,025"),
    ("t tt", "P PM"), ("z zz zzz K", "+0 +00 +00:00 Z"), ("%z", "+0"),
    ("'d'\"M\"\\y 'it\\'s'", "dMy it's"), ("yyyy年M月", "2004年4月"),
    ("yyyy-MM-ddTHH:mm:ssZ", "2004-04-05T15:07:09Z"), ("d", "04/05/2004"),
    ("D", "Monday, 05 April 2004"), ("s", "2004-04-05T15:07:09"), ("u", "2004-04-05 15:07:09Z"),
    ("o", "2004-04-05T15:07:09.0250000Z"), ("R", "Mon, 05 Apr 2004 15:07:09 GMT"), ("t", "15:07"),
    ("G", "04/05/2004 15:07:09"), ("Y", "2004 April"),
  ])
  func `writes every letter of a pattern`(_ pattern: String, _ expected: String) throws {
    let pattern = try DatePattern(writing: pattern)
    let instant = try ticks("2004-04-05T15:07:09.025")
    #expect(try written { try pattern.format(instant, into: $0) } == expected)
  }

  @Test func `writes what clocks of the zone show`() throws {
    let zone = try TimeZoneRules(named: "America/New_York")
    let instant = try ticks("2020-01-01T02:00:00Z")
    let pattern = try DatePattern(writing: "yyyy-MM-dd hh:mm tt z zz zzz K")
    #expect(
      try written { try pattern.format(instant, zone: zone, into: $0) }
        == "2019-12-31 09:00 PM -5 -05 -05:00 -05:00")
    let inUTC = try DatePattern(writing: "R")
    #expect(
      try written { try inUTC.format(instant, zone: zone, into: $0) }
        == "Wed, 01 Jan 2020 02:00:00 GMT")
  }

  @Test func `refuses years that no pattern can write`() throws {
    let pattern = try DatePattern(writing: "yyyy")
    for instant in [-1, 0, Ticks.maximum + 1] {
      #expect(throws: RecordProblem.self) {
        try written {
          try pattern.format(
            instant, zone: TimeZoneRules(fixedOffset: -Ticks.perHour), into: $0)
        }
      }
    }
  }

  @Test(arguments: [
    ("", "empty"), ("x", "standard format"), ("H", "standard format"),
    ("yyyy-MM-DD", "\"D\" at character 9"),
    ("YYYY-MM-dd", "\"Y\" at character 1"), ("é gg", "\"g\" at character 3"),
    ("yyyy 'om", "character 6"),
    ("yyyy\\", "follows the \\"), ("yyyy%", "follows a %"), ("%%d", "follows a %"),
    ("ffffffff", "8 \"f\""), ("MMMMM", "5 \"M\""), ("hhh:mm", "3 \"h\""), ("KK", "2 \"K\""),
  ])
  func `tells what is wrong with a pattern`(_ pattern: String, _ part: String) throws {
    let problem = #expect(throws: Diagnostic.self) { _ = try DatePattern(writing: pattern) }
    #expect(problem?.code == "mapping.datePattern")
    #expect(try #require(problem).summary.contains(part))
  }

  @Test(arguments: [
    ("dd-MM", "no year"), ("MMMM dd", "no year"), ("yyyy dd", "no month"), ("yyyy ddd", "no month"),
    ("yyyy-MM-dd hh:mm", "needs AM or PM"), ("'text'", "neither"), ("zzz", "neither"),
  ])
  func `wants patterns for reading to say enough`(_ pattern: String, _ part: String) throws {
    _ = try DatePattern(writing: pattern)
    let problem = #expect(throws: Diagnostic.self) { _ = try DatePattern(reading: pattern) }
    #expect(try #require(problem).summary.contains(part))
  }

  @Test(arguments: [
    "dd-MM-yyyy", "M/d/yyyy h:mm:ss tt", "dddd d MMMM yyyy HH:mm:ss.fffffff", "o",
    "yyyyMMddHHmmss.FFFK",
  ])
  func `reads back what it wrote`(_ pattern: String) throws {
    let writing = try DatePattern(writing: pattern)
    let reading = try DatePattern(reading: pattern)
    for day in stride(from: 1, to: 3_652_058, by: 9973) {
      let instant = Int64(day) * Ticks.perDay
      try withBytes(of: "") { _, scratch in
        try writing.format(instant, into: scratch)
        #expect(try reading.parse(scratch.finish()) == instant)
      }
    }
  }
}
