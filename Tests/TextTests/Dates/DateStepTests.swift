import Records
import Testing
import Text

@Suite struct DateStepTests {
  private func ticks(_ text: String, zone: TimeZoneRules = .utc) throws -> Int64 {
    try withBytes(of: text) { bytes, _ in try DateReader.instant(of: bytes, zone: zone) }
  }

  private func step(_ name: String) throws -> DateStep {
    try withBytes(of: name) { bytes, _ in try DateStep(named: bytes) }
  }

  @Test(
    arguments: [
      ("yyyy", 1, "2024-02-29", "2025-02-28"), ("YYYY", -4, "2024-02-29", "2020-02-29"),
      ("m", 1, "2024-01-31", "2024-02-29"), ("m", 1, "2023-01-31", "2023-02-28"),
      ("m", -2, "2024-01-31", "2023-11-30"), ("m", 12, "2024-01-31T10:00", "2025-01-31T10:00"),
      ("d", 30, "2024-02-01", "2024-03-02"), ("d", -1, "2024-03-01", "2024-02-29"),
      ("ww", 2, "2024-12-25", "2025-01-08"), ("h", -25, "2024-03-01", "2024-02-28T23:00"),
      ("n", 90, "2024-01-01", "2024-01-01T01:30"),
      ("S", 86_401, "2024-01-01", "2024-01-02T00:00:01"),
    ] as [(String, Int64, String, String)])
  func `adds intervals and clamps the ends of months`(
    _ name: String, _ count: Int64, _ date: String, _ expected: String
  ) throws {
    #expect(try step(name).add(count, to: ticks(date)) == ticks(expected))
  }

  @Test(
    arguments: [
      ("d", "2024-01-01T12:00", "2024-01-03T11:59", 1),
      ("d", "2024-01-03T11:59", "2024-01-01T12:00", -1),
      ("h", "2024-01-01T00:59", "2024-01-01T02:58", 1),
      ("n", "2024-01-01", "2024-01-01T00:01:59", 1),
      ("s", "2024-01-01T00:00:00.9", "2024-01-01T00:00:02.1", 1),
      ("ww", "2024-01-06", "2024-01-07", 1), ("ww", "2024-01-07", "2024-01-13", 0),
      ("ww", "2024-01-07", "2024-01-06", -1), ("m", "2024-01-31", "2024-02-01", 1),
      ("m", "2024-01-01", "2024-01-31", 0), ("m", "2024-01-01", "2023-11-30", -2),
      ("yyyy", "2023-12-31", "2024-01-01", 1), ("yyyy", "2024-01-01", "2024-12-31", 0),
    ] as [(String, String, String, Int64)])
  func `counts whole intervals, and boundaries of weeks, months and years`(
    _ name: String, _ first: String, _ second: String, _ expected: Int64
  ) throws {
    #expect(try step(name).count(from: ticks(first), to: ticks(second)) == expected)
  }

  @Test func `moves days of a zone and not of UTC where one is given`() throws {
    let zone = try TimeZoneRules(named: "Europe/Amsterdam")
    let januaryLast = try ticks("2020-01-31", zone: zone)
    #expect(
      try DateStep.month.add(1, to: januaryLast, zone: zone) == ticks("2020-02-29", zone: zone))
    let beforeChange = try ticks("2024-03-30T12:00", zone: zone)
    let afterChange = try ticks("2024-03-31T12:00", zone: zone)
    #expect(try DateStep.day.add(1, to: beforeChange, zone: zone) == afterChange)
    #expect(try DateStep.day.count(from: beforeChange, to: afterChange, zone: zone) == 1)
    #expect(try DateStep.hour.count(from: beforeChange, to: afterChange, zone: zone) == 23)
  }

  @Test(
    arguments: DateStep.allCases, [Int64.min, -4_000_000_000_000, 4_000_000_000_000, Int64.max])
  func `refuses to leave the years 1 to 9999`(_ step: DateStep, _ count: Int64) throws {
    let problem = #expect(throws: RecordProblem.self) {
      _ = try step.add(count, to: self.ticks("2024-01-01"))
    }
    #expect(problem?.code == "date.outOfRange")
  }

  @Test(arguments: ["", "x", "year", "mm", "q", "d "])
  func `lists the intervals for an unknown one`(_ name: String) throws {
    let problem = #expect(throws: RecordProblem.self) { _ = try step(name) }
    #expect(try #require(problem?.advice).contains("yyyy (years)"))
  }

  @Test(
    arguments: [
      (0, "1601-01-01"), (129_699_324_000_000_000, "2012-01-01T23:00:00"),
      (-504_911_232_000_000_000, "0001-01-01"),
      (2_650_467_743_999_999_999, "9999-12-31T23:59:59.9999999"),
      (1, "1601-01-01T00:00:00.0000001"),
    ] as [(Int64, String)])
  func `converts numbers since 1601 exactly, both ways`(_ number: Int64, _ date: String) throws {
    #expect(try FileTime.instant(of: number) == ticks(date))
    #expect(try withBytes(of: date) { bytes, _ in try FileTime.number(ofText: bytes) } == number)
  }

  @Test(arguments: [Int64.max, Int64.min, 2_650_467_744_000_000_000, -504_911_232_000_000_001])
  func `refuses numbers since 1601 that mean never`(_ number: Int64) {
    #expect(throws: RecordProblem.self) { _ = try FileTime.instant(of: number) }
  }
}
