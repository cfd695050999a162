import Records
import Text

extension FunctionCatalog {
  /// Dates: of the run, computed, and as the numbers of directories.
  static let dateFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Today", [], gives: .date,
      "The day of the run at midnight, in UTC unless the source has a time zone.",
      examples: [
        .gives("Today()", #""1/15/2024 12:00:00 AM""#),
        .gives(#"FormatDateTime(Today(), , , "yyyy-MM-dd")"#, #""2024-01-15""#),
      ]
    ) { _, evaluation throws(RecordProblem) in
      let zone = evaluation.conditions.timeZone
      let local = try zone.local(from: evaluation.conditions.now)
      return .date(ticks: try zone.instant(fromLocal: local - local % Ticks.perDay))
    },
    FunctionEntry(
      "Now", [], gives: .date, "The moment of the run, the same for every record.",
      examples: [
        .gives("Now()", #""1/15/2024 9:30:00 AM""#),
        .gives(#"CDate("2024-01-15T09:30:00Z") = Now()"#, "true"),
      ]
    ) { _, evaluation in .date(ticks: evaluation.conditions.now) },
    FunctionEntry(
      "DateAdd",
      [.required("interval", .text), .required("count", .number), .required("date", .date)],
      gives: .date,
      "The date so many intervals later, or earlier for a negative count: yyyy (years), m (months), ww "
        + "(weeks), d (days), h (hours), n (minutes), s (seconds). A day that the month lacks becomes its "
        + "last.",
      examples: [
        .gives(#"DateAdd("d", -10, CDate("2012-03-16-07:00"))"#, #""3/6/2012 7:00:00 AM""#),
        .gives(#"DateAdd("m", 10, CDate("2012-03-16-07:00"))"#, #""1/16/2013 7:00:00 AM""#),
        .gives(#"DateAdd("m", 1, Date("2024-01-31"))"#, #""2/29/2024 12:00:00 AM""#),
        .gives(#"DateAdd("n", 90, Date("2023-12-31T23:00"))"#, #""1/1/2024 12:30:00 AM""#),
        .gives(#"DateAdd("d", 1, [hired])"#, ""),
        .rejects(#"DateAdd("yyyy", 8000, Today())"#),
      ], passesNoValue: false,
      prepare: prepareAddition
    ) { arguments, evaluation throws(RecordProblem) in
      guard let count = try stepCount.value(in: arguments), !arguments[2].hasNoValue else {
        return .null
      }
      let moved = try step(arguments, evaluation).add(
        Int64(count), to: arguments[2].ticks, zone: evaluation.conditions.timeZone)
      return .date(ticks: moved)
    },
    FunctionEntry(
      "DateDiff",
      [.required("interval", .text), .required("date1", .date), .required("date2", .date)],
      gives: .number,
      "How many intervals lie between two dates, below 0 when the second is the earlier. Days, hours, "
        + "minutes and seconds count when they are whole; weeks (from Sunday), months and years count their "
        + "beginnings.",
      examples: [
        .gives(#"DateDiff("d", CDate("2021-08-18+08:00"), CDate("2021-08-31+08:00"))"#, "13"),
        .gives(
          #"DateDiff("ww", CDate("8/25/2021 5:41:18 PM"), CDate("2012-03-16-07:00"))"#, "-493"),
        .gives(#"DateDiff("yyyy", Date("2023-12-31"), Date("2024-01-01"))"#, "1"),
        .gives(#"DateDiff("d", Now(), [hired])"#, ""),
      ], passesNoValue: false,
      prepare: prepareStep
    ) { arguments, evaluation throws(RecordProblem) in
      guard !arguments[1].hasNoValue, !arguments[2].hasNoValue else { return .null }
      let count = try step(arguments, evaluation).count(
        from: arguments[1].ticks, to: arguments[2].ticks, zone: evaluation.conditions.timeZone)
      return .number(count, in: evaluation.scratch)
    },
    FunctionEntry(
      "DateFromNum", [.required("value", [.number, .text])], gives: .date,
      "The date of a directory's number: ticks of 100 nanoseconds since 1601-01-01 in UTC, as a number or as "
        + "text of digits.",
      examples: [
        .gives("DateFromNum(129699324000000000)", #""1/1/2012 11:00:00 PM""#),
        .gives(#"DateFromNum("0")"#, #""1/1/1601 12:00:00 AM""#),
        .rejects("DateFromNum(9223372036854775807)"),
        .rejects(#"DateFromNum("never")"#),
      ], mapsLists: true
    ) { arguments, _ throws(RecordProblem) in
      guard !arguments[0].isNullOrEmpty else { return .null }
      return .date(ticks: try FileTime.instant(of: arguments[0].wholeNumber()))
    },
    FunctionEntry(
      "NumFromDate", [.required("date", .textual)], gives: .number,
      "A directory's number for a date, or for a text that CDate reads: ticks of 100 nanoseconds since "
        + "1601-01-01 in UTC.",
      examples: [
        .gives(#"NumFromDate("2012-01-01 23:00:00Z")"#, "129699324000000000"),
        .gives("NumFromDate(DateFromNum(129699324000000001))", "129699324000000001"),
        .gives(
          #"NumFromDate(Join("", FormatDateTime("2020-12-31-08:00", , "yyyy-MM-ddzzz", "yyyy-MM-dd"), "#
            + #"" 23:59:59-08:00"))"#,
          "132539615990000000"),
        .rejects(#"NumFromDate("31-12-2020")"#),
      ], mapsLists: true
    ) { arguments, evaluation throws(RecordProblem) in
      guard !arguments[0].isNullOrEmpty else { return .null }
      return .number(
        FileTime.number(of: try instant(of: arguments[0], evaluation)), in: evaluation.scratch)
    },
  ]

  private static let stepCount = WholeNumberArgument("count", of: "DateAdd", at: 1)

  /// The instant of a date, or of a text in a form that is recognised.
  static func instant(of value: Cell, _ evaluation: Evaluation) throws(RecordProblem) -> Int64 {
    if value.kind == .date { return value.ticks }
    return try DateReader.instant(of: value.bytes, zone: evaluation.conditions.timeZone)
  }

  private static func prepareAddition(
    _ constants: [Cell?]
  ) throws(PreparationProblem) -> Prepared {
    try stepCount.check(constants)
    return try prepareStep(constants)
  }

  private static func prepareStep(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    guard let cell = constants[0] else { return .nothing }
    do {
      return .dateStep(try DateStep(named: cell.bytes))
    } catch {
      throw PreparationProblem(error, argument: 0)
    }
  }

  private static func step(
    _ arguments: CellList, _ evaluation: Evaluation
  ) throws(RecordProblem) -> DateStep {
    if case .dateStep(let step) = evaluation.prepared { return step }
    return try DateStep(named: arguments[0].bytes)
  }
}
