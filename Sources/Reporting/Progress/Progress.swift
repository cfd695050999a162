/// Shows how far a run has come: a line that is drawn again on a terminal, a line every ten seconds
/// elsewhere.
///
/// Shape: the run tells its figures as often as it likes, together with the time, and gets the text
/// that is to be written now, if any. There is no timer: a run that stands still shows nothing new.
/// Units: moments are durations since an arbitrary start, from a clock that only goes forward.
public struct Progress: Sendable {
  /// How progress is shown.
  public enum Style: Sendable {
    /// One line that is drawn again.
    case redrawn
    /// A line now and then.
    case lines
    /// Not at all.
    case none
  }

  private static let redrawInterval = Duration.milliseconds(100)
  private static let lineInterval = Duration.seconds(10)

  /// Carriage return, then the control function that erases to the end of the line.
  ///
  /// Source: ECMA-48, 5th edition, section 8.3.41 (EL).
  private static let eraseLine = "\r\u{1B}[K"

  private let style: Style
  private let wording: ProgressWording
  private let start: Duration
  private var lastShown: Duration
  private var isLineDrawn = false

  /// Progress of a run that begins at a moment.
  public init(style: Style, wording: ProgressWording = .records, start: Duration) {
    self.style = style
    self.wording = wording
    self.start = start
    lastShown = start
  }

  /// The text to write now, or nil when it is not time yet.
  ///
  /// - Parameter width: The columns of the terminal; only a redrawn line looks at it.
  public mutating func show(
    _ figures: ProgressFigures, at moment: Duration, width: Int
  ) -> String? {
    let interval = style == .redrawn ? Progress.redrawInterval : Progress.lineInterval
    guard style != .none, moment - lastShown >= interval else { return nil }
    lastShown = moment
    let line = ProgressLine(figures, wording: wording, elapsed: moment - start)
    if style == .lines { return line.sentence + "\n" }
    isLineDrawn = true
    // The last column stays free: many terminals wrap as soon as it is filled.
    return Progress.eraseLine + line.bar(width: width - 1)
  }

  /// The text that takes a drawn line away, before a message and at the end; nil when none is drawn.
  public mutating func clear() -> String? {
    guard isLineDrawn else { return nil }
    isLineDrawn = false
    return Progress.eraseLine
  }
}

/// What progress calls the things it counts.
public struct ProgressWording: Sendable {
  /// What is done: `records`.
  public var unit: String
  /// What is wrong with some: `rejected`.
  public var problem: String

  /// The words of a run.
  public init(unit: String, problem: String) {
    self.unit = unit
    self.problem = problem
  }

  /// The words of a run that reads records.
  public static let records = ProgressWording(unit: "records", problem: "rejected")
}
