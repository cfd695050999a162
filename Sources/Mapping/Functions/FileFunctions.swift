import Records

extension FunctionCatalog {
  /// Files to send along.
  static let fileFunctions: [FunctionEntry] = [
    FunctionEntry(
      "File", [.required("path", .text)], gives: .file,
      "A file below the folder of source.files, given by its path there, to be sent along. A path that "
        + "names no file or leads out of the folder rejects the record; empty text gives no value.",
      examples: [
        .gives(#"File("")"#, ""), .rejects(#"File("../salaries.csv")"#),
      ], mapsLists: true, readsFiles: true
    ) { arguments, evaluation throws(RecordProblem) in
      let path = arguments[0].bytes
      if path.isEmpty { return .null }
      guard let folder = evaluation.conditions.files else { throw .noFolder }
      try folder.check(path)
      return .file(path)
    }
  ]
}
