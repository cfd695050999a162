import Records

/// Makes text from files fit to be shown.
///
/// Names in messages come from input that nobody vouches for: control characters would move the cursor,
/// break lines or change colours. Endless texts are cut.
enum TerminalText {
  /// Bytes of the longest text that is shown whole; a header may be megabytes long.
  private static let longest = 4_000

  /// A text with a visible sign for every control character: `␊` for a line feed.
  ///
  /// Source: The Unicode Standard 16.0, block Control Pictures; U+FFFD for controls without a picture.
  static func visible(_ text: String) -> String {
    if text.utf8.count > longest { return visible(String(text.prefix(longest / 8)) + "…") }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      shown.append(isControl(scalar) ? picture(of: scalar) : scalar)
    }
    return String(shown)
  }

  /// A problem whose texts are fit to be shown; its excerpt already is.
  static func visible(_ diagnostic: Diagnostic) -> Diagnostic {
    var shown = diagnostic
    shown.summary = visible(diagnostic.summary)
    shown.advice = diagnostic.advice.map(visible)
    shown.place?.file = diagnostic.place?.file.map(visible)
    shown.place?.key = diagnostic.place?.key.map(visible)
    shown.place?.field = diagnostic.place?.field.map(visible)
    return shown
  }

  /// Controls of both sets, and the marks that turn the writing direction of what follows.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0x7F: "\u{2421}"
    default: "\u{FFFD}"
    }
  }
}
