import Records

extension FunctionCatalog {
  /// Text put together from many parts.
  static let joinFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Join", [.required("separator", .text), .repeated("part", .listOrScalar)], gives: .text,
      "The parts as one text with the separator between them; parts without text are left out, lists count "
        + "as their elements. No value when no part has one.",
      examples: [
        .gives(#"Join(" ", "Jan", "", "Jansen")"#, #""Jan Jansen""#),
        .gives(#"Join(" ", "Jan", [infix], "Jansen")"#, #""Jan Jansen""#),
        .gives(#"Join(", ", Split("a;b", ";"), "c", 1)"#, #""a, b, c, 1""#),
        .gives(#"Join("/", Now(), true)"#, #""1/15/2024 9:30:00 AM/true""#),
        .gives(#"Join(" ", [first], [last])"#, ""),
      ], passesNoValue: false, shortcut: .joinLeaves
    ) { arguments, evaluation throws(RecordProblem) in
      try TextJoining.text(
        of: arguments, from: 1, separator: arguments[0].bytes, keepsEmpty: false,
        evaluation.scratch)
    },
    FunctionEntry(
      "TextJoin",
      [
        .required("separator", .text), .required("ignoreEmpty", .boolean),
        .repeated("part", .listOrScalar),
      ], gives: .text,
      "As Join; when ignoreEmpty is false, parts without text get their separator too.",
      examples: [
        .gives(#"TextJoin("-", true, "a", "", "b")"#, #""a-b""#),
        .gives(#"TEXTJOIN("-", false, "a", "", "b")"#, #""a--b""#),
        .gives(#"TextJoin("-", false, [x], [y])"#, ""),
      ], passesNoValue: false
    ) { arguments, evaluation throws(RecordProblem) in
      try TextJoining.text(
        of: arguments, from: 2, separator: arguments[0].bytes, keepsEmpty: !arguments[1].isTrue,
        evaluation.scratch)
    },
    FunctionEntry(
      "Concat", [.repeated("part", .listOrScalar)], gives: .text,
      "The parts as one text without anything between them. No value when no part has one.",
      examples: [
        .gives(#"CONCAT("a", 1, Split("b;c", ";"))"#, #""a1bc""#),
        .gives(#"Concat("a", [x])"#, #""a""#),
        .gives("Concat([x])", ""),
      ], passesNoValue: false
    ) { arguments, evaluation throws(RecordProblem) in
      try TextJoining.text(
        of: arguments, from: 0, separator: .empty, keepsEmpty: false, evaluation.scratch)
    },
  ]
}

extension ValueType {
  /// A value that has a text, or a list of such.
  fileprivate static let listOrScalar = ValueType.scalar.union(.list)
}
