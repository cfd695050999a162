/// One problem found in an input, a mapping, a request or a run: what, where, and what to do.
///
/// No field values: this tool carries people's data, and messages end up in logs and tickets.
public struct Diagnostic: Sendable, Equatable, Error {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// Something to know.
    case note
    /// Something that is probably not meant.
    case warning
    /// Something that cannot be used.
    case error
  }

  /// How bad it is.
  public var severity: Severity
  /// The stable, dotted name of the problem: `csv.unclosedQuote`.
  public var code: DiagnosticCode
  /// One sentence on what is wrong, without a full stop.
  public var summary: String
  /// One sentence on what to do.
  public var advice: String?
  /// Where it is.
  public var place: Place?
  /// The source line and a caret under the place, for mapping files.
  public var excerpt: String?

  /// A problem, by default an error.
  public init(
    _ code: DiagnosticCode, _ summary: String, advice: String? = nil, place: Place? = nil,
    severity: Severity = .error, excerpt: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.summary = summary
    self.advice = advice
    self.place = place
    self.excerpt = excerpt
  }

  /// The problem as people read it:
  /// `staff.csv:12: error: an unclosed quote [csv.unclosedQuote]`, then excerpt and advice on their
  /// own lines.
  public var text: String { text(markingSeverity: \.rawValue) }

  /// The problem as people read it, with the word for its severity made by the caller, in colour
  /// perhaps.
  public func text(markingSeverity word: (Severity) -> String) -> String {
    var lines = ""
    if let place, !place.text.isEmpty { lines += place.text + ": " }
    lines += "\(word(severity)): \(summary) [\(code)]"
    if let excerpt { lines += "\n" + excerpt }
    if let advice { lines += "\n  " + advice }
    return lines
  }
}

/// The stable, dotted name of a kind of problem, grouped by module: `csv.unclosedQuote`.
public struct DiagnosticCode: Sendable, Equatable, Hashable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The name.
  public let description: String

  /// The code of a name.
  public init(stringLiteral name: StaticString) { description = "\(name)" }
}
