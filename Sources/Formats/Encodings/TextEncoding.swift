/// A way to write text as bytes that muster reads and writes.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, the form that all data has inside muster.
  case utf8 = "utf-8"
  /// UTF-16, low byte first, as Windows writes it.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16, high byte first.
  case utf16BigEndian = "utf-16be"
  /// The code page of Western Windows, with the five bytes that it leaves open as control characters.
  case windows1252 = "windows-1252"
  /// Latin-1 itself, not the code page that browsers take for it.
  case iso8859Part1 = "iso-8859-1"
  /// Latin-9: Latin-1 with the euro sign and the letters that French and Finnish miss there.
  case iso8859Part15 = "iso-8859-15"
  /// Seven bits.
  case usASCII = "us-ascii"

  /// The name as it stands in mappings, flags and messages.
  public var name: String { rawValue }

  /// Whether text in this encoding begins with a byte order mark when muster writes it.
  ///
  /// UTF-16 does, since nothing else tells its two byte orders apart; UTF-8 does not.
  public var needsByteOrderMark: Bool { self == .utf16LittleEndian || self == .utf16BigEndian }
}
