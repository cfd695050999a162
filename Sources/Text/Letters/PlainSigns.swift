/// ASCII signs that stand for typographic ones.
enum PlainSigns {
  /// The ASCII form of a space, quote, dash or similar sign; nil when there is none.
  static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2032}", "\u{2035}", "\u{2039}",
      "\u{203A}", "\u{B4}", "\u{2B9}", "\u{2BB}", "\u{2BC}", "\u{2BD}", "\u{2C8}", "\u{2CA}",
      "\u{2CB}":
      "'"
    case "\u{201C}", "\u{201D}", "\u{201E}", "\u{201F}", "\u{2033}", "\u{2036}", "\u{AB}",
      "\u{BB}", "\u{2BA}", "\u{301D}", "\u{301E}":
      "\""
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}", "\u{2043}",
      "\u{2212}", "\u{FE58}", "\u{FE63}":
      "-"
    case "\u{2026}": "..."
    case "\u{2024}": "."
    case "\u{2044}", "\u{2215}": "/"
    case "\u{D7}": "x"
    case "\u{2116}": "No"
    default:
      scalar.properties.generalCategory == .spaceSeparator ? " " : nil
    }
  }
}
