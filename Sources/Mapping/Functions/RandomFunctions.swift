import Records
import Text

extension FunctionCatalog {
  /// Random values, the same again for the same seed, input and mapping.
  static let randomFunctions: [FunctionEntry] = [
    FunctionEntry(
      "Guid", [], gives: .text,
      "A random UUID in lower case. The seed of the run and the record's number decide which.",
      examples: [
        .gives("Length(Guid())", "36"),
        .gives(#"Matches(Guid(), "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-")"#, "true"),
      ]
    ) { _, evaluation in
      var generator = evaluation.nextGenerator()
      return .text(RandomGUID.make(using: &generator, scratch: evaluation.scratch))
    },
    FunctionEntry(
      "RandomString",
      [
        .required("length", .number), .optional("digits", .number), .optional("specials", .number),
        .optional("capitals", .number), .optional("lowers", .number), .optional("avoid", .text),
      ], gives: .text,
      "Random text of a length, with at least so many digits, special characters, capital and small "
        + "letters, and none of the characters to avoid. The seed of the run and the record's number "
        + "decide which; whoever knows the seed knows the text.",
      examples: [
        .gives("Length(RandomString(6, 3, 0, 0, 3))", "6"),
        .gives(#"Matches(RandomString(6, 3, 0, 0, 3), "^[0-9a-z]+$")"#, "true"),
        .gives(#"Matches(RandomString(10, 2, 2, 2, 1, "?,"), "[?,]")"#, "false"),
        .rejects("RandomString(2, 3)"),
      ], prepare: RandomStringArguments.all.checked
    ) { arguments, evaluation throws(RecordProblem) in
      guard let length = try RandomStringArguments.length.value(in: arguments) else { return .null }
      let wish = RandomText(
        length: length,
        digits: try RandomStringArguments.digits.value(in: arguments) ?? 0,
        specials: try RandomStringArguments.specials.value(in: arguments) ?? 0,
        capitals: try RandomStringArguments.capitals.value(in: arguments) ?? 0,
        lowers: try RandomStringArguments.lowers.value(in: arguments) ?? 0)
      var generator = evaluation.nextGenerator()
      return .text(
        try wish.make(
          avoiding: arguments[5].bytes, using: &generator, scratch: evaluation.scratch))
    },
  ]
}

/// The numbers that `RandomString` takes.
private enum RandomStringArguments {
  static let length = WholeNumberArgument("length", of: "RandomString", at: 0, from: 0)
  static let digits = WholeNumberArgument("digits", of: "RandomString", at: 1, from: 0)
  static let specials = WholeNumberArgument("specials", of: "RandomString", at: 2, from: 0)
  static let capitals = WholeNumberArgument("capitals", of: "RandomString", at: 3, from: 0)
  static let lowers = WholeNumberArgument("lowers", of: "RandomString", at: 4, from: 0)
  static let all = [length, digits, specials, capitals, lowers]
}

extension Evaluation {
  /// The source of the record's next random value.
  fileprivate func nextGenerator() -> SeededGenerator {
    defer { randomDraws += 1 }
    return SeededGenerator(seed: conditions.seed, record: ordinal, draw: randomDraws)
  }
}
