public import Records

/// What a mapping or a flag says about the encoding of an input.
public enum EncodingChoice: Sendable, Equatable {
  /// Find out from the byte order mark, else from the content: `auto`.
  case automatic
  /// UTF-16 in the byte order that the mark, else the content, shows: `utf-16`.
  case utf16
  /// This encoding and no other.
  case known(TextEncoding)

  /// The choice of a name, in any case and with the usual other names: `latin1`, `cp1252`, `ansi`.
  ///
  /// Errors: `encoding.unknownName`, without a place.
  public init(named name: String) throws(Diagnostic) {
    guard let choice = EncodingNames.choices[EncodingNames.key(of: name)] else {
      throw EncodingNames.unknown(name)
    }
    self = choice
  }
}

extension TextEncoding {
  /// The encoding to write that a name asks for; `utf-16` is written low byte first.
  ///
  /// Errors: `encoding.unknownName`, without a place; `auto` is no encoding to write.
  public init(writing name: String) throws(Diagnostic) {
    switch try EncodingChoice(named: name) {
    case .known(let encoding): self = encoding
    case .utf16: self = .utf16LittleEndian
    case .automatic:
      throw Diagnostic(
        "encoding.unknownName", "\"\(name)\" is no encoding to write",
        advice: "name one, such as utf-8 or windows-1252")
    }
  }

  /// Whether a name of UTF-8 asks for a byte order mark: `utf-8-bom`, or Python's `utf-8-sig`.
  static func asksForMark(_ name: String) -> Bool {
    ["utf8bom", "utf8sig"].contains(EncodingNames.key(of: name))
  }
}

/// The names of encodings that people write.
private enum EncodingNames {
  /// Every name that is understood, in the spelling to suggest; the first of each line is the official one.
  ///
  /// Source: the IANA character set registry for the official names and aliases; the rest is what
  /// Windows, Python and Excel call them.
  static let known: [(choice: EncodingChoice, names: [String])] = [
    (.automatic, ["auto"]),
    (.known(.utf8), ["utf-8", "utf-8-sig", "utf-8-bom", "cp65001"]),
    (.utf16, ["utf-16", "ucs-2", "unicode"]),
    (.known(.utf16LittleEndian), ["utf-16le", "ucs-2le"]),
    (.known(.utf16BigEndian), ["utf-16be", "ucs-2be"]),
    (.known(.windows1252), ["windows-1252", "cp1252", "win1252", "x-cp1252", "1252", "ansi"]),
    (
      .known(.iso8859Part1),
      ["iso-8859-1", "iso8859-1", "latin1", "l1", "cp28591", "iso-ir-100"]
    ),
    (
      .known(.iso8859Part15),
      ["iso-8859-15", "iso8859-15", "latin9", "l9", "cp28605", "iso-ir-203"]
    ),
    (.known(.usASCII), ["us-ascii", "ascii", "cp20127", "iso646-us", "ansi_x3.4-1968"]),
  ]

  static let choices: [String: EncodingChoice] = {
    var choices: [String: EncodingChoice] = [:]
    for (choice, names) in known { for name in names { choices[key(of: name)] = choice } }
    return choices
  }()

  /// A name without case and without the signs that people put in or leave out.
  static func key(of name: String) -> String {
    String(name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " })
  }

  static func unknown(_ name: String) -> Diagnostic {
    let advice: String
    if let near = Suggestion.nearest(to: name, among: known.flatMap(\.names)), !differ(name, near) {
      advice = "did you mean \"\(near)\"?"
    } else {
      let names = known.compactMap(\.names.first).joined(separator: ", ")
      advice = "convert the file first (iconv -f NAME -t UTF-8), or use one of: \(names)"
    }
    return Diagnostic(
      "encoding.unknownName", "there is no encoding named \"\(name)\"", advice: advice)
  }

  /// Whether two names have the same letters and other numbers: `windows-1250` is an encoding of its
  /// own, and to take it for `windows-1252` would damage text.
  private static func differ(_ name: String, _ near: String) -> Bool {
    func letters(_ text: String) -> String { key(of: text).filter { !$0.isNumber } }
    func numbers(_ text: String) -> String { text.filter(\.isNumber) }
    return letters(name) == letters(near) && numbers(name) != numbers(near)
  }
}
