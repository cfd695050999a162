/// The wording of one state of progress, as a sentence and as a bar.
struct ProgressLine {
  private static let barWidths = 10...30
  private static let gap = "  "

  /// The parts in the order of the line; those with the highest rank go first when it is too narrow.
  private let parts: [(text: String, rank: Int)]
  private let fraction: Double?

  init(_ figures: ProgressFigures, wording: ProgressWording, elapsed: Duration) {
    var parts: [(text: String, rank: Int)] = []
    if let fraction = figures.fraction { parts.append(("\(Int(fraction * 100)) %", 1)) }
    parts.append(("\(figures.done) \(wording.unit)", 0))
    if let rate = figures.rate(after: elapsed) { parts.append(("\(rate)/s", 4)) }
    parts.append(("\(figures.problems) \(wording.problem)", 2))
    if let left = figures.timeLeft(after: elapsed) {
      parts.append((left.roundedText + " left", 3))
    } else {
      parts.append((elapsed.roundedText, 3))
    }
    self.parts = parts
    fraction = figures.fraction
  }

  /// All parts, for a log.
  var sentence: String { parts.map(\.text).joined(separator: ", ") }

  /// As many parts as fit, with a bar before them when there is room and the whole is known.
  func bar(width: Int) -> String {
    var shown = parts
    while shown.count > 1, ProgressLine.length(of: shown) > width,
      let last = shown.indices.max(by: { shown[$0].rank < shown[$1].rank })
    {
      shown.remove(at: last)
    }
    let text = shown.map(\.text).joined(separator: ProgressLine.gap)
    // Two for the brackets.
    let room = min(
      width - text.count - ProgressLine.gap.count - 2, ProgressLine.barWidths.upperBound)
    guard let fraction, room >= ProgressLine.barWidths.lowerBound else {
      return String(text.prefix(max(0, width)))
    }
    let filled = Int(fraction * Double(room))
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: room - filled)
    return "[\(bar)]" + ProgressLine.gap + text
  }

  private static func length(of parts: [(text: String, rank: Int)]) -> Int {
    parts.reduce(gap.count * (parts.count - 1)) { $0 + $1.text.count }
  }
}

extension Duration {
  /// The duration in the two largest units that say something: `12 s`, `3 min 05 s`, `1 h 02 min`.
  var roundedText: String {
    let seconds = Int((self / .seconds(1)).rounded())
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
    return "\(seconds / 3600) h \(padded(seconds % 3600 / 60)) min"
  }
}
