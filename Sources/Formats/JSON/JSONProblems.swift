import Records

extension RecordProblem {
  /// A record that is no JSON, on a line of its own.
  static func malformed(
    _ fault: JSONFault, column: Int, _ limits: JSONRecordLimits, _ layout: JSONLayout
  ) -> RecordProblem {
    RecordProblem(
      fault.code, "\(fault.summary(limits)), at column \(column)", advice: fault.advice(layout))
  }

  /// A record that is no object.
  static func notAnObject(_ kind: String, _ layout: JSONLayout) -> RecordProblem {
    RecordProblem(
      "json.notAnObject", "the record is \(kind) and no object",
      advice: layout == .lines
        ? "write each record as an object, on a line of its own"
        : "name the place of the records with --records, if they lie deeper")
  }

  /// Two members of one name, of which one would be lost.
  static func duplicateMember(_ name: String) -> RecordProblem {
    let shown = name.count > 64 ? name.prefix(64) + "…" : name
    return RecordProblem(
      "json.duplicateKey", "the member \"\(shown)\" is there twice in one object",
      advice: "remove one of the two")
  }

  /// A field over the limit.
  static func jsonFieldTooLong(limit: Int) -> RecordProblem {
    RecordProblem(
      "json.fieldTooLong", "a field is longer than \(limit) bytes",
      advice: "raise the limit with --max-field, if the field is meant to be that long")
  }

  /// A number with more digits than any number needs.
  static func numberTooLong(limit: Int) -> RecordProblem {
    RecordProblem(
      "json.numberTooLong", "a number is longer than \(limit) bytes",
      advice: "the export has to put it in quotes, as text")
  }
}

extension Diagnostic {
  /// A record over the limit.
  static func jsonRecordTooLong(file: String, line: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "json.recordTooLong", "the record that begins on this line is longer than \(limit) bytes",
      advice: "raise the limit with --max-record, if the record is meant to be that long",
      place: Place(file: file, line: line))
  }
}
