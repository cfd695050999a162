import Records
import Text

extension FunctionCatalog {
  /// Texts and patterns replaced by others.
  static let patternFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Matches", [.required("text", .text), .required("pattern", .text)], gives: .boolean,
      "Whether a pattern matches somewhere in a text; ^ and $ hold it to the beginning and the end. "
        + "Patterns have RE2's syntax.",
      examples: [
        .gives(#"Matches("1234 AB", "^[1-9][0-9]{3} ?[A-Z]{2}$")"#, "true"),
        .gives(#"Matches("Jan-Willem", "\\d")"#, "false"),
        .gives(#"Matches("JANSEN", "(?i)jansen")"#, "true"),
        .gives(#"Matches([none], "x")"#, ""),
      ], mapsLists: true, prepare: preparePattern
    ) { arguments, evaluation throws(RecordProblem) in
      let pattern =
        if case .pattern(let constant) = evaluation.prepared { constant } else {
          try evaluation.patterns.pattern(arguments[1].bytes)
        }
      return .boolean(
        pattern.isMatch(in: arguments[0].bytes, memory: evaluation.patterns.memory))
    },
    FunctionEntry(
      "Replace",
      [
        .required("text", .text), .optional("old", .text), .optional("pattern", .text),
        .optional("group", .text), .optional("replacement", .text),
        .optional("replacementSource", .text), .optional("template", .text),
      ], gives: .text,
      "Replaces parts of a text, in five forms told by the arguments given. With old and replacement, "
        + "every old becomes the replacement. With old and template, every old in the template becomes "
        + "the text. With pattern and replacement, every match becomes the replacement, in which ${name} "
        + "and $1 are the match's groups. With pattern, group and replacement, only that group of every "
        + "match. With pattern, group and replacementSource, the text itself if there is any, else that "
        + "group of the match in replacementSource.",
      examples: replaceExamples, mapsLists: true, passesNoValue: false,
      prepare: { constants throws(PreparationProblem) in .replace(try ReplaceForm(constants)) },
      body: replace),
    FunctionEntry(
      "Substitute",
      [
        .required("text", .text), .required("old", .text), .required("new", .text),
        .optional("instance", .number),
      ], gives: .text,
      "The text with every old text replaced by the new one, as in spreadsheets; with an instance, from 1, "
        + "only that occurrence. Upper and lower case differ.",
      examples: [
        .gives(#"Substitute("12.345.678", ".", "")"#, #""12345678""#),
        .gives(#"Substitute("Quarter 1, 2011", "1", "2", 3)"#, #""Quarter 1, 2012""#),
        .gives(#"Substitute("Jan", "", "x")"#, #""Jan""#),
        .rejects(#"Substitute("Jan", "a", "o", InStr("Jan", "x"))"#),
      ], mapsLists: true, prepare: [instance].checked
    ) { arguments, evaluation throws(RecordProblem) in
      .text(
        try Substitution.replaced(
          arguments[1].bytes, in: arguments[0].bytes, by: arguments[2].bytes,
          only: try instance.value(in: arguments), scratch: evaluation.scratch))
    },
  ]

  private static let instance = WholeNumberArgument("instance", of: "Substitute", at: 3, from: 1)

  private static func preparePattern(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    guard let source = constants[1], source.kind == .text else { return .nothing }
    return .pattern(try Pattern(constant: source.bytes, argument: 1))
  }

  private static let replaceExamples: [FunctionEntry.Example] = [
    .gives(
      #"Replace("Product Developer", "Product Developer", , , "Software Engineer", , )"#,
      #""Software Engineer""#),
    .gives(#"Replace("john.doe@contoso.com", "@contoso.com", , ,"", ,)"#, #""john.doe""#),
    .gives(
      #"Replace("jsmith", "<username>", , , , , "<username>@contoso.com")"#,
      #""jsmith@contoso.com""#),
    .gives(
      #"Replace("+91 9998887777", , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", , "#
        + #""${phoneNumber}", , )"#, #""9998887777""#),
    .gives(#"Replace("+1 (999) 888-7777", , "[()\\s-]+", , "", , )"#, #""+19998887777""#),
    .gives(
      #"Replace("545 Tremont Street", , "(?<streetNumber>^\\d*)", "streetNumber", "888", , )"#,
      #""888 Tremont Street""#),
    .gives(
      #"Replace("jsmith@contoso.com", , "(?<Suffix>@(.)*)", "Suffix", "", , )"#, #""jsmith""#),
    .gives(
      #"Replace("", , "\\+(?<isdCode>\\d* )(?<phoneNumber>\\d{10})", "phoneNumber" , , "#
        + #""+91 8887779999", )"#, #""8887779999""#),
    .gives(#"Replace("john_doe72", , "[a-zA-Z_]*", , "", , )"#, #""72""#),
    .gives(#"Replace("Jansen, Jan", , "(\\w+), (\\w+)", , "$2 $1")"#, #""Jan Jansen""#),
  ]
}
