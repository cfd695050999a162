public import Records
public import Reporting
internal import Synchronization

/// What a run tells on standard error: progress, problems and sums, one after the other.
///
/// Problems are told one by one up to a limit, and summed up by kind beyond it. The progress line is
/// taken away before anything else is written. Nobody can be told that standard error cannot be
/// written, so such failures are passed over.
public final class Messages: Sendable {
  private struct State {
    var progress: Progress
    var told = 0
    var found: [DiagnosticCode: Int] = [:]
    var untold: [DiagnosticCode: Int] = [:]
  }

  private let environment: Environment
  private let isQuiet: Bool
  private let limit: Int
  private let isLimitChosen: Bool
  private let state: Mutex<State>

  /// The messages of a run.
  ///
  /// - Parameter limit: How many problems are told one by one, when somebody chose a limit.
  public init(
    _ environment: Environment, isQuiet: Bool = false, limit: Int? = nil,
    wording: ProgressWording = .records
  ) {
    self.environment = environment
    self.isQuiet = isQuiet
    self.limit = limit ?? Flags.messagesByDefault
    isLimitChosen = limit != nil
    let style: Progress.Style =
      isQuiet ? .none : environment.hasCapableTerminal ? .redrawn : .lines
    state = Mutex(
      State(progress: Progress(style: style, wording: wording, start: environment.uptime())))
  }

  /// Tells how far the run has come, when it is time to.
  public func show(_ figures: ProgressFigures) {
    state.withLock { state in
      let text = state.progress.show(
        figures, at: environment.uptime(), width: environment.terminalWidth() ?? 0)
      if let text { write(text) }
    }
  }

  /// Tells a problem, or only counts it once the limit is reached.
  public func report(_ diagnostic: Diagnostic) { report(diagnostic, limit: limit) }

  private func report(_ diagnostic: Diagnostic, limit: Int) {
    state.withLock { state in
      state.found[diagnostic.code, default: 0] += 1
      if state.told < limit {
        state.told += 1
        tell(diagnostic, &state)
      } else {
        state.untold[diagnostic.code, default: 0] += 1
      }
    }
  }

  /// Tells what ended a run: its first problem whatever the limit, and all of them unless a limit was
  /// asked for, since mistakes in a mapping are to be corrected in one go.
  func report(_ error: CommandError) {
    guard let first = error.diagnostics.first else { return clearProgress() }
    state.withLock { state in
      state.found[first.code, default: 0] += 1
      state.told += 1
      tell(first, &state)
    }
    for diagnostic in error.diagnostics.dropFirst() {
      report(diagnostic, limit: isLimitChosen ? limit : .max)
    }
    finish()
  }

  /// Tells the sums of a run, unless it is quiet, and that they do not hold, if so.
  public func report(_ accounting: Accounting) {
    state.withLock { state in
      if !isQuiet { tell(accounting.text, &state) }
      if let imbalance = accounting.imbalance { tell(imbalance, &state) }
    }
  }

  /// Tells something beside the sums, unless the run is quiet.
  public func tell(_ line: String) {
    guard !isQuiet else { return }
    state.withLock { tell(TerminalText.visible(line), &$0) }
  }

  /// How often each problem was found, told or not.
  public var found: [DiagnosticCode: Int] { state.withLock { $0.found } }

  /// Ends the messages: takes progress away and sums up the problems that were not told.
  func finish() {
    clearProgress()
    state.withLock { state in
      guard !state.untold.isEmpty else { return }
      let kinds = state.untold.map { (name: $0.key.description, count: $0.value) }
        .sorted { $0.name < $1.name }
      let count = kinds.reduce(0) { $0 + $1.count }
      let list = kinds.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
      let problems = count == 1 ? "problem" : "problems"
      tell(
        Diagnostic(
          "run.moreProblems", "\(count) more \(problems): \(list)",
          advice: "\(Flags.maximumMessages.definition.long) sets how many are told one by one",
          severity: .note), &state)
      state.untold = [:]
    }
  }

  private func clearProgress() {
    state.withLock { state in
      if let text = state.progress.clear() { write(text) }
    }
  }

  private func tell(_ diagnostic: Diagnostic, _ state: inout State) {
    tell(TerminalText.visible(diagnostic).text(markingSeverity: colour), &state)
  }

  private func tell(_ line: String, _ state: inout State) {
    write((state.progress.clear() ?? "") + line + "\n")
  }

  private func write(_ text: String) { try? environment.messages.write(text) }

  /// A severity in its colour, where colours are welcome: the one place that colours.
  ///
  /// Source: ECMA-48, 5th edition, section 8.3.117 (SGR).
  private func colour(_ severity: Diagnostic.Severity) -> String {
    guard environment.allowsColour else { return severity.rawValue }
    let code =
      switch severity {
      case .error: 31
      case .warning: 33
      case .note: 36
      }
    return "\u{1B}[1;\(code)m\(severity.rawValue)\u{1B}[0m"
  }
}
