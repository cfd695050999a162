import Testing
import Text

@Suite struct CivilDateTests {
  @Test(arguments: [
    (1, 1, 1, 0, 1), (1600, 2, 29, 584_081, 2), (1601, 1, 1, 584_388, 1),
    (1970, 1, 1, 719_162, 4), (2000, 2, 29, 730_178, 2), (2024, 12, 31, 739_250, 2),
    (9999, 12, 31, 3_652_058, 5),
  ])
  func `numbers days from the first of the year 1`(
    _ year: Int, _ month: Int, _ day: Int, _ number: Int, _ weekday: Int
  ) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect(CivilDate(dayNumber: number) == date)
  }

  @Test func `goes through every day of 800 years in order`() throws {
    var number = try #require(CivilDate(year: 1599, month: 12, day: 31)).dayNumber
    for year in 1600..<2400 {
      for month in 1...12 {
        for day in 1...CivilDate.dayCount(ofMonth: month, year: year) {
          number += 1
          let date = CivilDate(dayNumber: number)
          guard date.year == year, date.month == month, date.day == day, date.dayNumber == number
          else {
            Issue.record("day \(number) is not \(year)-\(month)-\(day)")
            return
          }
        }
      }
    }
  }

  @Test(arguments: [
    (1900, 2, 29), (2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1), (2024, 1, 0),
    (0, 1, 1), (10000, 1, 1),
  ])
  func `has no days that the calendar lacks`(_ year: Int, _ month: Int, _ day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func `adding months beyond the years 1 to 9999 gives nothing`() throws {
    let date = try #require(CivilDate(year: 9999, month: 12, day: 31))
    #expect(date.adding(months: 1) == nil)
    #expect(date.adding(months: .max) == nil)
    #expect(date.adding(months: -119_988) == nil)
    #expect(date.adding(months: -119_987) == CivilDate(year: 1, month: 1, day: 31))
  }
}
