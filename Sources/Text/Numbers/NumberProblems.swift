import Records

/// Why a text is no number or truth value: the problems of this folder, without the text itself.
extension RecordProblem {
  @inline(never)
  static func numberUnreadable() -> RecordProblem {
    RecordProblem(
      "number.unreadable", "the text is no number",
      advice: "remove units and other text, or test for such values with IIF")
  }

  @inline(never)
  static func numberAmbiguous() -> RecordProblem {
    RecordProblem(
      "number.ambiguous",
      "the separator before three digits could mark decimals as well as thousands",
      advice:
        "say which with Number([field], \"nl\") or Number([field], \"en\"), or with source.decimal")
  }

  @inline(never)
  static func numberGrouping() -> RecordProblem {
    RecordProblem(
      "number.grouping", "the separators do not group the number's digits by three",
      advice: "correct the value, or say its notation with Number([field], \"nl\") or \"en\"")
  }

  @inline(never)
  static func unknownTruthWord() -> RecordProblem {
    RecordProblem(
      "boolean.unknownWord", "the text is no word for true or false",
      advice: "known are \(TruthWords.list); translate others with Switch or a table")
  }
}
