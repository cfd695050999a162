public import Records

/// Why a pattern or a replacement template cannot be used.
///
/// It quotes pieces of the pattern, which is part of a mapping; it never holds a text that was matched.
/// Units: the offset counts bytes of the pattern, or of the template, from 0.
public struct PatternProblem: Error, Sendable, Equatable {
  /// The stable name of the problem.
  public var code: DiagnosticCode
  /// What is wrong, without a full stop.
  public var summary: String
  /// What to do.
  public var advice: String?
  /// Where in the pattern it is.
  public var offset: Int

  init(_ code: DiagnosticCode, _ summary: String, advice: String? = nil, at offset: Int) {
    self.code = code
    self.summary = summary
    self.advice = advice
    self.offset = offset
  }
}
