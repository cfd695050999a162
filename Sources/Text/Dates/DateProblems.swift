import Records

/// Why a text is no date, or a date no result: the problems of this folder, without the text
/// itself.
extension RecordProblem {
  @inline(never)
  static func dateUnreadable(expected: String, at character: Int) -> RecordProblem {
    RecordProblem(
      "date.unreadable",
      "the text does not have the date's form: \(expected) expected at character \(character)",
      advice: "correct the value, or the pattern it is read with")
  }

  @inline(never)
  static func dateNotRecognised() -> RecordProblem {
    RecordProblem(
      "date.unreadable", "the text is no date in ISO 8601 or in the form M/d/yyyy h:mm:ss tt",
      advice: "say its form with a pattern, as in Date([field], \"dd-MM-yyyy\")")
  }

  @inline(never)
  static func dateAmbiguous() -> RecordProblem {
    RecordProblem(
      "date.ambiguous", "the text is a date in which day and month cannot be told apart",
      advice: "say its form with a pattern, as in Date([field], \"dd-MM-yyyy\")")
  }

  @inline(never)
  static func dateImpossible(_ part: String) -> RecordProblem {
    RecordProblem(
      "date.impossible", "the text has a date's form, but there is no such \(part)",
      advice: "correct the value; if day and month are swapped, change the pattern")
  }

  @inline(never)
  static func dateContradictory(_ part: String) -> RecordProblem {
    RecordProblem(
      "date.contradictory", "the date contradicts itself: the \(part) does not fit the rest",
      advice: "correct the value, or leave that part out of the pattern")
  }

  @inline(never)
  static func dateOutOfRange() -> RecordProblem {
    RecordProblem(
      "date.outOfRange", "the date lies outside the years 1 to 9999",
      advice: "correct the value, or test for it and leave it out")
  }
}
