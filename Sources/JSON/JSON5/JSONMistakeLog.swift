internal import Records

/// The mistakes found so far in one text.
struct JSONMistakeLog {
  private var entries: [(offset: Int, mistake: JSONMistake)] = []
  private let limit: Int

  /// Whether what is found now may only follow from an earlier mistake and is not told.
  var isQuiet = false

  /// Whether reading should end, because something was hopeless or there was enough.
  private(set) var isClosed = false

  init(limit: Int) { self.limit = limit }

  /// Whether nothing was found.
  var isEmpty: Bool { entries.isEmpty }

  /// Keeps a mistake; one place is never told twice.
  mutating func note(_ mistake: JSONMistake, at offset: Int) {
    guard !isQuiet, !isClosed, !entries.contains(where: { $0.offset == offset }) else { return }
    if entries.count < limit {
      entries.append((offset, mistake))
    } else {
      entries.append((offset, .moreMistakes))
      close()
    }
  }

  /// Takes no more mistakes and ends reading.
  mutating func close() { isClosed = true }

  /// The mistakes in the order of the text.
  func diagnostics(in source: SourceText) -> [Diagnostic] {
    entries.sorted { $0.offset < $1.offset }.map {
      $0.mistake.diagnostic(at: $0.offset, in: source)
    }
  }
}
