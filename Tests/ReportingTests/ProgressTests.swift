import Reporting
import Testing

@Suite struct ProgressTests {
  private let half = ProgressFigures(done: 5000, problems: 12, position: 50, total: 100)
  private let erase = "\r\u{1B}[K"

  private func line(
    _ figures: ProgressFigures, style: Progress.Style, after elapsed: Duration, width: Int = 80
  ) -> String? {
    var progress = Progress(style: style, start: .seconds(7))
    return progress.show(figures, at: .seconds(7) + elapsed, width: width)
  }

  @Test(
    arguments: [
      (
        84,
        "[===============               ]  50 %  5000 records  500/s  12 rejected  10 s left"
      ),
      (70, "[========        ]  50 %  5000 records  500/s  12 rejected  10 s left"),
      (50, "50 %  5000 records  500/s  12 rejected  10 s left"),
      (49, "50 %  5000 records  12 rejected  10 s left"),
      (40, "50 %  5000 records  12 rejected"),
      (20, "50 %  5000 records"),
      (16, "5000 records"),
      (5, "5000"),
      (1, ""),
    ] as [(Int, String)])
  func `a terminal shows as much as fits`(_ width: Int, _ text: String) {
    let shown = line(half, style: .redrawn, after: .seconds(10), width: width)
    #expect(shown == erase + text)
  }

  @Test func `a stream shows everything in a line`() {
    #expect(
      line(half, style: .lines, after: .seconds(10))
        == "50 %, 5000 records, 500/s, 12 rejected, 10 s left\n")
  }

  @Test func `without a known whole the time that passed is shown`() {
    let figures = ProgressFigures(done: 100, problems: 0, position: 50)
    #expect(
      line(figures, style: .redrawn, after: .seconds(185))
        == erase + "100 records  1/s  0 rejected  3 min 05 s")
  }

  @Test(arguments: [
    (0, 0, "0 %, 0 records, 0/s, 0 rejected, 20 s\n"),
    (200, 100, "100 %, 0 records, 0/s, 0 rejected, 0 s left\n"),
    (1, 1000, "0 %, 0 records, 0/s, 0 rejected, 5 h 33 min left\n"),
  ])
  func `figures at the edges make sense`(_ position: Int, _ total: Int, _ text: String) {
    let figures = ProgressFigures(
      done: 0, problems: 0, position: position, total: total)
    let shown = line(figures, style: .lines, after: .seconds(20))
    #expect(shown == (total == 0 ? String(text.dropFirst("0 %, ".count)) : text))
  }

  @Test func `a terminal is drawn ten times a second at most`() {
    var progress = Progress(style: .redrawn, start: .zero)
    let moments: [Int64] = [0, 50, 99, 100, 150, 200, 1000, 1001]
    let shown = moments.map { progress.show(half, at: .milliseconds($0), width: 80) != nil }
    #expect(shown == [false, false, false, true, false, true, true, false])
  }

  @Test func `a stream gets a line every ten seconds`() {
    var progress = Progress(style: .lines, start: .zero)
    let moments: [Int64] = [0, 9999, 10_000, 10_001, 19_999, 20_000]
    let shown = moments.map { progress.show(half, at: .milliseconds($0), width: 0) != nil }
    #expect(shown == [false, false, true, false, false, true])
  }

  @Test func `no progress shows nothing`() {
    #expect(line(half, style: .none, after: .seconds(100)) == nil)
  }

  @Test func `a drawn line is taken away once`() {
    var progress = Progress(style: .redrawn, start: .zero)
    #expect(progress.clear() == nil)
    #expect(progress.show(half, at: .seconds(1), width: 80) != nil)
    #expect(progress.clear() == erase)
    #expect(progress.clear() == nil)
  }

  @Test func `lines of a stream are not taken away`() {
    var progress = Progress(style: .lines, start: .zero)
    #expect(progress.show(half, at: .seconds(10), width: 0) != nil)
    #expect(progress.clear() == nil)
  }
}
