/// How a pattern is read, before any flags inside it: `(?i)` and its like change these from there on.
public struct PatternOptions: OptionSet, Sendable {
  /// The bits of the options.
  public let rawValue: UInt8

  /// The options of some bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Letters match in upper and lower case, by Unicode's simple case folding: `(?i)`.
  public static let caseInsensitive = PatternOptions(rawValue: 1)
  /// A dot matches a line feed too: `(?s)`.
  public static let dotMatchesLineFeed = PatternOptions(rawValue: 2)
  /// `^` and `$` match at every line, not only at the ends of the text: `(?m)`.
  public static let anchorsMatchLines = PatternOptions(rawValue: 4)
  /// `x*` takes as little as it can and `x*?` as much: `(?U)`.
  public static let swapsGreed = PatternOptions(rawValue: 8)
}
