import Dispatch
import Records
import Testing
import Text

@Suite struct TimeZoneRulesTests {
  private func ticks(_ text: String, zone: TimeZoneRules = .utc) throws -> Int64 {
    try withBytes(of: text) { bytes, _ in try DateReader.instant(of: bytes, zone: zone) }
  }

  @Test(arguments: [
    ("Europe/Amsterdam", "2020-01-01", 60), ("Europe/Amsterdam", "2020-07-01", 120),
    ("Europe/Amsterdam", "2020-03-29T00:59:59", 60),
    ("Europe/Amsterdam", "2020-03-29T01:00:00", 120),
    ("Europe/Amsterdam", "2020-10-25T00:59:59", 120),
    ("Europe/Amsterdam", "2020-10-25T01:00:00", 60),
    ("europe/oslo", "2020-07-01", 120), ("Asia/Calcutta", "2020-07-01", 330),
    ("America/New_York", "2020-07-01", -240), ("Australia/Lord_Howe", "2020-07-01", 630),
    // Behind the table the rules go on, to the weekday: 9999-03-28 is the last Sunday of its month.
    ("Europe/Amsterdam", "9999-03-28T00:59:59", 60),
    ("Europe/Amsterdam", "9999-03-28T01:00:00", 120),
    ("Australia/Sydney", "2500-01-01", 660), ("Asia/Tokyo", "9999-12-31", 540),
    ("UTC", "2020-07-01", 0), ("z", "2020-07-01", 0), ("+01:00", "2020-07-01", 60),
    ("-0530", "2020-07-01", -330), ("+14", "2020-07-01", 840),
  ])
  func `knows the offset at an instant`(_ name: String, _ instant: String, _ minutes: Int64) throws
  {
    let zone = try TimeZoneRules(named: name)
    #expect(zone.offset(at: try ticks(instant)) == minutes * Ticks.perMinute)
  }

  @Test(arguments: [
    ("2020-03-29T01:59:59", "2020-03-29T00:59:59"), ("2020-03-29T02:00:00", "2020-03-29T01:00:00"),
    ("2020-03-29T02:30:00", "2020-03-29T01:30:00"), ("2020-03-29T03:00:00", "2020-03-29T01:00:00"),
    ("2020-10-25T01:59:59", "2020-10-24T23:59:59"), ("2020-10-25T02:30:00", "2020-10-25T00:30:00"),
    ("2020-10-25T02:59:59", "2020-10-25T00:59:59"), ("2020-10-25T03:00:00", "2020-10-25T02:00:00"),
  ])
  func `reads skipped times with the offset before and repeated times as the first`(
    _ local: String, _ instant: String
  ) throws {
    let zone = try TimeZoneRules(named: "Europe/Amsterdam")
    #expect(try ticks(local, zone: zone) == ticks(instant))
  }

  @Test func `gives back every local time that exists`() throws {
    for name in [
      "Europe/Amsterdam", "America/Sao_Paulo", "Australia/Lord_Howe", "Africa/Casablanca",
    ] {
      let zone = try TimeZoneRules(named: name)
      var instant = try ticks("1850-01-01")
      while instant < Ticks.maximum - Ticks.perDay {
        let local = try zone.local(from: instant)
        let again = try zone.instant(fromLocal: local)
        #expect(try zone.local(from: again) == local)
        instant += 12_345 * Ticks.perDay / 7
      }
    }
  }

  @Test(arguments: [
    ("Europe/Amsterdm", "Europe/Amsterdam"), ("Mars/Olympus Mons", "IANA"), ("+15:00", "IANA"),
  ])
  func `suggests a zone for an unknown one`(_ name: String, _ advice: String) throws {
    let problem = #expect(throws: Diagnostic.self) { _ = try TimeZoneRules(named: name) }
    #expect(problem?.code == "mapping.timeZone")
    #expect(try #require(problem?.advice).contains(advice))
  }

  @Test func `answers several threads the same`() throws {
    let zone = try TimeZoneRules(named: "Europe/Amsterdam")
    let start = try ticks("2020-01-01")
    let expected = (0..<366).map { zone.offset(at: start + Int64($0) * Ticks.perDay) }
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      #expect((0..<366).map { zone.offset(at: start + Int64($0) * Ticks.perDay) } == expected)
    }
  }
}
