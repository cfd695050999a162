import Records
import Text

extension FunctionCatalog {
  /// Numbers and truth values out of text, and text out of both.
  static let numberFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Number", [.required("value", [.text, .number]), .optional("notation", .text)],
      gives: .number,
      "The number that a text is. The notation \"nl\" or \"en\" says which separator marks decimals; "
        + "without it source.decimal does, else the text itself has to show it.",
      examples: [
        .gives(#"Number("1.234,56")"#, "1234.56"),
        .gives(#"Number("1,234.56")"#, "1234.56"),
        .gives(#"Number("1.234", "nl")"#, "1234"),
        .gives(#"Number("1.234", "en")"#, "1.234"),
        .gives(#"Number("0012")"#, "12"),
        .gives(#"Number(Split("1;2,5", ";"))"#, "[1,2.5]"),
        .gives("Number([hours])", ""),
        .rejects(#"Number("1.234")"#),
        .rejects(#"Number("12 euro")"#),
      ], mapsLists: true,
      prepare: prepareNotation
    ) { arguments, evaluation throws(RecordProblem) in
      let value = arguments[0]
      if value.kind == .number { return value }
      if value.bytes.isEmpty { return .null }
      let notation =
        if case .numberNotation(let constant) = evaluation.prepared {
          constant
        } else if arguments[1].hasNoValue {
          evaluation.conditions.notation
        } else {
          try notation(arguments[1])
        }
      return .number(
        try NumberReader.number(of: value.bytes, notation: notation, into: evaluation.scratch))
    },
    FunctionEntry(
      "Bool", [.required("value", [.text, .number, .boolean])], gives: .boolean,
      "The truth value of a word for yes or no in English, Dutch or Norwegian, or of 1 or 0. Other words "
        + "reject the record.",
      examples: [
        .gives(#"Bool("ja")"#, "true"),
        .gives(#"Bool("Nei")"#, "false"),
        .gives(#"Bool("0")"#, "false"),
        .gives("Bool([active])", ""),
        .rejects(#"Bool("perhaps")"#),
      ], mapsLists: true
    ) { arguments, _ throws(RecordProblem) in
      let value = arguments[0]
      if value.kind == .boolean { return value }
      return value.bytes.isEmpty ? .null : .boolean(try TruthWords.value(of: value.bytes))
    },
    FunctionEntry(
      "CBool", [.required("expression", [.text, .number, .boolean])], gives: .boolean,
      "The truth value of a comparison; of a number, which is true unless it is 0; or of a word, as Bool.",
      examples: [
        .gives(#"CBool("a" = "a")"#, "true"),
        .gives("CBool([first] = [second])", "true"),
        .gives("CBool(-0.0)", "false"),
        .gives(#"CBool("7")"#, "true"),
        .gives(#"CBool("no")"#, "false"),
        .rejects(#"CBool("seven")"#),
      ], mapsLists: true
    ) { arguments, _ throws(RecordProblem) in
      let value = arguments[0]
      if value.kind == .boolean { return value }
      return value.bytes.isEmpty
        ? .null : .boolean(try TruthWords.valueOfNumberOrWord(value.bytes))
    },
    FunctionEntry(
      "CStr", [.required("value", .scalar)], gives: .text,
      "The value as text: a number with its digits as they are, true or false, a date as "
        + "M/d/yyyy h:mm:ss tt in UTC.",
      examples: [
        .gives("CStr(1.50)", #""1.50""#),
        .gives("CStr(1 < 2)", #""true""#),
        .gives(#"CStr("cn=Joe,dc=contoso,dc=com")"#, #""cn=Joe,dc=contoso,dc=com""#),
        .gives("CStr(Now())", #""1/15/2024 9:30:00 AM""#),
        .gives("CStr([number])", ""),
      ], mapsLists: true
    ) { arguments, evaluation throws(RecordProblem) in
      .text(try TextForm.text(of: arguments[0], evaluation.scratch))
    },
    FunctionEntry(
      "BitAnd", [.required("first", .number), .required("second", .number)], gives: .number,
      "The number with the bits that two whole numbers have in common. Negative numbers have the bits of "
        + "two's complement; a number with a fraction rejects the record.",
      examples: [
        .gives("BitAnd(&HF, &HF7)", "7"),
        .gives("BitAnd(514, 2) = 2", "true"),
        .gives("BitAnd(-1, 12)", "12"),
        .gives("BitAnd([flags], 2)", ""),
        .rejects(#"BitAnd(Number("1.5"), 1)"#),
      ],
      prepare: [firstBits, secondBits].checked
    ) { arguments, evaluation throws(RecordProblem) in
      guard let first = try firstBits.value(in: arguments),
        let second = try secondBits.value(in: arguments)
      else { return .null }
      return .number(Int64(first & second), in: evaluation.scratch)
    },
  ]

  private static let firstBits = WholeNumberArgument("first", of: "BitAnd", at: 0)
  private static let secondBits = WholeNumberArgument("second", of: "BitAnd", at: 1)

  private static func prepareNotation(
    _ constants: [Cell?]
  ) throws(PreparationProblem) -> Prepared {
    guard let cell = constants[1], !cell.hasNoValue else { return .nothing }
    do {
      return .numberNotation(try notation(cell))
    } catch {
      throw PreparationProblem(error, argument: 1)
    }
  }

  /// The notation of a name.
  ///
  /// Errors: `number.unknownNotation`.
  private static func notation(_ cell: Cell) throws(RecordProblem) -> NumberNotation {
    guard let notation = NumberNotation(named: cell.bytes) else {
      throw RecordProblem(
        "number.unknownNotation", "there is no such notation of numbers",
        advice: "known are " + NumberNotation.names)
    }
    return notation
  }
}
