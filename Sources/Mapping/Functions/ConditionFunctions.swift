import Records

extension FunctionCatalog {
  /// Choosing between values, and asking whether there is one.
  static let conditionFunctions: [FunctionEntry] = [
    FunctionEntry(
      "IIF", synonyms: ["If"],
      [
        .required("condition", .boolean), .required("whenTrue", .everything),
        .optional("whenFalse", .everything),
      ], gives: .likeArguments(from: 1, step: 1),
      "The second argument when the condition is true, else the third. Only that one is computed.",
      examples: [
        .gives(#"IIF(1 < 2, "yes", "no")"#, #""yes""#),
        .gives(#"IIF([country] = "NL" and not IsNull([city]), "a", "b")"#, #""b""#),
        .gives(#"IIF(false, Fail("not reached"), "ok")"#, #""ok""#),
      ], form: .iif),
    FunctionEntry(
      "Switch",
      [
        .required("source", .scalar), .optional("default", .everything),
        .repeated("key", .scalar), .repeated("value", .everything),
      ], gives: .likeArguments(from: 1, step: 2),
      "The value behind the first key that equals the source, else the default, which may be empty. "
        + "The key \"\" stands for no value and empty text.",
      examples: [
        .gives(#"Switch("QLD", "Other", "NSW", "Sydney", "QLD", "Brisbane")"#, #""Brisbane""#),
        .gives(#"Switch("X", , "M", "male", "V", "female")"#, ""),
        .gives(#"Switch(null, "other", "", "none")"#, #""none""#),
      ], form: .switchCase),
    FunctionEntry(
      "Coalesce", [.repeated("value", .everything)], gives: .likeArguments(from: 0, step: 1),
      "The first of its arguments that has a value; empty text counts as none.",
      examples: [
        .gives(#"Coalesce(null, "", "b", "c")"#, #""b""#),
        .gives("Coalesce([mail], [login])", ""),
      ], form: .coalesce),
    FunctionEntry(
      "IsNull", [.required("value", .everything)], gives: .boolean,
      "Whether the value is missing; empty text is there.",
      examples: [.gives("IsNull([none])", "true"), .gives(#"IsNull("")"#, "false")],
      passesNoValue: false
    ) { arguments, _ in .boolean(arguments[0].hasNoValue) },
    FunctionEntry(
      "IsNullOrEmpty", synonyms: ["IsBlank"], [.required("value", .everything)], gives: .boolean,
      "Whether the value is missing, empty text, or a list without elements.",
      examples: [.gives("IsNullOrEmpty([none])", "true"), .gives(#"IsNullOrEmpty("")"#, "true")],
      passesNoValue: false
    ) { arguments, _ in .boolean(arguments[0].isNullOrEmpty) },
    FunctionEntry(
      "IsPresent", [.required("value", .everything)], gives: .boolean,
      "Whether the value is there and not empty.",
      examples: [.gives(#"IsPresent("a")"#, "true"), .gives(#"IsPresent("")"#, "false")],
      passesNoValue: false
    ) { arguments, _ in .boolean(!arguments[0].isNullOrEmpty) },
    FunctionEntry(
      "IsString", [.required("value", .everything)], gives: .boolean,
      "Whether the value is text.",
      examples: [.gives(#"IsString("1")"#, "true"), .gives("IsString(1)", "false")],
      passesNoValue: false
    ) { arguments, _ in .boolean(arguments[0].kind == .text) },
    FunctionEntry(
      "Not", [.required("condition", .boolean)], gives: .boolean,
      "True for false and false for true.",
      examples: [.gives("Not(1 = 2)", "true"), .gives("not true", "false")],
      passesNoValue: false
    ) { arguments, _ in .boolean(!arguments[0].isTrue) },
    FunctionEntry(
      "IgnoreFlowIfNullOrEmpty", [.required("value", .everything)],
      gives: .everything,
      "The value itself; no value when it is empty, so that the property is left out.",
      examples: [
        .gives(#"IgnoreFlowIfNullOrEmpty("")"#, ""),
        .gives(#"IgnoreFlowIfNullOrEmpty("a")"#, #""a""#),
      ]
    ) { arguments, _ in arguments[0].isNullOrEmpty ? .null : arguments[0] },
  ]
}
