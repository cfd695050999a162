internal import Records
internal import Text

/// The formats of text and numbers that muster checks.
///
/// Source: JSON Schema 2020-12, Validation, section 7.3; the OpenAPI Format Registry.
enum ValueFormat: String, CaseIterable {
  case email
  case date
  case dateTime = "date-time"
  case uuid
  case uri
  case int32
  case int64

  /// Formats that say how a value looks to people or how it is coded, and bind it to nothing.
  private static let unbinding: Set<String> = ["password", "binary", "float", "double"]

  /// Whether a format is checked, or there is nothing in it to check.
  static func isKnown(_ name: String) -> Bool {
    ValueFormat(rawValue: name) != nil || unbinding.contains(name)
  }

  /// Whether a date cell can be written in this format.
  var isOfDates: Bool { self == .date || self == .dateTime }

  /// Whether text has the format; formats of numbers say nothing about text.
  func accepts(_ text: ByteSlice) -> Bool {
    switch self {
    case .email: EMailAddress.isValid(text)
    case .date: InternetDate.isDate(text)
    case .dateTime: InternetDate.isDateTime(text)
    case .uuid: UUIDText.isValid(text)
    case .uri: URIText.isValid(text)
    case .int32, .int64: true
    }
  }

  /// Whether a number lies in the format's range; formats of text say nothing about numbers.
  func accepts(_ number: DecimalText) -> Bool {
    switch self {
    case .int32: number.int64.map { Int32(exactly: $0) != nil } ?? false
    case .int64: number.int64 != nil
    default: true
    }
  }

  /// What a value that lacks the format should have been.
  var breach: RuleBreach {
    switch self {
    case .email:
      RuleBreach(
        "request.format", "must be an e-mail address: one @ and a domain with a dot",
        advice: "correct the field, or clean it with Trim()")
    case .date:
      RuleBreach(
        "request.format", "must be a date that exists, as yyyy-MM-dd",
        advice: "convert it with Date() or FormatDateTime()")
    case .dateTime:
      RuleBreach(
        "request.format", "must be a date and time with an offset, as 2026-01-31T09:30:00Z",
        advice: "convert it with Date() or FormatDateTime()")
    case .uuid:
      RuleBreach(
        "request.format", "must be a UUID: 32 hexadecimal digits in groups of 8-4-4-4-12")
    case .uri:
      RuleBreach("request.format", "must be a URI with a scheme, such as https://example.org/")
    case .int32:
      RuleBreach("request.format", "must be a whole number of 32 bits")
    case .int64:
      RuleBreach("request.format", "must be a whole number of 64 bits")
    }
  }
}
