public import Records

/// Which sign separates the decimals of numbers that people wrote.
public enum NumberNotation: Sendable, Equatable {
  /// Told from each number; what could be either is refused.
  case automatic
  /// `1.234,56`: a comma, as in the Netherlands and Norway.
  case decimalComma
  /// `1,234.56`: a point, as in English.
  case decimalPoint

  /// The notation of a language (`nl`, `no`, `nb`, `nn`, `en`) or of the sign itself (`,` and `.`).
  public init?(named name: ByteSlice) {
    if name.spells("nl") || name.spells("no") || name.spells("nb") || name.spells("nn")
      || name == ","
    {
      self = .decimalComma
    } else if name.spells("en") || name == "." {
      self = .decimalPoint
    } else {
      return nil
    }
  }

  /// The names, for messages.
  public static let names = "\"nl\" or \",\" (decimal comma), \"en\" or \".\" (decimal point)"
}
