import Records

extension FunctionCatalog {
  /// Functions about the record and its request as a whole.
  static let recordFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Lookup",
      [
        .required("value", [.text, .number, .list]), .required("table", .text),
        .optional("default", .everything),
      ], gives: .likeArguments(from: 2, step: 1),
      "What a table of the mapping has for the value; without a hit the default, or no value. A list "
        + "is looked up element by element. Keys match exactly.",
      examples: [], form: .lookup),
    FunctionEntry(
      "SelectUniqueValue", [.repeated("candidate", .text)], gives: .fixed(.text),
      "The first candidate that no earlier record of the input was given by the same call; when none is "
        + "free, the record is rejected.",
      examples: [.gives(#"SelectUniqueValue("j.jansen", "j.jansen2")"#, #""j.jansen""#)],
      form: .selectUniqueValue),
    FunctionEntry(
      "Clear", [], gives: .cleared,
      "Empties the property: JSON null, or empty text in a form. No value leaves a property out instead.",
      examples: []
    ) { _, _ in .cleared },
    FunctionEntry(
      "Fail", [.required("reason", .text)], gives: [],
      "Rejects the record, with the reason.",
      examples: [.rejects(#"Fail("no department")"#)], passesNoValue: false
    ) { arguments, _ throws(RecordProblem) in
      throw RecordProblem("mapping.failed", String(arguments[0].bytes))
    },
    FunctionEntry(
      "Redact", [.required("value", .everything)], gives: .everything,
      "The value itself, which messages and logs show masked.",
      examples: [.gives(#"Redact("secret")"#, #""secret""#)], passesNoValue: false
    ) { arguments, _ in arguments[0] },
  ]
}
