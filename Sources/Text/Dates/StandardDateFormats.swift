/// The patterns behind .NET's standard formats of one letter, in the invariant culture.
enum StandardDateFormats {
  static func pattern(of letter: UInt8) -> String? {
    switch letter {
    case UInt8(ascii: "d"): "MM/dd/yyyy"
    case UInt8(ascii: "D"): "dddd, dd MMMM yyyy"
    case UInt8(ascii: "f"): "dddd, dd MMMM yyyy HH:mm"
    case UInt8(ascii: "F"): "dddd, dd MMMM yyyy HH:mm:ss"
    case UInt8(ascii: "g"): "MM/dd/yyyy HH:mm"
    case UInt8(ascii: "G"): "MM/dd/yyyy HH:mm:ss"
    case UInt8(ascii: "m"), UInt8(ascii: "M"): "MMMM dd"
    case UInt8(ascii: "o"), UInt8(ascii: "O"): "yyyy-MM-ddTHH:mm:ss.fffffffK"
    case UInt8(ascii: "r"), UInt8(ascii: "R"): "ddd, dd MMM yyyy HH:mm:ss 'GMT'"
    case UInt8(ascii: "s"): "yyyy-MM-ddTHH:mm:ss"
    case UInt8(ascii: "t"): "HH:mm"
    case UInt8(ascii: "T"): "HH:mm:ss"
    case UInt8(ascii: "u"): "yyyy-MM-dd HH:mm:ssZ"
    case UInt8(ascii: "y"), UInt8(ascii: "Y"): "yyyy MMMM"
    default: nil
    }
  }
}
