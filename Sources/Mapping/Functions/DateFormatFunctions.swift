import Records
import Text

extension FunctionCatalog {
  /// Dates out of text, and text out of dates.
  static let dateFormatFunctions: [FunctionEntry] = [
    FunctionEntry(
      "CDate", [.required("text", .textual)], gives: .date,
      "The date of a text in ISO 8601, or in the form M/d/yyyy h:mm:ss tt. A date followed by an offset is "
        + "midnight there; one without is in UTC unless the source has a time zone.",
      examples: [
        .gives(#"CDate("2020-03-16-07:00")"#, #""3/16/2020 7:00:00 AM""#),
        .gives(#"CDate("2021-06-30+08:00")"#, #""6/29/2021 4:00:00 PM""#),
        .gives(#"CDate("2009-06-15T01:45:30-07:00")"#, #""6/15/2009 8:45:30 AM""#),
        .gives("CDate([hired])", ""),
        .rejects(#"CDate("16-03-2020")"#),
        .rejects(#"CDate("2023-02-29")"#),
      ], mapsLists: true
    ) { arguments, evaluation throws(RecordProblem) in
      guard !arguments[0].isNullOrEmpty else { return .null }
      return .date(ticks: try instant(of: arguments[0], evaluation))
    },
    FunctionEntry(
      "Date", [.required("text", .textual), .optional("pattern", .text)], gives: .date,
      "The date of a text in the form of a .NET pattern; without a pattern as CDate reads it. A date stays "
        + "what it is.",
      examples: [
        .gives(#"Date("16-03-2020", "dd-MM-yyyy")"#, #""3/16/2020 12:00:00 AM""#),
        .gives(#"Date("16 mrt 2020", "d MMM yyyy")"#, #""3/16/2020 12:00:00 AM""#),
        .gives(#"Date("2020-03-16T08:30:00+01:00")"#, #""3/16/2020 7:30:00 AM""#),
        .gives(#"Date("", "dd-MM-yyyy")"#, ""),
        .rejects(#"Date("31-02-2020", "dd-MM-yyyy")"#),
        .rejects(#"Date("03-16-2020", "dd-MM-yyyy")"#),
      ], mapsLists: true,
      prepare: preparePattern
    ) { arguments, evaluation throws(RecordProblem) in
      let source = arguments[0]
      guard !source.isNullOrEmpty else { return .null }
      if source.kind == .text, case .datePattern(let argument) = evaluation.prepared,
        let pattern = try argument.pattern(arguments[1])
      {
        return .date(
          ticks: try pattern.parse(
            source.bytes.trimmedASCII, zone: evaluation.conditions.timeZone))
      }
      return .date(ticks: try instant(of: source, evaluation))
    },
    FunctionEntry(
      "FormatDateTime",
      [
        .required("source", .textual), .optional("styles", .text), .optional("inputFormat", .text),
        .required("outputFormat", .text),
      ], gives: .text,
      "The text of a date in the form of a .NET pattern. The source is a date, or a text in the form of the "
        + "input pattern, or without one in a form that CDate reads. The styles are those of .NET and "
        + "mostly left empty.",
      examples: [
        .gives(
          #"FormatDateTime("20150123105347.1Z", , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd")"#,
          #""2015-01-23""#),
        .gives(#"FormatDateTime("31-12-2020", , "dd-MM-yyyy", "yyyy-MM-dd")"#, #""2020-12-31""#),
        .gives(
          #"FormatDateTime(" 31-12-2020 ", , "dd-MM-yyyy", "d MMMM yyyy")"#, #""31 December 2020""#),
        .gives(#"FormatDateTime(Now(), , , "yyyy-MM-dd'T'HH:mmK")"#, #""2024-01-15T09:30Z""#),
        .gives(
          #"FormatDateTime(Split("1-2-2020;3-4-2021", ";"), , "d-M-yyyy", "yyyyMMdd")"#,
          #"["20200201","20210403"]"#),
        .gives(#"FormatDateTime([born], , "dd-MM-yyyy", "yyyy-MM-dd")"#, ""),
        .rejects(#"FormatDateTime("2020-12-31", , "dd-MM-yyyy", "yyyy-MM-dd")"#),
        .rejects(#"FormatDateTime(" 31-12-2020", "None", "dd-MM-yyyy", "yyyy-MM-dd")"#),
      ], mapsLists: true,
      shortcut: .rewriteDate, prepare: prepareReformatting, promisesFormat: promisedFormat
    ) { arguments, evaluation throws(RecordProblem) in
      guard case .dateReformatting(let reformatting) = evaluation.prepared else { return .null }
      return try reformatting.text(arguments, evaluation)
    },
  ]

  private static func preparePattern(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    .datePattern(try DatePatternArgument(constants[1], for: .reading, argument: 1))
  }

  /// Whether the output pattern is that of JSON Schema's dates.
  private static func promisedFormat(_ constants: [Cell?]) -> String? {
    constants[3].map { $0.bytes == "yyyy-MM-dd" } == true ? "date" : nil
  }

  private static func prepareReformatting(
    _ constants: [Cell?]
  ) throws(PreparationProblem) -> Prepared {
    .dateReformatting(try DateReformatting(constants))
  }
}
