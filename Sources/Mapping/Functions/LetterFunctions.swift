import Records
import Text

extension FunctionCatalog {
  /// Upper and lower case, and letters in place of letters.
  static let letterFunctions: [FunctionEntry] = [
    FunctionEntry(
      "ToLower", synonyms: ["Lower"], [.required("text", .text), .optional("culture", .text)],
      gives: .text,
      "The text in lower case. A culture such as \"tr\" or \"lt-LT\" brings in that language's own rules.",
      examples: [
        .gives(#"ToLower("John.Smith@Contoso.COM")"#, #""john.smith@contoso.com""#),
        .gives(#"ToLower("ÅSE ΟΔΟΣ")"#, #""åse οδος""#),
        .gives(#"ToLower("DIŞ", "tr-TR")"#, #""dış""#),
      ], mapsLists: true, shortcut: .lowercase, prepare: prepareCulture
    ) { arguments, evaluation throws(RecordProblem) in
      .text(
        LetterCase.lowercased(
          arguments[0].bytes, culture: try culture(arguments, evaluation),
          scratch: evaluation.scratch))
    },
    FunctionEntry(
      "ToUpper", synonyms: ["Upper"], [.required("text", .text), .optional("culture", .text)],
      gives: .text,
      "The text in upper case. A culture such as \"tr\" or \"lt-LT\" brings in that language's own rules.",
      examples: [
        .gives(#"ToUpper("Zoë")"#, #""ZOË""#), .gives(#"ToUpper("Groß")"#, #""GROSS""#),
        .gives(#"ToUpper("istanbul", "tr")"#, #""İSTANBUL""#),
      ], mapsLists: true, prepare: prepareCulture
    ) { arguments, evaluation throws(RecordProblem) in
      .text(
        LetterCase.uppercased(
          arguments[0].bytes, culture: try culture(arguments, evaluation),
          scratch: evaluation.scratch))
    },
    FunctionEntry(
      "PCase", synonyms: ["Proper"], [.required("text", .text), .optional("separators", .text)],
      gives: .text,
      "The first letter of each word in upper case, the rest in lower case. Words end at spaces, "
        + "punctuation and symbols, or only at the given separators.",
      examples: [
        .gives(#"PCase("PABLO GONSALVES (SECOND)")"#, #""Pablo Gonsalves (Second)""#),
        .gives(#"PCase("PINTO-DE'SILVA", " '-")"#, #""Pinto-De'Silva""#),
        .gives(#"PCase(Join(" ", "GREGORY", "JAMES"))"#, #""Gregory James""#),
        .gives(#"PCase("van den berg-smit")"#, #""Van Den Berg-Smit""#),
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(
        ProperCase.applied(
          to: arguments[0].bytes, separators: arguments[1].bytes, scratch: evaluation.scratch))
    },
    FunctionEntry(
      "NormalizeDiacritics", [.required("text", .text)], gives: .text,
      "The text with base letters in place of letters with diacritics, in any script. ä becomes a, ø oe, "
        + "ß ss; for text that has to be ASCII there is Ascii.",
      examples: [
        .gives(#"NormalizeDiacritics("Zoë")"#, #""Zoe""#),
        .gives(#"NormalizeDiacritics("Łukasz Müller")"#, #""Lukasz Muller""#),
        .gives(#"NormalizeDiacritics("Bjørn Strauß")"#, #""Bjoern Strauss""#),
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(Diacritics.removed(from: arguments[0].bytes, scratch: evaluation.scratch))
    },
    FunctionEntry(
      "Ascii", [.required("text", .text)], gives: .text,
      "The text in ASCII, for logins: Latin letters lose their marks, Greek and Cyrillic names are "
        + "romanised as in passports. What has no ASCII form is left out.",
      examples: [
        .gives(#"Ascii("Søren Łukasz Ĳssel")"#, #""Soeren Lukasz IJssel""#),
        .gives(#"Ascii("Юлия")"#, #""Iuliia""#), .gives(#"Ascii("d’Août – 5")"#, #""d'Aout - 5""#),
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(Transliteration.ascii(arguments[0].bytes, scratch: evaluation.scratch))
    },
  ]

  private static func prepareCulture(_ constants: [Cell?]) throws(PreparationProblem) -> Prepared {
    guard let name = constants[1] else { return .nothing }
    do {
      return .culture(try Culture(named: name.bytes))
    } catch {
      throw PreparationProblem(error, argument: 1)
    }
  }

  /// The culture of a call, which is read for each record only where it is no constant.
  private static func culture(_ arguments: CellList, _ evaluation: Evaluation)
    throws(RecordProblem) -> Culture
  {
    if case .culture(let culture) = evaluation.prepared { return culture }
    return try Culture(named: arguments[1].bytes)
  }
}
