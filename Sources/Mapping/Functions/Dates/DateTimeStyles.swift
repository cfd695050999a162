import Records

/// How `FormatDateTime` treats white space and zones: the words of its second argument.
///
/// Source: Microsoft, "DateTimeStyles Enum" for .NET. White space inside a date is not skipped, so that
/// `AllowInnerWhite` and `AllowWhiteSpaces` are unknown here.
struct DateTimeStyles: BitwiseCopyable {
  /// Whether white space before the date is ignored.
  private(set) var allowsLeadingWhite = false
  /// Whether white space behind the date is ignored.
  private(set) var allowsTrailingWhite = false
  /// Whether a date without a zone is in UTC, and not in the run's zone.
  private(set) var assumesUTC = false
  /// Whether the date is written in UTC, and not in the run's zone.
  private(set) var adjustsToUTC = false
  private var assumesLocal = false
  private var isRoundTrip = false

  /// The styles of a call that names none: white space around the date is ignored.
  static let standard: DateTimeStyles = {
    var styles = DateTimeStyles()
    styles.allowsLeadingWhite = true
    styles.allowsTrailingWhite = true
    return styles
  }()

  private init() {}

  /// The styles that a text names, separated by commas.
  ///
  /// Errors: `date.style`.
  init(_ text: ByteSlice) throws(RecordProblem) {
    var rest = text
    while let comma = rest.firstOffset(of: UInt8(ascii: ",")) {
      try add(rest[..<comma].trimmedASCII)
      rest = rest[(comma + 1)...]
    }
    try add(rest.trimmedASCII)
    if [assumesUTC, assumesLocal, isRoundTrip].count(where: \.self) > 1
      || isRoundTrip && adjustsToUTC
    {
      throw RecordProblem(
        "date.style", "the date styles contradict each other",
        advice: "name one of AssumeLocal, AssumeUniversal and RoundtripKind")
    }
  }

  /// Whether no style says anything about zones.
  var leavesZones: Bool { !assumesUTC && !assumesLocal && !adjustsToUTC }

  /// A date's text without the white space that is to be ignored.
  func trimmed(_ text: ByteSlice) -> ByteSlice {
    let trimmed = text.trimmedASCII
    if trimmed.count == text.count || allowsLeadingWhite && allowsTrailingWhite { return trimmed }
    var lower = 0
    var upper = text.count
    if allowsLeadingWhite { while lower < upper, text[lower].isASCIIWhitespace { lower += 1 } }
    if allowsTrailingWhite { while lower < upper, text[upper - 1].isASCIIWhitespace { upper -= 1 } }
    return text[lower..<upper]
  }

  private mutating func add(_ name: ByteSlice) throws(RecordProblem) {
    let word = name.startsWithWord("datetimestyles.") ? name[15...] : name
    if word.spells("allowleadingwhite") {
      allowsLeadingWhite = true
    } else if word.spells("allowtrailingwhite") {
      allowsTrailingWhite = true
    } else if word.spells("adjusttouniversal") {
      adjustsToUTC = true
    } else if word.spells("assumeuniversal") {
      assumesUTC = true
    } else if word.spells("assumelocal") {
      assumesLocal = true
    } else if word.spells("roundtripkind") {
      isRoundTrip = true
    } else if !word.spells("none") && !word.spells("nocurrentdatedefault") {
      // A time without a date is always one of 0001-01-01, as the last of these asks for.
      throw RecordProblem(
        "date.style", "there is no such style of dates",
        advice: "leave the argument empty, or name some of None, AllowLeadingWhite, "
          + "AllowTrailingWhite, NoCurrentDateDefault, AdjustToUniversal, AssumeLocal, "
          + "AssumeUniversal and RoundtripKind")
    }
  }
}
