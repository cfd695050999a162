public import Records

/// The words for true and false that `Bool` takes: English, Dutch and Norwegian, in any case.
///
/// No word means true in one language and false in another: `n` is no, nee and nei; `on` is only
/// English, as Norwegian says `på`. Words for a state (active, enabled) are no words for truth: a
/// mapping should say what they mean there. White space around a word is ignored.
public enum TruthWords {
  private static let yes: [StaticString] = [
    "true", "yes", "y", "on", "1", "ja", "j", "waar", "aan", "sann", "sant", "på",
  ]

  private static let no: [StaticString] = [
    "false", "no", "n", "off", "0", "nee", "onwaar", "uit", "nei", "usann", "usant", "av",
  ]

  /// All words, for messages.
  static var list: String {
    "\(joined(yes)) (true) and \(joined(no)) (false)"
  }

  private static func joined(_ words: [StaticString]) -> String {
    words.map(\.description).joined(separator: ", ")
  }

  /// The truth value of a word, as `Bool` reads it.
  ///
  /// Errors: `boolean.unknownWord`.
  public static func value(of text: ByteSlice) throws(RecordProblem) -> Bool {
    let word = text.trimmedASCII
    for candidate in yes where word.spells(candidate) { return true }
    for candidate in no where word.spells(candidate) { return false }
    // The letter å may come in two scalars, from systems that decompose (macOS).
    if word.spells("pa\u{30A}") { return true }
    throw .unknownTruthWord()
  }

  /// The truth value of a text as `CBool` reads it: a number other than 0 is true, else the words
  /// count.
  ///
  /// Errors: `boolean.unknownWord`.
  public static func valueOfNumberOrWord(_ text: ByteSlice) throws(RecordProblem) -> Bool {
    if let number = DecimalText(text.trimmedASCII) { return !number.isZero }
    return try value(of: text)
  }
}
