import Records
import Text

extension FunctionCatalog {
  /// Texts looked for in texts.
  static let searchFunctions: [FunctionEntry] = [
    FunctionEntry(
      "InStr",
      [
        .required("text", .text), .required("part", .text), .optional("start", .number),
        .optional("compare", .text),
      ], gives: .number,
      "The position of a part in a text, from 1, or 0 when it is not there; the search begins at the "
        + "character start. vbBinaryCompare, the default, tells upper from lower case, and vbTextCompare "
        + "does not.",
      examples: [
        .gives(#"InStr("The quick brown fox", "quick")"#, "5"),
        .gives(#"InStr("repEated", "e", 3, vbBinaryCompare)"#, "7"),
        .gives(#"InStr("repEated", "e", 3, vbTextCompare)"#, "4"),
        .gives(#"InStr("repEated", "x")"#, "0"),
        .rejects(#"InStr("repEated", "e", InStr("a", "b"))"#),
      ], mapsLists: true, prepare: prepareSearch
    ) { arguments, evaluation throws(RecordProblem) in
      let start = try searchStart.value(in: arguments) ?? 1
      guard let comparison = comparison(named: arguments[3].bytes) else {
        throw RecordProblem(
          "expression.unknownComparison", "InStr's \"compare\" is no way to compare",
          advice: comparisonAdvice)
      }
      let position = Characters.position(
        of: arguments[1].bytes, in: arguments[0].bytes, from: start, comparison: comparison)
      return .number(Int64(position), in: evaluation.scratch)
    },
    FunctionEntry(
      "StartsWith", [.required("text", .text), .required("part", .text)], gives: .boolean,
      "Whether a text begins with a part. Upper and lower case differ, and the part has to end where a "
        + "character ends.",
      examples: [
        .gives(#"StartsWith("extern.jansen", "extern.")"#, "true"),
        .gives(#"StartsWith("Extern", "extern")"#, "false"),
        .gives(#"StartsWith("a", "")"#, "true"),
      ], mapsLists: true
    ) { arguments, _ in
      let (text, part) = (arguments[0].bytes, arguments[1].bytes)
      return .boolean(
        text.hasPrefix(part)
          && Characters.prefix(text, Characters.count(part)).count == part.count)
    },
    FunctionEntry(
      "EndsWith", [.required("text", .text), .required("part", .text)], gives: .boolean,
      "Whether a text ends with a part. Upper and lower case differ, and the part has to begin where a "
        + "character begins.",
      examples: [
        .gives(#"EndsWith("jan@contoso.com", "@contoso.com")"#, "true"),
        .gives(#"EndsWith("jan@contoso.com", ".COM")"#, "false"),
      ], mapsLists: true
    ) { arguments, _ in
      let (text, part) = (arguments[0].bytes, arguments[1].bytes)
      return .boolean(
        text.hasSuffix(part)
          && Characters.suffix(text, Characters.count(part)).count == part.count)
    },
  ]

  private static let searchStart = WholeNumberArgument("start", of: "InStr", at: 2, from: 1)

  private static let comparisonAdvice = "write vbBinaryCompare or vbTextCompare, without quotes"

  /// The comparison of a name; the default for no name, nil for what is none.
  private static func comparison(named name: ByteSlice) -> Characters.Comparison? {
    if name.isEmpty || name.spells("vbbinarycompare") { return .binary }
    return name.spells("vbtextcompare") ? .caseless : nil
  }

  private static func prepareSearch(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    if let name = constants[3], comparison(named: name.bytes) == nil {
      throw PreparationProblem(
        "expression.unknownComparison", "there is no such way to compare",
        advice: comparisonAdvice, argument: 3)
    }
    return try [searchStart].checked(constants)
  }
}
