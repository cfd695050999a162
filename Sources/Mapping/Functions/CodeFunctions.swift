import Records
import Text

extension FunctionCatalog {
  /// Texts as codes.
  static let codeFunctions: [FunctionEntry] = [
    FunctionEntry(
      "ConvertToBase64", [.required("text", .text)], gives: .text,
      "Base64 of the text's bytes in UTF-16, the low byte first, as Entra has it.",
      examples: [
        .gives(#"ConvertToBase64("Hello world!")"#, #""SABlAGwAbABvACAAdwBvAHIAbABkACEA""#)
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(UTF16Base64.encoded(arguments[0].bytes, scratch: evaluation.scratch))
    },
    FunctionEntry(
      "ConvertToUTF8Hex", [.required("text", .text)], gives: .text,
      "The text's bytes in UTF-8 as hexadecimal digits in upper case.",
      examples: [
        .gives(#"ConvertToUTF8Hex("Hello world!")"#, #""48656C6C6F20776F726C6421""#),
        .gives(#"ConvertToUTF8Hex("ë")"#, #""C3AB""#),
      ], mapsLists: true
    ) { arguments, evaluation in
      .text(Hexadecimal.encoded(arguments[0].bytes, scratch: evaluation.scratch))
    },
  ]
}
