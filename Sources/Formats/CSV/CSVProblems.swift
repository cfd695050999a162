import Records

extension RecordProblem {
  /// A record with too few or too many fields.
  static func ragged(expected: Int, found: Int) -> RecordProblem {
    RecordProblem(
      found < expected ? "csv.tooFewFields" : "csv.tooManyFields",
      "\(found) field\(found == 1 ? "" : "s") where \(expected) are expected",
      advice: found < expected
        ? "add the missing delimiters, or quote a line break that cuts the record in two"
        : "put a field that holds the delimiter in quotes")
  }

  /// A quote where RFC 4180 allows none.
  static func quoting(_ oddity: CSVIndex.Oddity) -> RecordProblem {
    switch oddity {
    case .textAfterQuote:
      RecordProblem(
        "csv.textAfterQuote", "text follows a closing quote",
        advice: "double the quotes inside a quoted field, or keep such fields with --lenient")
    default:
      RecordProblem(
        "csv.quoteInField", "a quote stands inside a field that is not quoted",
        advice: "quote the field and double the quotes in it, or keep such fields with --lenient")
    }
  }

  /// A field over the limit.
  static func fieldTooLong(limit: Int) -> RecordProblem {
    RecordProblem(
      "csv.fieldTooLong", "a field is longer than \(limit) bytes",
      advice: "raise the limit with --max-field, if the field is meant to be that long")
  }

  /// A NUL byte, which no text has.
  static let nulByte = RecordProblem(
    "csv.nulByte", "the record holds a NUL byte",
    advice: "remove it, or name the encoding with --encoding if the file is UTF-16")
}

extension Diagnostic {
  /// An input without a first record.
  static func noHeader(
    file: String, _ header: CSVDialect.Header, skippedLines: Int
  ) -> Diagnostic {
    var summary = "the input is empty"
    if header == .first { summary += ": it has no header" }
    if skippedLines > 0 { summary = "nothing is left of the input behind the lines to skip" }
    return Diagnostic(
      "csv.noHeader", summary,
      advice: skippedLines > 0
        ? "check skipLines, and that the export has finished"
        : "check that the export has finished and is the right file",
      place: Place(file: file))
  }

  /// NUL bytes where the columns' names are: text of another encoding than the one that was named.
  static func nulInHeader(file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "csv.nulByte", "the header holds NUL bytes, as UTF-16 has them",
      advice: "leave --encoding and source.encoding out, or name utf-16",
      place: Place(file: file, line: line))
  }

  /// A quote without its partner.
  static func unclosedQuote(file: String, line: Int) -> Diagnostic {
    Diagnostic(
      "csv.unclosedQuote", "a quote that begins on this line is never closed",
      advice: "close it, double it if it is part of the text, or set --quote none "
        + "if quotes mean nothing in this file",
      place: Place(file: file, line: line))
  }

  /// A record over the limit.
  static func recordTooLong(file: String, line: Int, limit: Int, isInsideQuotes: Bool) -> Diagnostic
  {
    Diagnostic(
      "csv.recordTooLong", "the record that begins on this line is longer than \(limit) bytes",
      advice: isInsideQuotes
        ? "look for a quote that is not closed, or raise the limit with --max-record"
        : "raise the limit with --max-record, if the record is meant to be that long",
      place: Place(file: file, line: line))
  }
}
