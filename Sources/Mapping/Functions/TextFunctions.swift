import Records
import Text

extension FunctionCatalog {
  /// Parts of texts, and texts put together.
  static let textFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Append", [.required("source", .scalar), .required("suffix", .scalar)], gives: .text,
      "The two texts in one. No value stays no value; a suffix without value adds nothing.",
      examples: [
        .gives(
          #"Append("John.Doe@contoso.com", ".test")"#, #""John.Doe@contoso.com.test""#),
        .gives(#"Append(Mid("John", 1, 3), Mid("Doe", 1, 5))"#, #""JohDoe""#),
        .gives(#"Append([none], ".test")"#, ""),
      ], mapsLists: true
    ) { arguments, evaluation throws(RecordProblem) in
      let scratch = evaluation.scratch
      let source = try TextForm.text(of: arguments[0], scratch)
      let suffix = try TextForm.text(of: arguments[1], scratch)
      if suffix.isEmpty { return .text(source) }
      scratch.append(source)
      scratch.append(suffix)
      return .text(scratch.finish())
    },
    FunctionEntry(
      "Left", [.required("text", .text), .required("count", .number)], gives: .text,
      "The first characters of a text. All of them when there are fewer or the count is below 0.",
      examples: [
        .gives(#"Left("John Doe", 3)"#, #""Joh""#), .gives(#"Left("John", 9)"#, #""John""#),
        .gives(#"Left("John", 0)"#, #""""#), .gives(#"Left("John", -1)"#, #""John""#),
        .gives(#"Left("Zoë", 3)"#, #""Zoë""#), .rejects(#"Left("John", Number("1.5"))"#),
      ], mapsLists: true, prepare: [leftCount].checked
    ) { arguments, _ throws(RecordProblem) in
      guard let count = try leftCount.value(in: arguments) else { return .null }
      let text = arguments[0].bytes
      return .text(count < 0 ? text : Characters.prefix(text, count))
    },
    FunctionEntry(
      "Right", [.required("text", .text), .required("count", .number)], gives: .text,
      "The last characters of a text. All of them when there are fewer or the count is below 0.",
      examples: [
        .gives(#"Right("John Doe", 3)"#, #""Doe""#), .gives(#"Right("John", 9)"#, #""John""#),
        .gives(#"Right("John", 0)"#, #""""#), .gives(#"Right("John", -1)"#, #""John""#),
      ], mapsLists: true, prepare: [rightCount].checked
    ) { arguments, _ throws(RecordProblem) in
      guard let count = try rightCount.value(in: arguments) else { return .null }
      let text = arguments[0].bytes
      return .text(count < 0 ? text : Characters.suffix(text, count))
    },
    FunctionEntry(
      "Mid",
      [.required("text", .text), .required("start", .number), .optional("length", .number)],
      gives: .text,
      "The characters from a position on, which counts from 1: as many as there are of the length, or "
        + "all when it is left out. A start below 1 or a length below 0 rejects the record.",
      examples: [
        .gives(#"Mid("John Doe", 6, 2)"#, #""Do""#), .gives(#"Mid("John", 3, 9)"#, #""hn""#),
        .gives(#"Mid("John Doe", 6)"#, #""Doe""#), .gives(#"Mid("John", 5, 2)"#, #""""#),
        .rejects(#"Mid("John", InStr("John", "x"), 2)"#),
      ], mapsLists: true, prepare: [midStart, midLength].checked
    ) { arguments, _ throws(RecordProblem) in
      guard let start = try midStart.value(in: arguments) else { return .null }
      let length = try midLength.value(in: arguments) ?? .max
      return .text(Characters.middle(arguments[0].bytes, from: start, length: length))
    },
    FunctionEntry(
      "Length", synonyms: ["Len"], [.required("text", .text)], gives: .number,
      "How many characters a text has, as people count them: an accented letter is one, however it is "
        + "stored.",
      examples: [
        .gives(#"Length("Zoë")"#, "3"), .gives(#"Length("")"#, "0"), .gives(#"Len("👨‍👩‍👧")"#, "1"),
        .gives(#"Length(Split("a;bc", ";"))"#, "[1,2]"),
      ], mapsLists: true
    ) { arguments, evaluation in
      .number(Int64(Characters.count(arguments[0].bytes)), in: evaluation.scratch)
    },
    FunctionEntry(
      "Word",
      [.required("text", .text), .required("number", .number), .required("separators", .text)],
      gives: .text,
      "The word with a number, from 1, where each of the separators' characters ends a word. Empty text "
        + "when there is no such word.",
      examples: [
        .gives(#"Word("The quick brown fox", 3, " ")"#, #""brown""#),
        .gives(##"Word("This,string!has&many separators", 3, ",!&#")"##, #""has""#),
        .gives(#"Word("Jan Jansen", 3, " ")"#, #""""#), .gives(#"Word("Jan", 0, " ")"#, #""""#),
        .gives(#"Word("Jansen,  Jan", 2, ", ")"#, #""Jan""#),
      ], mapsLists: true, prepare: [wordNumber].checked
    ) { arguments, _ throws(RecordProblem) in
      guard let number = try wordNumber.value(in: arguments) else { return .null }
      return .text(Pieces.word(number, of: arguments[0].bytes, separators: arguments[2].bytes))
    },
    FunctionEntry(
      "Trim", [.required("text", .text)], gives: .text,
      "The text without white space at both ends: spaces, no-break spaces, tabs, line ends, invisible "
        + "marks.",
      examples: [
        .gives(#"Trim("  Jan Jansen ")"#, #""Jan Jansen""#), .gives(#"Trim("   ")"#, #""""#),
      ], mapsLists: true, shortcut: .trim
    ) { arguments, _ in .text(Whitespace.trimmed(arguments[0].bytes)) },
    FunctionEntry(
      "StripSpaces", [.required("text", .text)], gives: .text,
      "The text without any space, in the middle too. Tabs and other white space stay.",
      examples: [
        .gives(#"StripSpaces("John Doe")"#, #""JohnDoe""#),
        .gives(#"StripSpaces(" 0612 345 678 ")"#, #""0612345678""#),
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(Whitespace.withoutSpaces(arguments[0].bytes, scratch: evaluation.scratch))
    },
    FunctionEntry(
      "PadLeft",
      [
        .required("text", [.text, .number]), .required("length", .number),
        .optional("padding", .text),
      ], gives: .text,
      "The text with padding before it that brings it to a length in characters; spaces unless a padding "
        + "is given. A text that is long enough stays.",
      examples: [
        .gives(#"PadLeft("4711", 8, "0")"#, #""00004711""#), .gives("PadLeft(7, 3)", #""  7""#),
        .gives(#"PadLeft("12345", 3, "0")"#, #""12345""#),
        .gives(#"PadLeft("1", 4, "ab")"#, #""aba1""#),
      ], mapsLists: true, prepare: preparePadding
    ) { arguments, evaluation throws(RecordProblem) in
      guard let length = try padLength.value(in: arguments) else { return .null }
      return .text(
        try Characters.paddedLeft(
          arguments[0].bytes, to: length,
          with: arguments[2].hasNoValue ? ByteSlice(" ") : arguments[2].bytes,
          scratch: evaluation.scratch))
    },
  ]

  private static let leftCount = WholeNumberArgument("count", of: "Left", at: 1)
  private static let rightCount = WholeNumberArgument("count", of: "Right", at: 1)
  private static let midStart = WholeNumberArgument("start", of: "Mid", at: 1, from: 1)
  private static let midLength = WholeNumberArgument("length", of: "Mid", at: 2, from: 0)
  private static let wordNumber = WholeNumberArgument("number", of: "Word", at: 1)
  private static let padLength = WholeNumberArgument("length", of: "PadLeft", at: 1)

  private static func preparePadding(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    if let padding = constants[2], padding.kind == .text, padding.bytes.isEmpty {
      throw PreparationProblem(
        "text.emptyPadding", "there is nothing to pad the text with",
        advice: "give the padding at least one character, or leave it out for spaces", argument: 2)
    }
    return try [padLength].checked(constants)
  }
}
