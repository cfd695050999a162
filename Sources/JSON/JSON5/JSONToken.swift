/// A piece of a JSON text that has a meaning of its own.
struct JSONToken {
  enum Kind {
    case open(JSONContainer)
    case close(JSONContainer)
    case colon
    case comma
    case string(JSONString, JSONStringFault?)
    /// A run of characters that begins like a number; whether it is one, the parser asks.
    case number
    /// Letters without quotes, escapes resolved: a literal or a key.
    case word(String)
    /// A character that begins nothing.
    case unexpected(Unicode.Scalar)
    case end
  }

  var kind: Kind
  var range: Range<Int>
}

/// What became of a string with a mistake.
enum JSONStringFault {
  /// Something inside it is wrong.
  case content
  /// Its closing quote is missing, so nobody knows where it was to end.
  case unclosed
}

/// The two kinds of values that hold others.
enum JSONContainer: String {
  case object
  case array

  var open: String { self == .object ? "{" : "[" }
  var close: String { self == .object ? "}" : "]" }
}
